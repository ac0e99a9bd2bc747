import type { Caller } from '../support/caller.ts';
import { createHandClock } from '../support/clock.ts';
import { resultOf } from '../support/settle.ts';
import { Service, Session, type Step } from './circuit-breaker.model.ts';
import { CallBlockedError, CircuitBreaker } from './circuit-breaker.ts';
import { exampleOf, type Scenario } from './scenarios.model.ts';

type Name = 'payments' | 'mail';

/** What two circuit breakers go through, and in which order. Time passes for both. */
export type Pair = Record<Name, Scenario> & { order: Name[] };

/** What the circuit breakers have in common. */
export type Share = 'the options, the clock and fn' | 'the clock and fn';

/** The lines of each circuit breaker when it is the only one, and when both are in use. */
export async function runPair(pair: Pair, share: Share, caller: Caller) {
  const merged = merge(pair);
  const ownSettings = { payments: pair.payments.settings, mail: pair.mail.settings };
  const settings = share === 'the clock and fn' ? ownSettings : { ...ownSettings, mail: ownSettings.payments };
  const runAlone = (name: Name) =>
    new Session(settings[name]).run(merged.filter((one) => one.name === name || isTime(one)).map(({ step }) => step));

  const clock = createHandClock();
  const service = new Service();
  const payments = caller.give({ ...settings.payments, now: clock.now }, 'the options');
  const options = { payments, mail: payments };
  if (share === 'the clock and fn') options.mail = caller.give({ ...settings.mail, now: clock.now }, 'the options');
  const sessions = {
    payments: new Session(settings.payments, { options: options.payments, clock, service }),
    mail: new Session(settings.mail, { options: options.mail, clock, service }),
  };
  const inCompany: Record<Name, string[]> = { payments: [], mail: [] };
  for (const { name, step } of merged) {
    // oxlint-disable-next-line no-await-in-loop
    const line = await sessions[name].do(step);
    for (const one of ['payments', 'mail'] as const) {
      if (one === name || isTime({ step })) inCompany[one].push(line);
    }
  }
  return { alone: { payments: await runAlone('payments'), mail: await runAlone('mail') }, inCompany };
}

/** The steps of both, in the given order, and then the rest. */
function merge({ order, ...scenarios }: Pair): { name: Name; step: Step }[] {
  const rest = { payments: [...scenarios.payments.steps], mail: [...scenarios.mail.steps] };
  const all: Name[] = [
    ...order,
    ...rest.payments.map(() => 'payments' as const),
    ...rest.mail.map(() => 'mail' as const),
  ];
  return all.flatMap((name) => rest[name].splice(0, 1).map((step) => ({ name, step })));
}

function isTime({ step }: { step: Step }): boolean {
  return step.endsWith('pass');
}

const opens = exampleOf({}, 'call fails', 'call succeeds').scenario;
const probes = exampleOf({}, 'call fails', '6 ms pass', 'A begins', 'call fails', 'A succeeds').scenario;
const fails = exampleOf({ failureThreshold: 2 }, 'call fails', 'call succeeds', 'call fails', 'call fails').scenario;

/** One circuit breaker opens or runs a probe while the other is closed, open or half open. */
export const pairToTry = [opens, probes, fails].flatMap((payments) =>
  [opens, probes, fails].flatMap((mail) =>
    (['the options, the clock and fn', 'the clock and fn'] as const).map((share) => ({
      ...{ payments, mail, share },
      order: Array.from({ length: 10 }, (_, i): Name => (i % 2 === 0 ? 'payments' : 'mail')),
    })),
  ),
);

/** What the callers of a circuit breaker see whose `fn` calls another one, whose service is down. */
export async function runNested(innerThreshold: number, outerThreshold: number, calls: number): Promise<string[]> {
  const usual = { recoveryTimeout: 5, successThreshold: 1, now: () => 0 };
  const inner = new CircuitBreaker({ ...usual, failureThreshold: innerThreshold });
  const outer = new CircuitBreaker({ ...usual, failureThreshold: outerThreshold });
  const down = new Error('service is down');
  const lines: string[] = [];
  for (let i = 0; i < calls; i += 1) {
    let ofInner: unknown;
    const callInner = () =>
      resultOf(() => inner.call(() => Promise.reject(down))).catch((error: unknown) => {
        ofInner = error;
        throw error;
      });
    // oxlint-disable-next-line no-await-in-loop
    const error: unknown = await resultOf(() => outer.call(callInner)).catch((one: unknown) => one);
    if (error === down) lines.push('gets the error of the service');
    else if (!(error instanceof CallBlockedError)) lines.push('gets something else');
    else lines.push(`is blocked by the ${error === ofInner ? 'inner' : 'outer'} circuit breaker`);
  }
  return lines;
}
