// Breaks 3: lets no balance fall below zero while it replays, whatever the events say.
import {
  type AccountEvent,
  type AccountState,
  evolve as rightEvolve,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export function evolve(state: AccountState, event: AccountEvent): AccountState {
  const next = rightEvolve(state, event);
  return { ...next, balance: Math.max(0, next.balance) };
}
