import fc from 'fast-check';
import { createHandClock } from '../support/clock.ts';
import { resultOf } from '../support/settle.ts';
import { CallBlockedError, CircuitBreaker, type CircuitBreakerOptions, type CircuitState } from './circuit-breaker.ts';

export type Settings = Omit<CircuitBreakerOptions, 'now'>;
export type Answer = 'succeeds' | 'fails' | 'throws';

/** One step of a story. A call with a name goes on until it is answered, and may be for certain states only. */
export type Step =
  | { wait: number }
  | { call: Answer }
  | { begin: string; while?: 'closed' | 'open or halfOpen' }
  | { answer: string; as: Answer };

export const usual: Settings = { failureThreshold: 1, recoveryTimeout: 10, successThreshold: 1 };
export const succeeds = { call: 'succeeds' } as const;
export const fails = { call: 'fails' } as const;
export const successOrFailure = ['succeeds', 'fails'] as const;
export const probeIsRunning = 'is blocked (halfOpen, retry after 0 ms) → halfOpen';

/** Steps as they are, so that the compiler takes examples for the same type as what is generated. */
export function script(...steps: Step[]): Step[] {
  return steps;
}

/** What stories are played on: the circuit breaker under test, or the table. */
interface Circuit {
  state(): CircuitState;
  wait(ms: number): void;
  begin(as?: Answer): Call;
}

export interface Call {
  /** `begins → closed`, or what has come of it already. */
  soFar(): string | Promise<string>;
  /** Has it answered where it is running: `fails → open`. */
  answer(as: Answer): string | Promise<string>;
}

export async function storyOf(settings: Partial<Settings>, steps: readonly Step[], clockStart = 0): Promise<string[]> {
  const clock = createHandClock(clockStart);
  const breaker = new CircuitBreaker({ ...usual, ...settings, now: clock.now });
  return played({ state: () => breaker.state, wait: clock.advance, begin: (as) => beginCall(breaker, as) }, steps);
}

export async function outlineOf(settings: Partial<Settings>, steps: readonly Step[]): Promise<string[]> {
  return outline(await storyOf(settings, steps));
}

/** Leaves out what blocked calls were told, and what the state was after waiting. */
export function outline(story: readonly string[]): string[] {
  return story.map((line) => (line.includes('ms pass') ? line.replace(/ → .*/, '') : line.replace(/ \(.*\)/, '')));
}

/** The story as the statement's table has it. */
export function toldByTable(settings: Settings, steps: readonly Step[]): Promise<string[]> {
  return played(circuitOfTable(settings), steps);
}

/** A line for each step; those that make no sense are left out, like answers of a call that is not running. */
async function played(circuit: Circuit, steps: readonly Step[]): Promise<string[]> {
  const running = new Map<string, Call>();
  const story: string[] = [];
  for (const step of steps) {
    if ('wait' in step) {
      circuit.wait(step.wait);
      story.push(`${step.wait} ms pass → ${circuit.state()}`);
    } else if ('call' in step) {
      story.push(`call ${await circuit.begin(step.call).answer(step.call)}`);
    } else if ('begin' in step) {
      if (running.has(step.begin) || step.while?.includes(circuit.state()) === false) continue;
      const call = circuit.begin();
      const line = await call.soFar();
      story.push(`${step.begin} ${line}`);
      if (line.startsWith('begins')) running.set(step.begin, call);
    } else if ('answer' in step && running.has(step.answer)) {
      story.push(`${step.answer} ${await running.get(step.answer)?.answer(step.as)}`);
      running.delete(step.answer);
    }
  }
  return story;
}

/** A call through the circuit breaker, to a service that answers when it is told to. */
export function beginCall(breaker: CircuitBreaker, as?: Answer): Call {
  const [value, failure] = [{}, new Error('out of service')];
  let settle = (_as: Answer) => {};
  const service = new Promise<object>((resolve, reject) => {
    settle = (now) => (now === 'succeeds' ? resolve(value) : reject(failure));
  });
  // A circuit breaker that forgets the call is told so by the story, not by Node.
  service.catch(() => {});
  let made = 0;
  let outcome: string | undefined;
  const fn = (): Promise<object> => {
    made += 1;
    return as === 'throws' ? raise(failure) : service;
  };
  const errorLine = (error: unknown) => {
    if (error instanceof CallBlockedError) return `${made > 0 ? 'is made and ' : ''}${blockedBy(error)}`;
    // Which error it is, rule 8 looks at.
    return made > 0 ? 'fails' : blockedBy(error);
  };
  const tell = (what: string) => {
    outcome = `${made > 1 ? `is made ${made} times and ` : ''}${what} → ${breaker.state}`;
  };
  resultOf(() => breaker.call(fn)).then(
    (got) => tell(got === value ? 'succeeds' : 'gets another value'),
    (error) => tell(errorLine(error)),
  );
  const soFar = async () => {
    await soon(() => made > 0 || outcome !== undefined);
    return outcome ?? `${made > 0 ? 'begins' : 'waits'} → ${breaker.state}`;
  };
  const answer = async (now: Answer) => {
    await soFar();
    if (made > 0 && as !== 'throws') settle(now);
    await soon(() => outcome !== undefined);
    return outcome ?? `gets no answer → ${breaker.state}`;
  };
  return { soFar, answer };
}

/** The table of rule 5, with a number for each stay in a state, so that late answers are known. */
function circuitOfTable({ failureThreshold, recoveryTimeout, successThreshold }: Settings): Circuit {
  const at = { state: 'closed' as CircuitState, stay: 0, count: 0, probing: false, now: 0, retryAt: 0 };
  const enter = (state: CircuitState) => {
    Object.assign(at, { state, stay: at.stay + 1, count: 0, probing: false, retryAt: at.now + recoveryTimeout });
  };
  const learn = (success: boolean) => {
    const probe = at.state === 'halfOpen';
    at.probing = false;
    at.count = probe === success ? at.count + 1 : 0;
    if (probe && !success) enter('open');
    else if (probe && at.count === successThreshold) enter('closed');
    else if (!probe && at.count === failureThreshold) enter('open');
  };
  const begin = (): Call => {
    const wait = at.retryAt - at.now;
    const blocked = (line: string) => ({ soFar: () => line, answer: () => line });
    if (at.state === 'open' && wait > 0) return blocked(`is blocked (open, retry after ${wait} ms) → open`);
    if (at.probing) return blocked(probeIsRunning);
    if (at.state === 'open') enter('halfOpen');
    at.probing = at.state === 'halfOpen';
    const { stay } = at;
    const answer = (as: Answer) => {
      if (stay === at.stay) learn(as === 'succeeds');
      return `${as === 'succeeds' ? 'succeeds' : 'fails'} → ${at.state}`;
    };
    return { soFar: () => `begins → ${at.state}`, answer };
  };
  return { state: () => at.state, wait: (ms) => void (at.now += ms), begin };
}

export function blockedBy(error: unknown): string {
  if (!(error instanceof CallBlockedError)) return `gets ${String(error)}`;
  return `is blocked (${error.state}, retry after ${error.retryAfter} ms)`;
}

/** Waits for what needs no time, only that promises have had their turn. */
async function soon(isThere: () => boolean): Promise<void> {
  for (let turn = 0; turn < 50 && !isThere(); turn += 1) await Promise.resolve();
}

export function raise(error: unknown): never {
  throw error;
}

export function answers(): fc.Arbitrary<'succeeds' | 'fails'> {
  return fc.constantFrom(...successOrFailure);
}

export function calls(...more: Answer[]): fc.Arbitrary<Step> {
  return fc.constantFrom<Answer[]>('succeeds', 'fails', ...more).map((call) => ({ call }));
}

export function waits(): fc.Arbitrary<Step> {
  return fc.integer({ min: 1, max: 4 }).map((wait) => ({ wait }));
}

/** With a timeout of 5 they never end exactly on the boundary, which is another rule's business. */
export function evenWaits(): fc.Arbitrary<Step> {
  return fc.constantFrom(2, 4, 6).map((wait) => ({ wait }));
}

export function overlaps(state: 'closed' | 'open or halfOpen'): fc.Arbitrary<Step> {
  const names = ['A', 'B', 'C'];
  return fc.oneof(
    fc.constantFrom(...names).map((begin) => ({ begin, while: state })),
    answersOf(...names),
  );
}

export function answersOf(...names: string[]): fc.Arbitrary<Step> {
  return fc.record({ answer: fc.constantFrom(...names), as: answers() }, { noNullPrototype: true });
}
