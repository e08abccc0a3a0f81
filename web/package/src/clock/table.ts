import type { Entry } from './entry.js';

const SIZE = 1024;

interface Page {
  readonly entries: (Entry | undefined)[];
  live: number;
}

/**
 * Entries by numbers that rise: an array in pages, of which those are dropped in which nothing is left. So a million timers are
 * found as in an array, and one that stays does not keep the place of all that came and went.
 */
export class Table {
  private pages: (Page | undefined)[] = [];
  private count = 0;

  /** Gives an entry the next number. */
  add(entry: Entry): number {
    const number = this.count++;
    const index = number % SIZE;
    const page = (index === 0 ? undefined : this.pages[(number - index) / SIZE]) ?? this.newPage((number - index) / SIZE);
    page.entries[index] = entry;
    page.live++;
    entry._number = number;
    return number;
  }

  get(number: number): Entry | undefined {
    return this.pages[(number / SIZE) | 0]?.entries[number % SIZE];
  }

  delete(entry: Entry): void {
    const number = entry._number;
    const at = (number / SIZE) | 0;
    const page = this.pages[at];
    if (!page) return;
    page.entries[number % SIZE] = undefined;
    if (--page.live === 0) this.pages[at] = undefined;
  }

  /** All of them, in the order of their numbers. */
  *all(): Generator<Entry> {
    for (const page of this.pages) for (const entry of page?.entries ?? []) if (entry) yield entry;
  }

  /** Forgets them all; numbers go on. */
  clear(): void {
    this.pages = [];
  }

  private newPage(at: number): Page {
    const page: Page = { entries: [], live: 0 };
    // Numbers go on behind a page that was dropped, and behind a `clear`.
    while (this.pages.length < at) this.pages.push(undefined);
    this.pages[at] = page;
    return page;
  }
}
