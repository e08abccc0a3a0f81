import { expect, test } from '@playwright/test';
import { Playground } from './page';

test('an endless loop is stopped and said so, and the page goes on working', async ({ page }) => {
  const app = new Playground(page);
  await app.open();
  await app.write("console.log('before');\nwhile (true) {}\n");
  await page.keyboard.press('ControlOrMeta+Enter');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(/stopped/i, { timeout: 15_000 });
  await app.write("console.log('after');");
  await page.keyboard.press('ControlOrMeta+Enter');
  await app.ready();
  await expect(alert).toBeHidden();
  await app.button('To the end').click();
  await expect.poll(() => app.lines()).toEqual(['after']);
});

test('endless microtasks are stopped with advice, and the steps up to there can be seen', async ({ page }) => {
  const app = new Playground(page);
  await app.open({ code: 'function again() { Promise.resolve().then(again); }\nagain();\n' });
  await expect(page.getByTestId('stopped')).toContainText('microtasks');
  await page.keyboard.press('ArrowRight');
  await expect(app.step).not.toHaveText('0');
  await app.button('Show where').click();
  await expect(app.narration).toContainText('stopped');
});

test('a program that uses up all memory is said so, and the page goes on working', async ({ page }) => {
  const app = new Playground(page);
  await app.open();
  await app.write("let text = 'x';\nwhile (true) { const half = text; text += half; }\n");
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('alert')).toContainText('memory', { timeout: 15_000 });
  await app.write("console.log('after');");
  await page.keyboard.press('ControlOrMeta+Enter');
  await app.ready();
  await expect(page.getByRole('alert')).toBeHidden();
});

test('a program that never gets on is given up, and can be stopped by hand before', async ({ page }) => {
  const app = new Playground(page);
  await app.open();
  // No statement runs while the expression is matched: only ending the worker helps.
  await app.write("/(a+)+$/.test('a'.repeat(60) + 'b');");
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('button', { name: 'Stop' }).first().click();
  await expect(page.getByRole('alert')).toContainText('You stopped the program');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('alert')).toContainText('still running after', { timeout: 20_000 });
  await app.write("console.log('after');");
  await page.keyboard.press('ControlOrMeta+Enter');
  await app.ready();
});

test('a syntax error shows its line, and goes away when it is mended', async ({ page }) => {
  const app = new Playground(page);
  await app.open();
  await app.write('const fine = 1;\nconst = 2;\n');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('alert')).toContainText('Line 2');
  await expect(page.locator('.cm-bad-message')).toBeVisible();
  await app.write('const fine = 1;\n');
  await page.keyboard.press('ControlOrMeta+Enter');
  await app.ready();
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(page.locator('.cm-bad-message')).toBeHidden();
});

test('an uncaught error is shown in the console with the exit code of Node', async ({ page }) => {
  const app = new Playground(page);
  await app.open({ code: "throw new Error('on purpose');\n", runtime: 'node', step: 1e6 });
  await expect(app.console).toContainText('on purpose');
  await expect(page.getByTestId('exit')).toHaveText('exit code 1');
});

test('an engine that cannot be loaded is said so, with a way to try again', async ({ page }) => {
  const app = new Playground(page);
  let broken = true;
  await page.route('**/*.wasm', (route) => (broken ? route.abort() : route.continue()));
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  broken = false;
  await app.button('Try again').click();
  await app.ready();
});

test('a damaged link gives the first program instead of nothing', async ({ page }) => {
  const app = new Playground(page);
  await page.goto('./#runtime=node&code=%%%');
  await app.ready();
  await expect(page.getByRole('textbox', { name: 'Program' })).toContainText('In what order');
});

test('an empty program is no trouble', async ({ page }) => {
  const app = new Playground(page);
  await app.open();
  await app.write('');
  await page.keyboard.press('ControlOrMeta+Enter');
  await app.ready();
  await expect(page.getByText('0 lines printed')).toBeVisible();
});
