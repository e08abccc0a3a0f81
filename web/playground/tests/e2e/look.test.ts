import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Playground } from './page';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`is accessible: ${colorScheme}, ${width} px`, async ({ browser, baseURL }) => {
      // axe asks for pages of a context of its own.
      const context = await browser.newContext({ baseURL, colorScheme, viewport: { width, height: 844 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const app = new Playground(page);
      await app.open();
      for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
      await expect(app.narration).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
      expect(serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual([]);
      await context.close();
    });
  }
}

for (const width of [360, 390]) {
  test(`fits a phone of ${width} px without sideways scrolling`, async ({ page }) => {
    await page.setViewportSize({ width, height: 780 });
    const app = new Playground(page);
    await app.open();
    for (const tab of ['Code', 'Loop', 'Console']) {
      await page.getByRole('tab', { name: tab }).click();
      const [wanted, there] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
      expect(wanted, tab).toBeLessThanOrEqual(there);
    }
    const beyond = await page.locator('header button, .transport button').evaluateAll((all) =>
      all.filter((b) => b.getBoundingClientRect().right > innerWidth).map((b) => b.getAttribute('aria-label')),
    );
    expect(beyond).toEqual([]);
    await app.button('Step forward').click();
    await expect(app.step).not.toHaveText('0');
  });
}

test('is dark where the system is, and remembers another choice', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, colorScheme: 'dark' });
  const page = await context.newPage();
  const app = new Playground(page);
  const lightness = () =>
    page.evaluate(() => {
      const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)!.map(Number);
      return (r! + g! + b!) / 3;
    });
  await app.open();
  expect(await lightness()).toBeLessThan(60);
  await app.button('Switch to light theme').click();
  expect(await lightness()).toBeGreaterThan(200);
  await page.reload();
  await app.ready();
  expect(await lightness()).toBeGreaterThan(200);
  await context.close();
});
