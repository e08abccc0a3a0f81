import { expect, test } from '@playwright/test';
import { Playground } from './page';

test('a first visit shows a program that has run, at its beginning, and explains itself', async ({ page }) => {
  const app = new Playground(page);
  await app.open();
  await expect(app.step).toHaveText('0');
  await expect(page.getByText(/Ready: \d+ steps, 7 lines printed/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Program' })).toContainText('requestAnimationFrame');
});

test('prints in the order of a real browser', async ({ page }) => {
  const app = new Playground(page);
  await app.open();
  await app.button('To the end').click();
  await expect(app.console.getByRole('button')).toHaveCount(7);
  // Whether the frame or the timer comes first is open: only the rest has one order.
  const lines = (await app.lines()).filter((line) => !line.startsWith('frame'));
  expect(lines.map((line) => line[0])).toEqual(['1', '2', '3', '4', '5', '6']);
});

test('goes forwards and back, and the console follows', async ({ page }) => {
  const app = new Playground(page);
  await app.open({ code: "console.log('a');\nconsole.log('b');\n" });
  const seen: string[][] = [];
  const length = await app.length();
  while ((await app.stepNumber()) < length) {
    const before = await app.stepNumber();
    await app.button('Step forward').click();
    await expect(app.step).not.toHaveText(String(before));
    seen.push(await app.lines());
  }
  expect(seen.at(-1)).toEqual(['a', 'b']);
  expect(seen).toContainEqual(['a']);
  await expect(app.button('Step forward')).toBeDisabled();
  while ((await app.stepNumber()) > 0) {
    const before = await app.stepNumber();
    await app.button('Step back').click();
    await expect(app.step).not.toHaveText(String(before));
  }
  expect(await app.lines()).toEqual([]);
});

test('shows what waits in which queue, and why', async ({ page }) => {
  const app = new Playground(page);
  await app.open({ code: "setTimeout(function late() { console.log('late'); }, 5);\nqueueMicrotask(function soon() {});\n" });
  const laneHas = (kind: string, text: string) => async () => ((await app.lane(kind).textContent()) ?? '').includes(text);
  const said = (text: string) => async () => ((await app.narration.textContent()) ?? '').includes(text);
  await app.pressUntil('Step forward', laneHas('timers', 'late'));
  await app.pressUntil('Step forward', laneHas('microtasks', 'soon'));
  await expect(app.lane('timers')).toContainText(/due 4\d(\.\d+)? ms/);
  await expect(page.getByRole('link', { name: /^why/ })).toHaveAttribute('href', /^https:\/\//);
  await app.pressUntil('Next callback', said('soon'));
  const soon = await app.stepNumber();
  // In between the page's own load events come.
  await app.pressUntil('Next callback', said('late'));
  await app.pressUntil('Previous callback', async () => (await app.stepNumber()) === soon);
});

test('a line of the console leads to the step that printed it', async ({ page }) => {
  const app = new Playground(page);
  await app.open({ code: "console.log('first');\nsetTimeout(() => console.log('second'));\n", step: 1e6 });
  await app.console.getByRole('button', { name: 'first' }).click();
  await expect(app.narration).toHaveText('The program prints “first”.');
  expect(await app.lines()).toEqual(['first']);
});

test('plays to the end and stops there', async ({ page }) => {
  const app = new Playground(page);
  await app.open({ code: "console.log('a')" });
  await page.getByLabel('Playing speed').selectOption({ label: '10×' });
  await app.button('Play').click();
  await expect(app.button('Pause')).toBeVisible();
  await expect(app.button('Step forward')).toBeDisabled();
  await expect(app.button('Play')).toBeVisible();
  expect(await app.lines()).toEqual(['a']);
});

test('works by keyboard alone, and leaves the editor its keys', async ({ page }) => {
  const app = new Playground(page);
  await app.open();
  await page.keyboard.press('ArrowRight');
  await expect(app.step).not.toHaveText('0');
  await page.keyboard.press('ArrowLeft');
  await expect(app.step).toHaveText('0');
  await page.keyboard.press('End');
  await expect(app.step).toHaveText(String(await app.length()));
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(app.narration).toContainText('runs');
  await page.keyboard.press('Home');
  await expect(app.step).toHaveText('0');

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  const editor = page.getByRole('textbox', { name: 'Program' });
  await editor.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('?');
  await expect(app.step).toHaveText('0');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('edited: run to refresh')).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(page.getByText('edited: run to refresh')).toBeHidden();
  await app.write("console.log('by keyboard')");
  await page.keyboard.press('ControlOrMeta+Enter');
  await app.ready();
  await expect(page.getByText('1 line printed')).toBeVisible();
});

test('a link shows the same program at the same step', async ({ page, context }) => {
  const app = new Playground(page);
  await app.open({ code: "process.nextTick(() => console.log('tick'));\n", runtime: 'node', step: 4 });
  await expect(app.step).toHaveText('4');
  await expect(page.getByRole('radio', { name: 'Node' })).toBeChecked();
  await page.keyboard.press('ArrowRight');
  const step = await app.stepNumber();
  await expect(page).toHaveURL(new RegExp(`step=${step}&`));
  const other = new Playground(await context.newPage());
  await other.page.goto(page.url());
  await other.ready();
  await expect(other.step).toHaveText(String(step));
  await expect(other.page.getByRole('textbox', { name: 'Program' })).toContainText("console.log('tick')");
});

test('switching the runtime runs the program on the other loop', async ({ page }) => {
  const app = new Playground(page);
  await app.open();
  await page.getByRole('radio', { name: 'Node' }).check();
  await app.ready();
  await expect(app.lane('ticks')).toBeVisible();
  await app.button('To the end').click();
  await expect(page.getByTestId('exit')).toHaveText('exit code 0');
});

test('a sample is loaded from the menu and run', async ({ page }) => {
  const app = new Playground(page);
  await app.open();
  await page.getByRole('button', { name: 'Samples' }).click();
  await page.getByRole('button', { name: /^async1 and async2/ }).click();
  await app.ready();
  await expect(page.getByRole('heading', { name: 'async1 and async2' })).toBeVisible();
  await app.button('To the end').click();
  await expect(app.console.getByRole('button')).toHaveCount(8);
  expect(await app.lines()).toEqual([
    'script start', 'async1 start', 'async2', 'promise executor', 'script end', 'async1 end', 'then', 'setTimeout',
  ]);
});
