// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { pending } from '../../../../katas/43-state/state.ts';

law(
  'order: a state lists its status, then pay, then cancel',
  { event: fc.constantFrom('pay', 'cancel') },
  ({ event }) => {
    expect(Object.keys(pending).indexOf(event)).toBe(event === 'pay' ? 1 : 2);
  },
);
