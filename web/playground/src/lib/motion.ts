// Chips travel from lane to lane, if the person's system allows motion and the lanes are in view.

import { flip, type AnimationConfig } from 'svelte/animate';
import { crossfade, fade, type TransitionConfig } from 'svelte/transition';
import { cubicOut } from 'svelte/easing';

const reduced = matchMedia('(prefers-reduced-motion: reduce)');

/** How long a movement takes: no time at all where motion is not wanted. */
const moving = (millis: number): number => (reduced.matches ? 0 : millis);

const [sendVisible, receiveVisible] = crossfade({
  duration: () => moving(220),
  easing: cubicOut,
  fallback: (node) => fade(node, { duration: moving(120) }),
});

type Transition = TransitionConfig | (() => TransitionConfig);

/** What is behind another tab has no size, and nowhere to travel from. */
const isHidden = (node: Element): boolean => node.getClientRects().length === 0;

export const send = (node: Element, params: { key: number }): Transition =>
  isHidden(node) ? { duration: 0 } : sendVisible(node, params);

export const receive = (node: Element, params: { key: number }): Transition =>
  isHidden(node) ? { duration: 0 } : receiveVisible(node, params);

/** Moves up within a lane. */
export const shift = (node: Element, places: { from: DOMRect; to: DOMRect }): AnimationConfig =>
  places.from.width && places.to.width ? flip(node, places, { duration: moving(220) }) : { duration: 0 };
