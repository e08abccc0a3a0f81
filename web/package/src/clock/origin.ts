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

/** The first place of a stack that is the program's own: not the clock's, not a library's, not the runtime's. */
export function whereIs(origin: { stack?: string } | undefined): string | undefined {
  const places = frames(origin?.stack).filter((place) => !own.test(place) && !place.startsWith('node:'));
  return tidy(places.find((place) => !/[/\\]node_modules[/\\]/.test(place)) ?? places[0]);
}

/** Without the scheme of a file's address, and relative to where the tests were started. */
function tidy(place: string | undefined): string | undefined {
  const cwd = (globalThis as { process?: { cwd?(): string } }).process?.cwd?.();
  const path = place?.replace(/^file:\/\//, '');
  return cwd && path?.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;
}
