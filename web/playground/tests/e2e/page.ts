// What the tests do with the page, in a person's words.

import { expect, type Locator, type Page } from '@playwright/test';
import { encodeLink, type Link } from '../../src/lib/link';

export class Playground {
  readonly step: Locator;
  readonly console: Locator;
  readonly narration: Locator;
  readonly slider: Locator;

  constructor(readonly page: Page) {
    this.step = page.getByTestId('step');
    this.console = page.getByTestId('console');
    this.narration = page.getByTestId('narration');
    this.slider = page.getByRole('slider', { name: 'Step' });
  }

  async open(link?: Partial<Link>) {
    const hash = link ? `#${await encodeLink({ code: '', runtime: 'browser', module: false, step: 0, ...link })}` : '';
    await this.page.goto(`./${hash}`);
    await this.ready();
  }

  async ready() {
    await expect(this.page.locator('.page')).toHaveAttribute('data-status', 'ready', { timeout: 20_000 });
  }

  /** Puts a program into the editor, as somebody who pastes it. */
  async write(code: string) {
    await this.page.getByRole('textbox', { name: 'Program' }).fill(code);
  }

  async run() {
    await this.page.getByRole('button', { name: 'Run', exact: false }).first().click();
    await this.ready();
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  async lines(): Promise<string[]> {
    return this.console.getByRole('button').allTextContents().then((all) => all.map((text) => text.trim()));
  }

  async stepNumber(): Promise<number> {
    return Number((await this.step.textContent())?.replaceAll(',', ''));
  }

  async length(): Promise<number> {
    return Number(await this.slider.getAttribute('max'));
  }

  /** Presses one of the player's buttons until a condition holds, each time waiting for the new step. */
  async pressUntil(name: string, done: () => Promise<boolean>) {
    for (let i = 0; i < 100; i++) {
      const before = await this.stepNumber();
      await this.button(name).click();
      await expect.poll(() => this.stepNumber()).not.toBe(before);
      if (await done()) return;
    }
    throw new Error(`${name} led nowhere`);
  }

  lane(kind: string) {
    return this.page.locator(`[data-lane="${kind}"]`);
  }
}
