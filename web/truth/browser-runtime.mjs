// Runs programs in the real Chromium, each in a document of its own.

import { chromium } from 'playwright-core';
import { findChromium } from './browser-binary.mjs';
import { PageOutput } from './page-output.mjs';

const ORIGIN = 'http://localhost';
const QUIET_MS = 100;
const CAP_MS = 5_000;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Several pages run at once; none of them may be slowed down for being behind another.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** @typedef {import('./node-runtime.mjs').Result} Result */

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/**
 * A complete document with the program in it, as a person would write one: at the end of the body, or in the head.
 * @param {string} file
 * @param {boolean} inHead
 */
function documentFor(file, inHead) {
  const script = `<script ${file.endsWith('.mjs') ? 'type="module" ' : ''}src="${file}"></script>`;
  const head = `<meta charset="utf-8"><title>program</title>${inHead ? script : ''}`;
  return `<!doctype html><html><head>${head}</head><body>${inHead ? '' : script}</body></html>`;
}

/**
 * A page and what is known about the program in it. Opening one takes ten times as long as navigating one.
 */
class Tab {
  output = new PageOutput();
  file = '';
  code = '';
  inHead = false;
  /** Whether the last program was still busy when it was given up; such a page is of no further use. */
  stuck = false;
  /** The script contexts of the current document. Events of the document before it may still be on their way.
   * @type {Set<number>} */
  #contexts = new Set();

  /**
   * @param {import('playwright-core').BrowserContext} context
   * @param {import('playwright-core').Page} page
   * @param {import('playwright-core').CDPSession} devtools
   */
  constructor(context, page, devtools) {
    this.context = context;
    this.page = page;
    this.devtools = devtools;
  }

  /** @param {import('playwright-core').Browser} browser */
  static async open(browser) {
    // A context of its own gives the page a process of its own, so a busy loop elsewhere cannot delay it.
    const context = await browser.newContext();
    const page = await context.newPage();
    const tab = new Tab(context, page, await context.newCDPSession(page));
    await tab.#listen();
    await page.route('**/*', (route) => tab.#serve(route));
    return tab;
  }

  async #listen() {
    const { devtools } = this;
    devtools.on('Runtime.executionContextCreated', ({ context }) => this.#contexts.add(context.id));
    devtools.on('Runtime.consoleAPICalled', (/** @type {any} */ call) => {
      if (this.#contexts.has(call.executionContextId)) this.output.consoleCall(call);
    });
    // A rejection that is handled later is revoked; what was printed stays printed, as on a terminal.
    devtools.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
      const id = details.executionContextId;
      if (id === undefined || this.#contexts.has(id)) this.output.exception(/** @type {any} */ (details));
    });
    await devtools.send('Runtime.enable');
  }

  /** @param {import('playwright-core').Route} route */
  #serve(route) {
    const path = new URL(route.request().url()).pathname;
    if (path === '/') return route.fulfill({ contentType: 'text/html', body: documentFor(this.file, this.inHead) });
    if (path !== `/${this.file}`) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: this.code });
  }

  /**
   * @param {string} file
   * @param {string} code
   * @param {boolean} inHead
   */
  load(file, code, inHead) {
    this.file = file;
    this.code = code;
    this.inHead = inHead;
    this.output = new PageOutput();
    this.#contexts = new Set();
    return this.page.goto(`${ORIGIN}/`, { waitUntil: 'load', timeout: CAP_MS });
  }
}

export class BrowserRuntime {
  /** @type {Tab[]} */
  #idleTabs = [];

  /** @param {import('playwright-core').Browser} browser */
  constructor(browser) {
    this.browser = browser;
    this.version = browser.version();
  }

  static async start() {
    const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
    return new BrowserRuntime(browser);
  }

  close() {
    return this.browser.close();
  }

  /**
   * @param {string} file
   * @param {string} code
   * @param {object} how
   * @param {number} how.settle   milliseconds the page is watched after its load event
   * @param {boolean} how.fresh   whether the page must be a new one; an old one gets a new document only
   * @param {boolean} how.inHead  whether the program stands in the head of the document
   * @returns {Promise<Result>}
   */
  async run(file, code, { settle, fresh, inHead }) {
    const idle = fresh ? undefined : this.#idleTabs.pop();
    const tab = idle ?? (await Tab.open(this.browser));
    try {
      await watch(tab, tab.load(file, code, inHead), settle);
      return { stdout: tab.output.stdout, stderr: tab.output.stderr, exit: 0 };
    } finally {
      if (!fresh && !tab.stuck) this.#idleTabs.push(tab);
      else await tab.context.close();
    }
  }
}

/**
 * Waits until the program has said all it has to say.
 * @param {Tab} tab
 * @param {Promise<unknown>} loaded
 * @param {number} settle
 */
async function watch(tab, loaded, settle) {
  const { output } = tab;
  const ended = new Promise((resolve) => { output.onEnd = () => resolve(undefined); });
  const capAt = performance.now() + CAP_MS;
  const within = (/** @type {Promise<unknown>} */ wait) =>
    Promise.race([wait.catch(() => {}), ended, sleep(Math.max(0, capAt - performance.now()))]);
  await within(loaded);
  await within(sleep(settle));
  while (!output.ended && performance.now() < capAt) {
    const quiet = performance.now() - output.lastAt;
    if (quiet < QUIET_MS) {
      await within(sleep(QUIET_MS - quiet));
      continue;
    }
    // An answer shows that the page is idle and not merely busy: a busy loop prints nothing either.
    const before = output.lastAt;
    await within(tab.devtools.send('Runtime.evaluate', { expression: '0' }));
    if (output.lastAt === before) break;
  }
  tab.stuck = performance.now() >= capAt;
}
