// What keys do, unless the person is typing.

import type { Player } from './player.svelte';

/** Where a key has a meaning of its own. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  if (!target?.closest) return false;
  if (target.closest('.cm-editor, select, textarea, dialog, [role="menu"], input:not([type="range"])')) return true;
  // Space presses a focused button or follows a link.
  return event.key === ' ' && target.closest('button, a, summary, [role="tab"]') !== null;
}

/** Handles a key press; says whether it meant something. */
export function handleKey(event: KeyboardEvent, player: Player, showHelp: () => void): boolean {
  // The editor has done it already.
  if (event.defaultPrevented) return false;
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
    void player.run();
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return false;
  const isTab = (event.target as HTMLElement | null)?.closest?.('[role="tab"], [role="radio"]');
  if (isTab && event.key.startsWith('Arrow')) return false;
  const actions: Record<string, () => void> = {
    ArrowRight: () => void (event.shiftKey ? player.nextCallback() : player.stepForward()),
    ArrowLeft: () => void (event.shiftKey ? player.previousCallback() : player.stepBack()),
    Home: () => void player.goTo(0),
    End: () => void player.goTo(player.length),
    ' ': () => player.toggle(),
    '?': showHelp,
  };
  const action = actions[event.key];
  if (!action) return false;
  if (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End') player.pause();
  action();
  return true;
}
