import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { createHandClock } from '../support/clock.ts';
import { anyFailure, ordinaryFailure } from '../support/failure.ts';
import { falsyValues } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { resultOf, settle, ticks } from '../support/settle.ts';
import { nothingThrown, rejectionOf, thrownBy } from '../support/thrown.ts';
import { blockedLine, Model, probesAt, raise, rejectionBoxOf, Session, type Step } from './circuit-breaker.model.ts';
import { CallBlockedError, CircuitBreaker } from './circuit-breaker.ts';
import { pairToTry, runNested, runPair, type Share } from './pair.model.ts';
import {
  callsAt,
  exampleOf,
  lateAgainToTry,
  lateToTry,
  scenarios,
  times,
  timeouts,
  timeoutsToTry,
} from './scenarios.model.ts';

const usual = { failureThreshold: 1, recoveryTimeout: 5, successThreshold: 1 };
const moments = fc.constantFrom('after the timeout', 'between two probes');
const endings = fc.constantFrom('succeeds', 'fails');
const oddValues: unknown[] = [...falsyValues, undefined, {}, [], () => {}, new Error('not thrown')];

describe('1 ★ Failures in a row open the circuit', () => {
  law(
    'the circuit opens when `failureThreshold` calls in a row have failed, and then blocks calls',
    {
      failureThreshold: fc.integer({ min: 1, max: 4 }),
      calls: fc.array(fc.constantFrom<Step>('call fails', 'call fails', 'call succeeds'), { maxLength: 10 }),
    },
    async ({ failureThreshold, calls }) => {
      const settings = { ...usual, failureThreshold };
      expect(await new Session(settings).run(calls)).toEqual(new Model(settings).run(calls));
    },
    {
      effort: 0.5,
      examples: [
        { failureThreshold: 3, calls: times(5, 'call fails') },
        { failureThreshold: 3, calls: times(5, 'call succeeds') },
        { failureThreshold: 2, calls: ['call fails', 'call succeeds', 'call fails', 'call fails', 'call succeeds'] },
        { failureThreshold: 40, calls: times(41, 'call fails') },
      ],
    },
  );
});

describe('2 ★ After the timeout, a successful probe closes the circuit', () => {
  law(
    'the first call after the timeout closes the circuit, which then counts failures from 0',
    {
      failureThreshold: fc.integer({ min: 1, max: 3 }),
      recoveryTimeout: fc.integer({ min: 1, max: 50 }),
      later: fc.integer({ min: 1, max: 50 }),
    },
    async ({ failureThreshold, recoveryTimeout, later }) => {
      const settings = { ...usual, failureThreshold, recoveryTimeout };
      const failures = times(failureThreshold, 'call fails');
      const steps: Step[] = [...failures, `${recoveryTimeout + later} ms pass`, 'call succeeds', ...failures];
      expect(await new Session(settings).run(steps)).toEqual(new Model(settings).run(steps));
    },
    { effort: 0.3, examples: [{ failureThreshold: 3, recoveryTimeout: 5000, later: 1 }] },
  );
});

describe('3 ★★ An open circuit blocks calls until the timeout has passed', () => {
  law(
    'calls before the end of the timeout are blocked, and their errors say how much of the timeout is left',
    { timeout: timeouts(), clock: fc.constantFrom<number[]>(0, 1, 2 ** 31, 1_700_000_000_000) },
    async ({ timeout: { recoveryTimeout, moments }, clock }) => {
      const settings = { ...usual, recoveryTimeout };
      const steps: Step[] = ['call fails', ...callsAt(moments)];
      const session = new Session(settings, { clock: createHandClock(clock), shows: 'details' });
      expect(await session.run(steps)).toEqual(new Model(settings, 'details').run(steps));
    },
    { effort: 0.4, examples: timeoutsToTry },
  );

  law(
    'the timeout starts with the failure that opens the circuit, not with an earlier failure or the call',
    { untilItBegins: fc.integer({ min: 1, max: 9 }), untilItFails: fc.integer({ min: 1, max: 9 }) },
    async ({ untilItBegins, untilItFails }) => {
      const settings = { ...usual, failureThreshold: 2, recoveryTimeout: 20 };
      const failure: Step[] = [`${untilItBegins} ms pass`, 'A begins', `${untilItFails} ms pass`, 'A fails'];
      const steps: Step[] = ['call fails', ...failure, '19 ms pass', 'call succeeds', '2 ms pass', 'call succeeds'];
      expect(await new Session(settings).run(steps)).toEqual(new Model(settings).run(steps));
    },
    { effort: 0.1 },
  );

  example('each blocked call gets a new error', async () => {
    const session = new Session(usual);
    await session.run(['call fails']);
    const errors = await Promise.all([1, 2].map(() => rejectionOf(() => session.breaker.call(session.service.fn))));
    expect(errors.map((error) => error instanceof CallBlockedError)).toEqual([true, true]);
    expect(errors[0], 'The second error is the same object as the first').not.toBe(errors[1]);
  });
});

describe('4 ★★ It takes `successThreshold` successful probes to close the circuit', () => {
  law(
    'probes follow one another until enough of them have succeeded, or one fails',
    { scenario: scenarios('none', 1, 3) },
    async ({ scenario: { settings, steps } }) => {
      expect(await new Session(settings).run(steps)).toEqual(new Model(settings).run(steps));
    },
    {
      examples: [
        exampleOf({}, 'call fails', '6 ms pass', 'call fails', '4 ms pass', 'call succeeds', '2 ms pass', 'A begins'),
        exampleOf({}, 'call fails', '6 ms pass', 'A begins', '6 ms pass', 'A fails', 'call succeeds'),
        exampleOf({}, 'call fails', '6 ms pass', 'A begins', '6 ms pass', 'A fails', '6 ms pass', 'call succeeds'),
        exampleOf({ successThreshold: 3 }, 'call fails', '6 ms pass', ...times(3, 'call succeeds'), 'call fails'),
        exampleOf(
          { successThreshold: 2 },
          ...(['call fails', '6 ms pass', 'call succeeds', '6 ms pass', 'call fails', 'call succeeds'] as const),
          ...(['6 ms pass', 'call succeeds', '6 ms pass', 'call succeeds', 'call fails'] as const),
        ),
        exampleOf(
          { failureThreshold: 3, successThreshold: 2 },
          ...times(3, 'call fails'),
          ...(['6 ms pass', 'call succeeds', 'call fails', 'call succeeds', '6 ms pass'] as const),
          ...(['call succeeds', 'call succeeds', 'call fails', 'call fails', 'call fails'] as const),
        ),
        exampleOf(
          { successThreshold: 2 },
          ...(['call fails', '6 ms pass', 'call succeeds', 'call succeeds', 'call fails'] as const),
          ...(['6 ms pass', 'call succeeds', 'call fails'] as const),
        ),
      ],
    },
  );
});

describe('5 ★★ The caller gets exactly what `fn` produced', () => {
  law(
    'call resolves with the same value that `fn` resolved with, and counts a success',
    { value: fc.constantFrom(...oddValues) },
    async ({ value }, { caller }) => {
      const breaker = new CircuitBreaker({ ...usual, failureThreshold: 2, now: () => 0 });
      const given = caller.give(value, 'the value');
      await rejectionOf(() => breaker.call(() => Promise.reject(new Error('failed'))));
      const result = await resultOf(() => breaker.call(async () => given)).then(
        (got) => (Object.is(got, given) ? 'resolves with the same value' : 'resolves with another value'),
        () => 'rejects',
      );
      await rejectionOf(() => breaker.call(() => Promise.reject(new Error('failed'))));
      expect({ result, state: breaker.state }).toEqual({ result: 'resolves with the same value', state: 'closed' });
    },
    { effort: 0.3, modes: { mutated: true }, examples: oddValues.map((value) => ({ value })) },
  );

  law(
    'call rejects with the same value that `fn` threw or rejected with, and counts a failure',
    { failure: anyFailure(), fn: fc.constantFrom('throws', 'rejects') },
    async ({ failure: { value }, fn }) => {
      const breaker = new CircuitBreaker({ ...usual, failureThreshold: 2, now: () => 0 });
      const failing = () => (fn === 'throws' ? raise(value) : Promise.reject(value));
      await rejectionBoxOf(() => breaker.call(failing));
      const result = await rejectionBoxOf(() => breaker.call(failing));
      const caller = result && Object.is(result.error, value) ? 'gets the same error' : 'gets something else';
      expect({ caller, state: breaker.state }).toEqual({ caller: 'gets the same error', state: 'open' });
    },
    {
      effort: 0.5,
      examples: (['throws', 'rejects'] as const).map((fn) => ({ failure: ordinaryFailure(), fn })),
    },
  );

  example('an error that `fn` threw or rejected with is not frozen', async () => {
    const errors = [new Error('thrown'), new Error('rejected')];
    const breaker = new CircuitBreaker({ ...usual, failureThreshold: 3, now: () => 0 });
    await rejectionOf(() => breaker.call(() => raise(errors[0])));
    await rejectionOf(() => breaker.call(() => Promise.reject(errors[1])));
    expect(errors.map((error) => Object.isFrozen(error))).toEqual([false, false]);
  });

  law(
    'an `fn` that throws has the same effect as one whose promise rejects',
    { scenario: scenarios('none') },
    async ({ scenario: { settings, steps } }) => {
      const throwing = steps.map((step): Step => (step === 'call fails' ? 'call throws' : step));
      expect(await new Session(settings).run(throwing)).toEqual(await new Session(settings).run(steps));
    },
    {
      effort: 0.5,
      examples: [exampleOf({}, 'call fails', '6 ms pass', 'call fails', '6 ms pass', 'call succeeds')],
    },
  );

  law(
    'the result is counted before the caller gets it',
    { fn: fc.constantFrom('throws', 'rejects', 'succeeds as a probe') },
    async ({ fn }) => {
      const session = new Session(usual);
      await session.run(fn === 'succeeds as a probe' ? ['call fails', '6 ms pass'] : []);
      let seen = 'nothing';
      const look = () => void (seen = session.breaker.state);
      const rejecting = fn === 'throws' ? () => raise('failed') : () => Promise.reject(new Error('failed'));
      const work = fn === 'succeeds as a probe' ? async () => 'a value' : rejecting;
      thrownBy(() => void session.breaker.call<unknown>(work).then(look, look));
      await settle();
      expect(seen).toBe(fn === 'succeeds as a probe' ? 'closed' : 'open');
    },
    { effort: 0.1, examples: (['throws', 'rejects', 'succeeds as a probe'] as const).map((fn) => ({ fn })) },
  );

  law(
    'call never throws',
    { circuit: fc.constantFrom('closed', 'open') },
    async ({ circuit }) => {
      const session = new Session(usual);
      await session.run(circuit === 'open' ? ['call fails'] : []);
      const failing = () => raise(new Error('failed'));
      expect(thrownBy(() => void session.breaker.call(failing).catch(() => {}))).toBe(nothingThrown);
    },
    { effort: 0.1, examples: [{ circuit: 'closed' }, { circuit: 'open' }] },
  );
});

describe('6 ★★ Circuit breakers are independent', () => {
  law(
    'a circuit breaker behaves the same with and without another one in use',
    {
      payments: scenarios('all'),
      mail: scenarios('all'),
      order: fc.array(fc.constantFrom('payments', 'mail'), { maxLength: 30, size: 'max' }),
      share: fc.constantFrom<Share[]>('the options, the clock and fn', 'the clock and fn'),
    },
    async ({ share, ...pair }, { caller }) => {
      const lines = await runPair(pair, share, caller);
      expect(lines.inCompany).toEqual(lines.alone);
    },
    {
      why: 'one service that is down would block the calls to all others',
      modes: { mutated: true },
      effort: 0.2,
      examples: pairToTry,
    },
  );

  example('an `fn` is not frozen, whether it succeeds or fails', async () => {
    const breaker = new CircuitBreaker({ ...usual, failureThreshold: 2, now: () => 0 });
    const functions = [async () => 'a value', () => Promise.reject(new Error('failed'))];
    for (const fn of functions) void breaker.call<string>(fn).catch(() => {});
    await settle();
    expect(functions.map((fn) => Object.isFrozen(fn))).toEqual([false, false]);
  });

  law(
    'a call that is blocked by another circuit breaker inside `fn` is a failure like any other',
    { innerThreshold: fc.integer({ min: 1, max: 3 }), outerThreshold: fc.integer({ min: 1, max: 6 }) },
    async ({ innerThreshold, outerThreshold }) => {
      const lines = await runNested(innerThreshold, outerThreshold, 8);
      expect(lines).toEqual(
        lines.map((_, i) => {
          if (i >= outerThreshold) return 'is blocked by the outer circuit breaker';
          return i < innerThreshold ? 'gets the error of the service' : 'is blocked by the inner circuit breaker';
        }),
      );
    },
    { effort: 0.2, examples: [{ innerThreshold: 1, outerThreshold: 2 }] },
  );
});

describe('7 ★★★ A half-open circuit never has two probes in flight', () => {
  law(
    'while a probe is in flight, all further calls are blocked',
    { scenario: scenarios('probes', 1, 3) },
    async ({ scenario: { settings, steps } }) => {
      const session = new Session(settings, { shows: 'details' });
      expect(await session.run(steps)).toEqual(new Model(settings, 'details').run(steps));
    },
    {
      examples: [
        exampleOf({}, 'call fails', '6 ms pass', 'A begins', 'B begins', '6 ms pass', 'call fails', 'A succeeds'),
        exampleOf({ successThreshold: 2 }, 'call fails', '6 ms pass', 'A begins', '6 ms pass', 'call fails', 'A fails'),
        exampleOf(
          { successThreshold: 2 },
          ...(['call fails', '6 ms pass', 'A begins', 'A succeeds', 'B begins', 'C begins', 'B succeeds'] as const),
          'call fails',
        ),
      ],
    },
  );

  law(
    'of several calls in the same tick, only the first is a probe',
    { moment: moments, calls: fc.integer({ min: 2, max: 5 }) },
    async ({ moment, calls }) => {
      const [settings, steps] = probesAt(moment);
      const session = new Session(settings, { shows: 'details' });
      await session.run(steps);
      const before = session.service.calls.length;
      const started = Array.from({ length: calls }, () => [session.start(), session.breaker.state] as const);
      await settle();
      const blocked = blockedLine('halfOpen', 0, 'details');
      expect(started.map(([call, state]) => `${call.outcome ?? 'in flight'} → ${state}`)).toEqual([
        'in flight → halfOpen',
        ...Array.from({ length: calls - 1 }, () => `${blocked} → halfOpen`),
      ]);
      expect(session.service.calls.length - before).toBe(1);
    },
    { effort: 0.2, why: 'a service that has just come back would get all waiting calls together' },
  );

  law(
    "calls from inside the probe's own `fn` are blocked",
    { moment: moments, ticksBefore: fc.nat(3), probe: endings },
    async ({ moment, ticksBefore, probe }) => {
      const [settings, steps] = probesAt(moment);
      const session = new Session(settings, { shows: 'details' });
      await session.run(steps);
      const inner: ReturnType<Session['start']>[] = [];
      session.start(async () => {
        if (ticksBefore > 0) await ticks(ticksBefore);
        inner.push(session.start());
        if (probe === 'fails') throw new Error('failed');
      });
      await settle();
      const outcomes = inner.map(({ outcome }) => outcome ?? 'is in flight');
      expect({ outcomes, state: session.breaker.state }).toEqual({
        outcomes: [blockedLine('halfOpen', 0, 'details')],
        state: probe === 'fails' ? 'open' : 'halfOpen',
      });
    },
    { effort: 0.2, examples: [{ moment: 'after the timeout', ticksBefore: 0, probe: 'succeeds' }] },
  );

  law(
    'no call is admitted just as a probe fails',
    { moment: moments, probe: fc.constantFrom('throws', 'rejects'), ticksAfter: fc.nat(9) },
    async ({ moment, probe, ticksAfter }) => {
      const [settings, steps] = probesAt(moment);
      const session = new Session(settings);
      await session.run(steps);
      const failure = new Error('failed');
      session.start(() => (probe === 'throws' ? raise(failure) : Promise.reject(failure)));
      await ticks(ticksAfter);
      const call = session.start();
      await settle();
      expect({ call: call.outcome ?? 'is in flight', state: session.breaker.state }).toEqual({
        call: 'is blocked',
        state: 'open',
      });
    },
    {
      effort: 0.3,
      examples: Array.from({ length: 10 }, (_, ticksAfter) => ({
        ...{ moment: 'after the timeout' as const, ticksAfter },
        probe: 'rejects' as const,
      })),
    },
  );
});

describe('8 ★★★ Results count in the order they arrive, unless they are late', () => {
  law(
    'while the circuit is closed, calls may overlap, and their results count in the order they arrive',
    { scenario: scenarios('until it opens', 3) },
    async ({ scenario: { settings, steps } }) => {
      expect(await new Session(settings).run(steps)).toEqual(new Model(settings).run(steps));
    },
    {
      effort: 0.5,
      examples: (['fails', 'succeeds'] as const).flatMap((last) => [
        exampleOf({ failureThreshold: 2 }, 'A begins', 'call succeeds', 'call fails', `A ${last}`, 'call fails'),
        exampleOf({ failureThreshold: 2 }, 'A begins', 'call fails', `A ${last}`, 'call fails'),
      ]),
    },
  );

  law(
    'a late result changes nothing, but its caller gets it',
    { scenario: scenarios('closed calls') },
    async ({ scenario: { settings, steps } }) => {
      expect(await new Session(settings).run(steps)).toEqual(new Model(settings).run(steps));
    },
    { examples: [...lateToTry, ...lateAgainToTry] },
  );

  law(
    'a probe in flight stays in flight when a late result arrives',
    { late: endings, successThreshold: fc.integer({ min: 1, max: 2 }) },
    async ({ late, successThreshold }) => {
      const settings = { ...usual, successThreshold };
      const before: Step[] = ['A begins', 'call fails', '6 ms pass', 'B begins'];
      const after: Step[] = ['call succeeds', 'call fails', 'B succeeds', 'call fails'];
      const lines = await new Session(settings).run([...before, `A ${late}`, ...after]);
      const withoutLate = await new Session(settings).run([...before, ...after]);
      expect(lines).toEqual(withoutLate.toSpliced(before.length, 0, `A ${late} → halfOpen`));
    },
    { effort: 0.1, examples: (['succeeds', 'fails'] as const).map((late) => ({ late, successThreshold: 1 })) },
  );

  law(
    'a result is also late if a call from inside its own `fn` has opened the circuit',
    { outer: endings, inner: fc.constantFrom('throws', 'rejects') },
    async ({ outer, inner }) => {
      const clock = createHandClock(1_000);
      const session = new Session(usual, { clock });
      const failure = new Error('failed');
      session.start(async () => {
        session.start(() => (inner === 'throws' ? raise(failure) : Promise.reject(failure)));
        await ticks(20);
        if (outer === 'fails') throw failure;
      });
      await ticks(10);
      clock.advance(6);
      const probe = session.start(() => new Promise(() => {}));
      await settle();
      expect({ probe: probe.outcome ?? 'in flight', state: session.breaker.state }).toEqual({
        probe: 'in flight',
        state: 'halfOpen',
      });
    },
    {
      effort: 0.1,
      examples: (['succeeds', 'fails'] as const).flatMap((outer) => [
        { outer, inner: 'throws' as const },
        { outer, inner: 'rejects' as const },
      ]),
    },
  );

  law(
    "any number of calls may be in flight, even calls from inside another call's `fn`",
    { calls: fc.integer({ min: 1, max: 30 }), nested: fc.boolean() },
    async ({ calls, nested }) => {
      const session = new Session(usual);
      const { service } = session;
      let started = 0;
      const next = (): Promise<unknown> => {
        started += 1;
        if (nested && started < calls) session.start(next);
        return service.fn();
      };
      for (let i = 0; i < (nested ? 1 : calls); i += 1) session.start(nested ? next : service.fn);
      await settle();
      expect(service.calls.length).toBe(calls);
    },
    { effort: 0.3, examples: [false, true].map((nested) => ({ calls: 150, nested })) },
  );
});
