import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink, type Link } from '../../src/lib/link';

const link: Link = { code: "console.log('ü → 😀');\n", runtime: 'node', module: true, step: 42 };

describe('links', () => {
  it('give back what was put in', async () => {
    expect(await decodeLink(`#${await encodeLink(link)}`)).toEqual(link);
  });

  it('hold long programs and stay short where a program repeats itself', async () => {
    const code = 'setTimeout(() => console.log(1), 0);\n'.repeat(2_000);
    const hash = await encodeLink({ ...link, code });
    expect(hash.length).toBeLessThan(2_000);
    expect((await decodeLink(hash))?.code).toBe(code);
  });

  it('survive in an address', async () => {
    const hash = await encodeLink(link);
    expect(new URL(`https://example.org/#${hash}`).hash).toBe(`#${hash}`);
  });

  it.each(['', '#', '#step=3', '#code=%%%', '#code=AAAA', '#code=zzzz&step=1'])('that are not ours are none: %s', async (hash) => {
    expect(await decodeLink(hash)).toBeUndefined();
  });

  it('take nonsense in the other fields for the default', async () => {
    const hash = (await encodeLink({ ...link, module: false })).replace('node', 'toaster').replace('step=42', 'step=-7');
    expect(await decodeLink(hash)).toMatchObject({ runtime: 'browser', module: false, step: 0 });
  });

  it('that unpack to something huge are refused', async () => {
    const hash = await encodeLink({ ...link, code: ' '.repeat(5_000_000) });
    expect(await decodeLink(hash)).toBeUndefined();
  });
});
