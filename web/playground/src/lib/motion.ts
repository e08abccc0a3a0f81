// Chips travel from lane to lane, if the person's system allows motion.

import { crossfade, fade } from 'svelte/transition';
import { cubicOut } from 'svelte/easing';

const reduced = matchMedia('(prefers-reduced-motion: reduce)');

/** How long a movement takes: no time at all where motion is not wanted. */
export const moving = (millis: number): number => (reduced.matches ? 0 : millis);

export const [send, receive] = crossfade({
  duration: () => moving(220),
  easing: cubicOut,
  fallback: (node) => fade(node, { duration: moving(120) }),
});
