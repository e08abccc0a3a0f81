// Collects what a page prints, from the events of Chromium's debugging protocol.

import { lineText, valueText, withoutFrames } from './devtools-text.mjs';
import { SENTINEL } from './sentinel.mjs';

const TO_STDERR = new Set(['error', 'warning', 'assert', 'trace']);

export class PageOutput {
  stdout = '';
  stderr = '';
  /** Whether the program said that it is done. */
  ended = false;
  /** When the last line came, by performance.now(). */
  lastAt = 0;
  #depth = 0;

  /** Called when the sentinel arrives. */
  onEnd = () => {};

  /** @param {{ type: string, args: import('./devtools-text.mjs').Remote[] }} call */
  consoleCall(call) {
    if (this.ended) return;
    if (call.type === 'debug' && call.args[0]?.value === SENTINEL) {
      this.ended = true;
      this.onEnd();
      return;
    }
    if (call.type === 'endGroup') {
      this.#depth = Math.max(0, this.#depth - 1);
      return;
    }
    if (call.type === 'clear') return;
    const text = lineText(call.args);
    this.#print(TO_STDERR.has(call.type), call.type === 'assert' ? `Assertion failed: ${text}` : text);
    if (call.type === 'startGroup' || call.type === 'startGroupCollapsed') this.#depth += 1;
  }

  /** @param {{ text: string, exception?: import('./devtools-text.mjs').Remote }} details */
  exception(details) {
    if (this.ended) return;
    const { exception } = details;
    if (!exception) {
      this.#print(true, withoutFrames(details.text));
      return;
    }
    this.#print(true, `${details.text} ${valueText(exception)}`);
  }

  /**
   * @param {boolean} isError
   * @param {string} text
   */
  #print(isError, text) {
    const indent = '  '.repeat(this.#depth);
    const lines = text.split('\n').map((line) => `${indent}${line}\n`).join('');
    if (isError) this.stderr += lines;
    else this.stdout += lines;
    this.lastAt = performance.now();
  }
}
