import fc from 'fast-check';
import { walks } from '../support/generators.ts';
import { Model, type Settings, type Step } from './circuit-breaker.model.ts';

/** Settings, and the steps that a circuit breaker with these settings goes through. */
export interface Scenario {
  settings: Settings;
  steps: Step[];
}

/** Which calls of a scenario may be in flight at the same time. */
type Overlap =
  /** None: each call ends before the next one begins. */
  | 'none'
  /** All, until the circuit opens for the first time. */
  | 'until it opens'
  /** Calls that begin while the circuit is closed. Nobody calls while a probe is in flight. */
  | 'closed calls'
  /** Anybody calls while a probe is in flight. All other calls end before the next one begins. */
  | 'probes'
  | 'all';

/** With this timeout and even waits, no call comes exactly at the end of the timeout. */
const oddTimeout = 5;

const names = ['A', 'B', 'C'];
const quick = fc.constantFrom<Step>('call succeeds', 'call fails');
const waits = fc.constantFrom<Step>('2 ms pass', '4 ms pass', '6 ms pass');
const slow = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom('begins', 'begins', 'succeeds', 'fails'))
  .map(([name, verb]) => `${name} ${verb}` as Step);

/** Scenarios with few failures and probes, so that the circuit changes its state often. */
export function scenarios(overlap: Overlap, maxFailures = 2, maxSuccesses = 2): fc.Arbitrary<Scenario> {
  const step = fc.oneof(
    { weight: 2, arbitrary: quick },
    { weight: 2, arbitrary: waits },
    { weight: 3, arbitrary: slow },
  );
  return fc
    .record({
      failureThreshold: fc.integer({ min: 1, max: maxFailures }),
      successThreshold: fc.integer({ min: 1, max: maxSuccesses }),
      steps: walks(step, 18),
    })
    .map(({ steps, ...thresholds }) => scenario({ ...thresholds, recoveryTimeout: oddTimeout }, steps, overlap));
}

/** Leaves out steps that make no sense or that the law is not about. */
function scenario(settings: Settings, steps: readonly Step[], overlap: Overlap): Scenario {
  const model = new Model(settings);
  const possible = steps.filter((step) => {
    if (!isPossible(step, model, overlap)) return false;
    model.do(step);
    return true;
  });
  return { settings, steps: possible };
}

function isPossible(step: Step, { state, isProbing, inFlight }: Model, overlap: Overlap): boolean {
  const [subject = '', verb = ''] = step.split(' ');
  if (overlap === 'until it opens' && state !== 'closed') return false;
  if (verb === 'ms') return true;
  if (verb !== 'begins' && subject !== 'call') return inFlight.has(subject);
  if (inFlight.has(subject)) return false;
  switch (overlap) {
    case 'none':
      return inFlight.size === 0;
    case 'closed calls':
      return !isProbing;
    case 'probes':
      return inFlight.size === 0 || isProbing;
    default:
      return true;
  }
}

export function exampleOf(settings: Partial<Settings>, ...steps: Step[]): { scenario: Scenario } {
  const usual = { failureThreshold: 1, recoveryTimeout: oddTimeout, successThreshold: 1 };
  return { scenario: { settings: { ...usual, ...settings }, steps } };
}

/** `count` times the same step. */
export function times(count: number, step: Step): Step[] {
  return Array.from({ length: count }, () => step);
}

/** Waits and calls of a circuit that is open, at these moments after it has opened. */
export function callsAt(moments: readonly number[]): Step[] {
  const sorted = moments.toSorted((a, b) => a - b);
  return sorted.flatMap((moment, i): Step[] => [`${moment - (sorted[i - 1] ?? 0)} ms pass`, 'call succeeds']);
}

/** A short or very long timeout, and moments around it. */
export function timeouts(): fc.Arbitrary<{ recoveryTimeout: number; moments: number[] }> {
  return fc.constantFrom(1, 2, 3, 5, 60_000, 2 ** 31, 2 ** 32 + 1).chain((recoveryTimeout) =>
    fc.record({
      recoveryTimeout: fc.constant(recoveryTimeout),
      moments: fc.array(fc.oneof(fc.nat(recoveryTimeout + 2), fc.constantFrom(recoveryTimeout - 1, recoveryTimeout)), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  );
}

export const timeoutsToTry = [1, 3, 60_000, 2 ** 31].flatMap((recoveryTimeout) =>
  [0, 1, 1_700_000_000_000].map((clock) => ({
    timeout: { recoveryTimeout, moments: [0, 0, recoveryTimeout - 1, recoveryTimeout, recoveryTimeout] },
    clock,
  })),
);

/** Results that arrive after the circuit has opened: while it is open, half open, or closed again. */
export const lateToTry = (['fails', 'succeeds'] as const).flatMap((late) => [
  // While the circuit is open, and again after a failed probe.
  exampleOf({ failureThreshold: 1 }, 'A begins', 'call fails', '4 ms pass', `A ${late}`, '2 ms pass', 'call succeeds'),
  exampleOf({}, 'A begins', 'call fails', '6 ms pass', 'call fails', '4 ms pass', `A ${late}`, 'call fails'),
  // While a probe is in flight.
  exampleOf({}, 'A begins', 'call fails', '6 ms pass', 'B begins', `A ${late}`, 'B succeeds', 'call fails'),
  exampleOf({ successThreshold: 2 }, 'A begins', 'call fails', '6 ms pass', 'B begins', `A ${late}`, 'B succeeds'),
  // Between two probes.
  exampleOf({ successThreshold: 2 }, 'A begins', 'call fails', '6 ms pass', 'call succeeds', `A ${late}`),
  // After the circuit has closed again.
  exampleOf({}, 'A begins', 'call fails', '6 ms pass', 'call succeeds', `A ${late}`, 'call succeeds'),
  exampleOf(
    { failureThreshold: 2 },
    ...(['A begins', 'B begins', 'call fails', 'call fails', '6 ms pass', 'call succeeds', 'call fails'] as const),
    `A ${late}`,
    'call fails',
    `B ${late}`,
  ),
  // Without any time in between.
  exampleOf({ failureThreshold: 2 }, 'A begins', 'B begins', 'C begins', 'A fails', 'B fails', `C ${late}`),
]);

/** The same for a circuit breaker that has been through it all before. */
export const lateAgainToTry = (['fails', 'succeeds'] as const).map((late) =>
  exampleOf(
    { failureThreshold: 1 },
    ...(['call fails', '6 ms pass', 'call succeeds', 'A begins', 'call fails', '6 ms pass', 'call succeeds'] as const),
    ...([`A ${late}`, 'B begins', 'call fails', '6 ms pass', 'call succeeds', `B ${late}`] as const),
  ),
);
