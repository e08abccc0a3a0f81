// A link holds the program, the runtime and the step, so that whoever opens it sees the same thing.

export interface Link {
  code: string;
  runtime: 'browser' | 'node';
  module: boolean;
  step: number;
}

/** No program worth looking at is longer, and a hostile link must not blow up the page. */
const LONGEST_PROGRAM = 200_000;

async function pipe(bytes: Uint8Array<ArrayBuffer>, through: ReadableWritablePair<Uint8Array, BufferSource>, limit: number) {
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) throw new RangeError('The program in this link is too long.');
    parts.push(new Uint8Array(value));
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}

/** The hash of a link, without the `#`. */
export async function encodeLink(link: Link): Promise<string> {
  const bytes = new TextEncoder().encode(link.code);
  const packed = await pipe(bytes, new CompressionStream('deflate-raw'), Infinity);
  const fields = new URLSearchParams({ runtime: link.runtime });
  if (link.module) fields.set('module', '1');
  if (link.step > 0) fields.set('step', String(link.step));
  fields.set('code', toBase64Url(packed));
  return fields.toString();
}

/** What a hash holds, or nothing if it is not one of ours or is damaged. */
export async function decodeLink(hash: string): Promise<Link | undefined> {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const packed = fields.get('code');
  if (!packed) return undefined;
  try {
    const bytes = await pipe(fromBase64Url(packed), new DecompressionStream('deflate-raw'), LONGEST_PROGRAM);
    const step = Number(fields.get('step') ?? 0);
    return {
      code: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      runtime: fields.get('runtime') === 'node' ? 'node' : 'browser',
      module: fields.get('module') === '1',
      step: Number.isSafeInteger(step) && step > 0 ? step : 0,
    };
  } catch {
    return undefined;
  }
}
