import type { StandingState } from './kata-status.ts';

/** One symbol per state, so that no state depends on colour alone. */
export const stateSigns: Record<StandingState, string> = {
  'not started': '○',
  started: '✗',
  solved: '✓',
  mastered: '★',
  stale: '↻',
  looping: '∞',
  missing: '?',
  'does not compile': '!',
  'import refused': '!',
  'lacks an export': '!',
  'does not load': '!',
};
