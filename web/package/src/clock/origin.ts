/** Frames of the clock itself: what was called, not who called. */
const own = new RegExp(`^${escape(here().replace(/[^/\\]+$/, ''))}`);

function here(): string {
  return frames(new Error().stack)[0] ?? 'looplab';
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The places of a stack, innermost first, as `file:line:column`. */
export function frames(stack: string | undefined): string[] {
  const places = (stack ?? '').split('\n').map((line) => {
    const text = line.trim();
    // V8: `at name (place)` or `at place`; Firefox and Safari: `name@place`.
    const place = /\(([^(]*:\d+:\d+)\)$/.exec(text)?.[1] ?? /^(?:at (?:async )?|[^@]*@)(.*:\d+:\d+)$/.exec(text)?.[1];
    return place;
  });
  return places.filter((place) => place !== undefined);
}

const LIBRARY = /[/\\]node_modules[/\\]/;

function outside(origin: { stack?: string } | undefined): string[] {
  return frames(origin?.stack).filter((place) => !own.test(place) && !place.startsWith('node:'));
}

/** The first place of a stack that is the program's own: not the clock's, not a library's, not the runtime's. */
export function whereIs(origin: { stack?: string } | undefined): string | undefined {
  const places = outside(origin);
  return tidy(places.find((place) => !LIBRARY.test(place)) ?? places[0]);
}

/** The innermost place that is not the clock's or the runtime's, and whether it is a library's. */
export function innermost(origin: { stack?: string } | undefined): { place: string; isLibrary: boolean } | undefined {
  const [place] = outside(origin);
  return place === undefined ? undefined : { place: tidy(place) as string, isLibrary: LIBRARY.test(place) };
}

/** Without the scheme of a file's address, and relative to where the tests were started. */
function tidy(place: string | undefined): string | undefined {
  const cwd = (globalThis as { process?: { cwd?(): string } }).process?.cwd?.();
  const path = place?.replace(/^file:\/\//, '');
  return cwd && path?.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;
}
