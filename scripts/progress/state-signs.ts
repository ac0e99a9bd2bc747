import type { StandingState } from './kata-status.ts';

/** One sign a state, so that none is told by colour alone. */
export const stateSigns: Record<StandingState, string> = {
  'not started': '○',
  started: '✗',
  solved: '✓',
  mastered: '★',
  stale: '↻',
  looping: '∞',
  missing: '?',
  'does not compile': '!',
  'lacks an export': '!',
  'does not load': '!',
};
