import { builtin } from './natives.js';

/** So long a connection that has just been read from may have more to say, in real milliseconds. */
const CHUNK = 20;

interface Socket {
  readonly constructor?: { name?: string };
  readonly bytesRead?: number;
  readonly bytesWritten?: number;
  readonly connecting?: boolean;
  readonly localPort?: number;
  readonly remotePort?: number;
}

interface Seen {
  read: number;
  written: number;
  /** Whether the last that happened was that something was written: an answer is due. */
  asked: boolean;
  at: number;
}

/** What keeps Node's loop alive without being under way: it was there before, or only waits to be used. */
const IDLE = new Set(['Timeout', 'Immediate', 'TCPServerWrap', 'TTYWrap', 'MessagePort', 'TickInfo', 'FSEventWrap', 'SignalWrap', 'UDPWrap']);

/** What has an end of its own, unlike a handle. One that ends just now must not hide the next. */
const REQUEST = /Req|ConnectWrap|ShutdownWrap|SendWrap|WriteWrap/;

/**
 * Whether real input and output is under way in Node: files, names, connections, child processes.
 *
 * Requests say so themselves. Of a connection within this process it is known to the byte: it is quiet when what either end has
 * written was read by the other. Of any other, an answer is awaited when the last that happened was that something was written,
 * for `patience` real milliseconds.
 */
export class RealIo {
  private readonly process = (globalThis as { process?: any }).process;
  private readonly before: Map<string, number>;
  private readonly seen = new WeakMap<object, Seen>();
  private readonly clock: () => number;
  private underWay = { names: '', since: 0 };
  private inFlight = 0;
  private inFlightSince = 0;
  private readonly unwrap: () => void;

  constructor(
    private readonly patience: number,
    global: any,
  ) {
    const perf = builtin('node:perf_hooks')?.performance ?? globalThis.performance;
    const now = Object.getPrototypeOf(perf)?.now ?? perf.now;
    this.clock = () => now.call(perf);
    this.before = count(this.resources().filter((name) => !REQUEST.test(name)));
    for (const socket of this.sockets()) this.look(socket, this.clock() - this.patience);
    this.unwrap = this.isVisible ? () => undefined : this.wrapFetch(global);
  }

  /** Whether the runtime tells what is under way. */
  private get isVisible(): boolean {
    return typeof this.process?.getActiveResourcesInfo === 'function';
  }

  /** What is under way, by name. */
  busy(): string[] {
    const now = this.clock();
    if (!this.isVisible) {
      return this.inFlight > 0 && now - this.inFlightSince < this.patience ? [`${this.inFlight} fetch`] : [];
    }
    const resources = count(this.resources());
    // What was there before is known, until it is gone.
    for (const [name, known] of this.before) this.before.set(name, Math.min(known, resources.get(name) ?? 0));
    const isNew = ([name, active]: [string, number]): boolean => active > (this.before.get(name) ?? 0);
    const found = [...resources].filter(isNew).map(([name]) => name).filter((name) => name !== 'TCPSocketWrap' && !IDLE.has(name));
    const stands = this.stands(found, now);
    if (this.connections(now)) return [...found, 'TCPSocketWrap'];
    return stands ? [] : found;
  }

  /** Whether real timers run that did not when this began: someone took `setTimeout` before it was faked. */
  get hasRealTimers(): boolean {
    const timers = this.resources().filter((name) => name === 'Timeout').length;
    return timers > (this.before.get('Timeout') ?? 0);
  }

  /** Whether the same is under way for so long that it is taken for what just is there, such as a child process that serves. */
  private stands(found: readonly string[], now: number): boolean {
    const names = found.join();
    if (names !== this.underWay.names) this.underWay = { names, since: now };
    return now - this.underWay.since >= this.patience;
  }

  stop(): void {
    this.unwrap();
  }

  private resources(): string[] {
    return this.isVisible ? this.process.getActiveResourcesInfo() : [];
  }

  private sockets(): Socket[] {
    const handles: Socket[] = this.process?._getActiveHandles?.() ?? [];
    return handles.filter((handle) => handle?.constructor?.name?.endsWith('Socket') && handle.remotePort !== undefined || handle?.connecting === true);
  }

  private connections(now: number): boolean {
    const sockets = this.sockets();
    let busy = false;
    for (const socket of sockets) {
      const seen = this.look(socket, now);
      const peer = sockets.find((other) => other.localPort === socket.remotePort && other.remotePort === socket.localPort);
      if (socket.connecting) busy = true;
      else if (peer) busy ||= socket.bytesWritten !== peer.bytesRead || peer.bytesWritten !== socket.bytesRead;
      else if (now - seen.at < (seen.asked ? this.patience : CHUNK)) busy = true;
    }
    return busy;
  }

  /** Notes what has happened on a connection since it was last looked at. */
  private look(socket: Socket, now: number): Seen {
    const read = socket.bytesRead ?? 0;
    const written = socket.bytesWritten ?? 0;
    const seen = this.seen.get(socket as object) ?? { read: -1, written: -1, asked: false, at: now };
    if (read !== seen.read || written !== seen.written) {
      seen.asked = read === Math.max(seen.read, 0) && written > Math.max(seen.written, 0);
      Object.assign(seen, { read, written, at: now });
      this.seen.set(socket as object, seen);
    }
    return seen;
  }

  /** Where the runtime does not tell, requests are counted from their start to their answer. */
  private wrapFetch(global: any): () => void {
    const real = global?.fetch;
    if (typeof real !== 'function') return () => undefined;
    const counted = (...args: unknown[]): Promise<unknown> => {
      this.inFlight++;
      this.inFlightSince = this.clock();
      return Promise.resolve(real.apply(global, args)).finally(() => this.inFlight--);
    };
    global.fetch = counted;
    return () => {
      if (global.fetch === counted) global.fetch = real;
    };
  }
}

function count(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
