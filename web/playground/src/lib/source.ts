// Names for what has none: the program's own text says best which callback is meant.

import type { Item, Span } from '#engine';

/** What the engine calls a function without a name. */
const ANONYMOUS = new Set(['', '(anonymous)', '<anonymous>', 'anonymous']);

export const isAnonymous = (name: string | null | undefined): boolean => name == null || ANONYMOUS.has(name);

/** The first line of a piece of the program. */
export function excerpt(code: string, span: Span): string {
  const line = code.split('\n')[span.line - 1] ?? '';
  const end = span.endLine === span.line ? span.endColumn - 1 : line.length;
  const text = line.slice(span.column - 1, end).trim();
  return span.endLine === span.line ? text : `${text} …`;
}

/** What to call a queued thing: its own name, or how its text begins. */
export function nameOf(item: Item | null | undefined, code: string): string | undefined {
  if (!item) return undefined;
  if (!isAnonymous(item.label)) return item.label!;
  return item.span ? excerpt(code, item.span) : undefined;
}

/** A function on the stack. */
export function frameName(name: string): string {
  if (name === '<main>') return 'main script';
  return isAnonymous(name) ? 'anonymous' : name;
}
