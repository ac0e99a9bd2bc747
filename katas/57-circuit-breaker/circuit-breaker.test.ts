import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { createHandClock } from '../support/clock.ts';
import { walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { resultOf } from '../support/settle.ts';
import { nothingThrown, rejectionOf, thrownBy } from '../support/thrown.ts';
import {
  answers,
  answersOf,
  beginCall,
  blockedBy,
  calls,
  evenWaits,
  fails,
  outline,
  outlineOf,
  overlaps,
  probeIsRunning,
  raise,
  script,
  storyOf,
  succeeds,
  successOrFailure,
  toldByTable,
  usual,
  waits,
  type Settings,
  type Step,
} from './circuit-breaker.model.ts';
import { CallBlockedError, CircuitBreaker } from './circuit-breaker.ts';

describe('1 ★ Failures in a row open the circuit, and then calls are blocked', () => {
  example('the third of three failures opens it, and the fourth call is blocked', async () => {
    expect(await outlineOf({ failureThreshold: 3 }, [fails, fails, fails, succeeds])).toEqual([
      'call fails → closed',
      'call fails → closed',
      'call fails → open',
      'call is blocked → open',
    ]);
  });

  law(
    'it opens with the failure that makes failureThreshold in a row, not before',
    { failureThreshold: fc.integer({ min: 1, max: 5 }) },
    async ({ failureThreshold }) => {
      const story = await outlineOf({ failureThreshold }, [...times(failureThreshold, fails), fails, succeeds]);
      expect(story).toEqual([
        ...times(failureThreshold - 1, 'call fails → closed'),
        'call fails → open',
        'call is blocked → open',
        'call is blocked → open',
      ]);
    },
    { effort: 0.2 },
  );

  example('while calls succeed it stays closed', async () => {
    expect(await outlineOf({}, times(5, succeeds))).toEqual(times(5, 'call succeeds → closed'));
  });
});

describe('2 ★ After the timeout a probe closes it again', () => {
  example('the first call after 5 seconds goes through and closes it', async () => {
    const steps = [fails, { wait: 5000 }, succeeds, succeeds];
    expect(await outlineOf({ recoveryTimeout: 5000 }, steps)).toEqual([
      'call fails → open',
      '5000 ms pass',
      'call succeeds → closed',
      'call succeeds → closed',
    ]);
  });

  law(
    'the first call at any time after the timeout closes it',
    { recoveryTimeout: fc.integer({ min: 1, max: 50 }), later: fc.nat(50) },
    async ({ recoveryTimeout, later }) => {
      const wait = recoveryTimeout + later;
      expect(await outlineOf({ recoveryTimeout }, [fails, { wait }, succeeds, succeeds])).toEqual([
        'call fails → open',
        `${wait} ms pass`,
        'call succeeds → closed',
        'call succeeds → closed',
      ]);
    },
  );
});

describe('3 ★★ While the circuit is open, no call is made', () => {
  law(
    'each call is blocked, and told how long to wait',
    { askedAt: moments() },
    async ({ askedAt }) => {
      const story = await storyOf({ recoveryTimeout: 10 }, [fails, ...callsAt(askedAt)]);
      expect(story.filter((line) => line.startsWith('call'))).toEqual([
        'call fails → open',
        ...askedAt.map((ms) => `call is blocked (open, retry after ${10 - ms} ms) → open`),
      ]);
    },
    { effort: 0.5, examples: [{ askedAt: [0] }, { askedAt: [9] }, { askedAt: [3, 3, 7] }] },
  );

  law(
    'calls that are blocked do not prolong the timeout',
    { askedAt: moments() },
    async ({ askedAt }) => {
      const rest = { wait: 11 - (askedAt.at(-1) ?? 0) };
      const story = await outlineOf({ recoveryTimeout: 10 }, [fails, ...callsAt(askedAt), rest, succeeds]);
      expect(story.at(-1)).toBe('call succeeds → closed');
    },
    { effort: 0.5, why: 'callers who keep asking would keep the circuit open for ever' },
  );
});

describe('4 ★★ Only failures in a row count', () => {
  law(
    'a success brings the count back to 0',
    { failureThreshold: fc.integer({ min: 2, max: 4 }), successes: fc.integer({ min: 1, max: 3 }) },
    async ({ failureThreshold, successes }) => {
      const almost = times(failureThreshold - 1, fails);
      const steps = [...times(successes, [...almost, succeeds]).flat(), ...almost];
      expect(await outlineOf({ failureThreshold }, [...steps, fails])).toEqual([
        ...steps.map(({ call }) => `call ${call} → closed`),
        'call fails → open',
      ]);
    },
    { effort: 0.3, why: 'a service that fails once a day would be cut off after a few days' },
  );

  law(
    'answers count in the order in which they arrive, not in which calls began',
    { failureThreshold: fc.integer({ min: 2, max: 4 }), slow: answers() },
    async ({ failureThreshold, slow }) => {
      const almost = times(failureThreshold - 1, fails);
      const others = slow === 'fails' ? [succeeds, ...almost] : almost;
      const story = await outlineOf({ failureThreshold }, [
        { begin: 'A' },
        ...others,
        { answer: 'A', as: slow },
        fails,
      ]);
      expect(story.slice(-2)).toEqual(
        slow === 'fails'
          ? ['A fails → open', 'call is blocked → open']
          : ['A succeeds → closed', 'call fails → closed'],
      );
    },
    { effort: 0.3 },
  );

  law(
    'a circuit that closes again counts from 0',
    { failureThreshold: fc.integer({ min: 2, max: 4 }), successThreshold: fc.integer({ min: 1, max: 3 }) },
    async ({ failureThreshold, successThreshold }) => {
      const closedAgain = [...times(failureThreshold, fails), { wait: 11 }, ...times(successThreshold, succeeds)];
      const steps = [...closedAgain, ...times(failureThreshold, fails)];
      const story = await outlineOf({ failureThreshold, successThreshold }, steps);
      expect(story.slice(-failureThreshold - 1)).toEqual([
        'call succeeds → closed',
        ...times(failureThreshold - 1, 'call fails → closed'),
        'call fails → open',
      ]);
    },
    { effort: 0.3 },
  );
});

describe('5 ★★ The circuit does what this table says, to the millisecond', () => {
  law(
    'calls one after the other and waits between them go as the table says',
    { ...settings(), steps: walks(fc.oneof(calls(), waits())) },
    async ({ steps, ...settings }) => {
      expect(await storyOf(settings, steps)).toEqual(await toldByTable(settings, steps));
    },
    {
      examples: [
        { ...usual, recoveryTimeout: 3, steps: script(fails, { wait: 2 }, succeeds, { wait: 1 }, succeeds) },
        { ...usual, recoveryTimeout: 3, steps: script(fails, { wait: 4 }, fails, { wait: 2 }, succeeds) },
        { ...usual, successThreshold: 2, steps: script(fails, { wait: 10 }, succeeds, { wait: 99 }, succeeds, fails) },
      ],
    },
  );

  law(
    'a millisecond before the timeout is over a call is blocked, then it is a probe, whatever the clock shows',
    { recoveryTimeout: fc.integer({ min: 2, max: 60_000 }), clock: fc.constantFrom(0, 1, 1_700_000_000_000) },
    async ({ recoveryTimeout, clock }) => {
      const steps = [fails, { wait: recoveryTimeout - 1 }, succeeds, { wait: 1 }, succeeds];
      expect(await storyOf({ recoveryTimeout }, steps, clock)).toEqual([
        'call fails → open',
        `${recoveryTimeout - 1} ms pass → open`,
        'call is blocked (open, retry after 1 ms) → open',
        '1 ms pass → open',
        'call succeeds → closed',
      ]);
    },
  );
});

describe('6 ★★★ Half open admits one probe at a time', () => {
  example('of three calls at once the first is the probe, and the next comes after its answer', async () => {
    const breaker = await breakerThat('awaits a probe', { successThreshold: 2 });
    const [first, second, third] = [beginCall(breaker), beginCall(breaker), beginCall(breaker)];
    expect({ first: await first.soFar(), second: await second.soFar(), third: await third.soFar() }).toEqual({
      first: 'begins → halfOpen',
      second: probeIsRunning,
      third: probeIsRunning,
    });
    expect(await first.answer('succeeds')).toBe('succeeds → halfOpen');
    expect(await beginCall(breaker).soFar()).toBe('begins → halfOpen');
  });

  law(
    'who comes while a probe is running is blocked, who comes after it has answered is the next probe',
    { callers: fc.integer({ min: 2, max: 5 }), race: fc.scheduler() },
    async ({ callers, race }) => {
      const breaker = await breakerThat('awaits a probe', { successThreshold: callers + 1 });
      const log: Log = { seen: [], wanted: [], running: 0 };
      for (let i = 1; i <= callers; i += 1) void visit(`caller ${i}`, breaker, race, log);
      await race.waitIdle();
      expect(log.seen).toEqual(log.wanted);
    },
    { why: 'a service that has just come back gets the whole rush at once, and goes down again' },
  );

  law(
    'a call that the probe makes itself through the circuit breaker is blocked',
    { probe: answers() },
    async ({ probe }) => {
      const breaker = await breakerThat('awaits a probe', { successThreshold: 2 });
      let own = 'is not made';
      await rejectionOf(() =>
        breaker.call(async () => {
          own = await beginCall(breaker).soFar();
          if (probe === 'fails') throw new Error('out of service');
        }),
      );
      expect(own).toBe(probeIsRunning);
      expect(breaker.state).toBe(probe === 'fails' ? 'open' : 'halfOpen');
    },
    { effort: 0.1 },
  );

  law(
    'while a probe is running, nothing but its answer changes the state',
    { steps: walks(fc.oneof(calls(), evenWaits(), overlaps('open or halfOpen'))) },
    async ({ steps }) => {
      const settings = { failureThreshold: 1, recoveryTimeout: 5, successThreshold: 99 };
      expect(await outlineOf(settings, steps)).toEqual(outline(await toldByTable(settings, steps)));
    },
  );
});

describe('7 ★★★ A failed probe starts all over', () => {
  law(
    'the timeout begins anew when the failure of the probe arrives',
    { recoveryTimeout: fc.integer({ min: 2, max: 20 }), probeTakes: fc.nat(40) },
    async ({ recoveryTimeout, probeTakes }) => {
      const probe = [{ begin: 'probe' }, { wait: probeTakes }, { answer: 'probe', as: 'fails' }] as const;
      const due = { wait: recoveryTimeout + 1 };
      const steps = [fails, due, ...probe, { wait: recoveryTimeout - 1 }, fails, { wait: 2 }, succeeds];
      const story = await outlineOf({ recoveryTimeout }, steps);
      expect(story.slice(2)).toEqual([
        'probe begins → halfOpen',
        `${probeTakes} ms pass`,
        'probe fails → open',
        `${recoveryTimeout - 1} ms pass`,
        'call is blocked → open',
        '2 ms pass',
        'call succeeds → closed',
      ]);
    },
    { effort: 0.5, examples: [{ recoveryTimeout: 10, probeTakes: 10 }] },
  );

  law(
    'it takes successThreshold probes to close, those before a failed one not counted',
    { successThreshold: fc.integer({ min: 1, max: 4 }), before: fc.nat(3) },
    async ({ successThreshold, before }) => {
      const tooFew = Math.min(before, successThreshold - 1);
      const due = { wait: 11 };
      const steps = [fails, due, ...times(tooFew, succeeds), fails, due, ...times(successThreshold, succeeds)];
      expect(await outlineOf({ successThreshold }, steps)).toEqual([
        'call fails → open',
        '11 ms pass',
        ...times(tooFew, 'call succeeds → halfOpen'),
        'call fails → open',
        '11 ms pass',
        ...times(successThreshold - 1, 'call succeeds → halfOpen'),
        'call succeeds → closed',
      ]);
    },
    { effort: 0.5, examples: [{ successThreshold: 2, before: 1 }] },
  );
});

describe('8 ★★★ The caller gets exactly what fn gave', () => {
  law(
    'the very value that fn resolved with',
    { value: things() },
    async ({ value }) => {
      const given = thingOf(value);
      const breaker = await breakerThat('is new');
      const result = await resultOf(() => breaker.call(async () => given)).then(
        (got) => (got === given ? 'the very value' : 'another value'),
        (error) => `an error: ${String(error)}`,
      );
      expect([result, breaker.state]).toEqual(['the very value', 'closed']);
    },
    { effort: 0.3 },
  );

  law(
    'the very error that fn rejected with or threw, and it counts',
    { error: things(), fn: fc.constantFrom('rejects', 'throws at once') },
    async ({ error, fn }) => {
      const given = thingOf(error);
      const breaker = await breakerThat('is new');
      const failing = fn === 'rejects' ? () => Promise.reject(given) : () => raise(given);
      const result = await resultOf(() => breaker.call(failing)).then(
        () => 'a value',
        (got) => (got === given ? 'the very error' : `another error: ${String(got)}`),
      );
      expect([result, breaker.state]).toEqual(['the very error', 'open']);
    },
    { effort: 0.5, why: 'callers decide by the error what to tell the customer' },
  );

  law(
    'call never throws, it rejects',
    { breaker: fc.constantFrom('is new', 'is open', 'runs a probe') },
    async ({ breaker: which }) => {
      const breaker = await breakerThat(which);
      const failing = (): Promise<never> => raise(new Error('out of service'));
      expect(thrownBy(() => void breaker.call(failing).catch(() => {}))).toBe(nothingThrown);
    },
    { effort: 0.2 },
  );

  law(
    'where fn throws at once, all goes on as where its promise rejects',
    { ...settings(), steps: walks(fc.oneof(calls('throws'), waits())) },
    async ({ steps, ...settings }) => {
      const rejecting = steps.map((step) => ('call' in step && step.call === 'throws' ? fails : step));
      expect(await storyOf(settings, steps)).toEqual(await storyOf(settings, rejecting));
    },
    {
      effort: 0.5,
      examples: [
        { ...usual, steps: script({ call: 'throws' }, { wait: 11 }, { call: 'throws' }, { wait: 11 }, succeeds) },
      ],
    },
  );
});

describe('9 ★★★ A late answer changes nothing', () => {
  law(
    'all goes on as if late answers had never come, but their callers get them',
    {
      comes: fc.constantFrom(...lateMoments),
      late: fc.array(answers(), { minLength: 1, maxLength: 3 }),
      then: walks(fc.oneof(calls(), waits(), answersOf('probe'))),
    },
    async ({ comes, late, then }) => {
      const settings = { failureThreshold: 2, recoveryTimeout: 3, successThreshold: 2 };
      const early = late.map((as, i) => ({ begin: `early ${i + 1}`, answer: `early ${i + 1}`, as }));
      const before = script(...early.map(({ begin }) => ({ begin })), fails, fails, ...stepsUntil[comes]);
      const without = await storyOf(settings, [...before, ...then]);
      const answers = early.map(({ answer, as }) => ({ answer, as }));
      const story = await storyOf(settings, [...before, ...answers, ...then]);
      const state = without[before.length - 1]?.split(' → ')[1];
      const lateLines = answers.map(({ answer, as }) => `${answer} ${as} → ${state}`);
      expect(story).toEqual(without.toSpliced(before.length, 0, ...lateLines));
    },
    {
      effort: 0.5,
      why: 'slow answers of an outage arrive long after it, and say nothing of the service as it is now',
      examples: lateMoments.flatMap((comes) =>
        [...successOrFailure.map((one) => [one]), times(2, 'fails' as const)].map((late) => ({
          comes,
          late,
          then: script(fails, succeeds, { wait: 4 }, succeeds),
        })),
      ),
    },
  );

  law(
    'calls from closed times may be answered whenever, and all goes as the table says',
    {
      failureThreshold: fc.integer({ min: 1, max: 3 }),
      steps: walks(fc.oneof(calls(), evenWaits(), overlaps('closed'))),
    },
    async ({ failureThreshold, steps }) => {
      const settings = { failureThreshold, recoveryTimeout: 5, successThreshold: 1 };
      expect(await outlineOf(settings, steps)).toEqual(outline(await toldByTable(settings, steps)));
    },
  );
});

/** What happens between the opening of the circuit and a late answer. */
const stepsUntil = {
  'while it is open': script({ wait: 1 }),
  'while a probe runs': script({ wait: 4 }, { begin: 'probe' }),
  'between two probes': script({ wait: 4 }, succeeds),
  'after it has closed again': script({ wait: 4 }, succeeds, succeeds, fails),
};
const lateMoments = Object.keys(stepsUntil) as (keyof typeof stepsUntil)[];

interface Log {
  seen: string[];
  wanted: string[];
  running: number;
}

/** Comes and is answered when the race says so; logs what it sees, and what it should see. */
async function visit(caller: string, breaker: CircuitBreaker, race: fc.Scheduler, log: Log): Promise<void> {
  await race.schedule(Promise.resolve(), `${caller} comes`);
  log.wanted.push(`${caller} ${log.running === 0 ? 'is the probe' : probeIsRunning}`);
  const error = await rejectionOf(() =>
    breaker.call(async () => {
      log.running += 1;
      log.seen.push(`${caller} is the probe`);
      await race.schedule(Promise.resolve(), `${caller} is answered`);
      log.running -= 1;
    }),
  );
  if (error !== nothingThrown) log.seen.push(`${caller} ${blockedBy(error)} → ${breaker.state}`);
}

async function breakerThat(
  does: 'is new' | 'is open' | 'awaits a probe' | 'runs a probe',
  settings: Partial<Settings> = {},
): Promise<CircuitBreaker> {
  const clock = createHandClock();
  const breaker = new CircuitBreaker({ ...usual, ...settings, now: clock.now });
  if (does === 'is new') return breaker;
  await beginCall(breaker).answer('fails');
  if (does === 'is open') return breaker;
  clock.advance(usual.recoveryTimeout + 1);
  if (does === 'runs a probe') await beginCall(breaker).soFar();
  return breaker;
}

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}

/** Moments within a timeout of 10 ms. */
function moments(): fc.Arbitrary<number[]> {
  return fc.array(fc.nat(9), { maxLength: 6 }).map((all) => all.toSorted((a, b) => a - b));
}

function callsAt(all: readonly number[]): Step[] {
  return all.flatMap((ms, i) => [{ wait: ms - (all[i - 1] ?? 0) }, succeeds]);
}

function settings(): Record<keyof Settings, fc.Arbitrary<number>> {
  return {
    failureThreshold: fc.integer({ min: 1, max: 3 }),
    recoveryTimeout: fc.integer({ min: 2, max: 4 }),
    successThreshold: fc.integer({ min: 1, max: 3 }),
  };
}

/** Values and errors that code may take for something else. */
const oddThings = ['an object', 'an Error', 'a CallBlockedError of another breaker', 'undefined', 'null', 'false', '0'];

function things(): fc.Arbitrary<string> {
  return fc.constantFrom(...oddThings);
}

function thingOf(name: string): unknown {
  if (name === 'an object') return {};
  if (name === 'an Error') return new Error('out of service');
  if (name.startsWith('a CallBlockedError')) return new CallBlockedError('open', 5);
  return { undefined: undefined, null: null, false: false, '0': 0 }[name];
}
