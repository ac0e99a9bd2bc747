import { createHandClock, type HandClock } from '../support/clock.ts';
import { resultOf, settle } from '../support/settle.ts';
import { CallBlockedError, CircuitBreaker, type CircuitBreakerOptions, type CircuitState } from './circuit-breaker.ts';

export type Settings = Omit<CircuitBreakerOptions, 'now'>;

/**
 * What happens next. `call throws` is a call whose `fn` throws synchronously. `A begins` is a call that stays in flight
 * until `A succeeds` or `A fails`.
 */
export type Step =
  `call ${'succeeds' | 'fails' | 'throws'}` | `${number} ms pass` | `${string} ${'begins' | 'succeeds' | 'fails'}`;

/** What the lines about blocked calls and about time show besides. */
export type Shown = 'results' | 'details';

type Ending = 'succeeds' | 'fails';

interface ServiceCall {
  end(ending: Ending): void;
}

/** A service whose calls stay in flight until a step ends them. All circuit breakers may share its one function. */
export class Service {
  readonly calls: ServiceCall[] = [];
  throwsNext = false;

  readonly fn = (): Promise<object> => {
    const promise = new Promise<object>((resolve, reject) => {
      this.calls.push({
        end: (ending) => (ending === 'succeeds' ? resolve({}) : reject(new Error('service is down'))),
      });
    });
    // A circuit breaker may ignore the promise. The line about the step says so.
    promise.catch(() => {});
    if (!this.throwsNext) return promise;
    this.throwsNext = false;
    throw new Error('service is down');
  };
}

interface SessionParts {
  options?: CircuitBreakerOptions;
  clock?: HandClock;
  service?: Service;
  shows?: Shown;
}

/** What has become of a call so far. */
interface Call {
  admitted: ServiceCall | undefined;
  outcome: string | undefined;
}

/** A circuit breaker under test. It describes in a line what each step did. */
export class Session {
  readonly breaker: CircuitBreaker;
  readonly service: Service;
  readonly #clock: HandClock;
  readonly #shows: Shown;
  readonly #inFlight = new Map<string, Call>();

  constructor(
    settings: Settings,
    { clock = createHandClock(1_000), service = new Service(), ...more }: SessionParts = {},
  ) {
    this.#clock = clock;
    this.service = service;
    this.#shows = more.shows ?? 'results';
    this.breaker = new CircuitBreaker(more.options ?? { ...settings, now: clock.now });
  }

  /** Takes the steps one after the other, and waits after each until nothing more happens. */
  async run(steps: readonly Step[]): Promise<string[]> {
    const lines: string[] = [];
    // oxlint-disable-next-line no-await-in-loop
    for (const step of steps) lines.push(await this.do(step));
    return lines;
  }

  async do(step: Step): Promise<string> {
    const [subject = '', verb = ''] = step.split(' ');
    if (verb === 'ms') {
      this.#clock.advance(Number(subject));
      return timeLine(step, this.breaker.state, this.#shows);
    }
    if (verb === 'begins') return `${subject} ${await this.#begin(subject)} → ${this.breaker.state}`;
    if (subject !== 'call') return `${subject} ${await this.#end(subject, verb as Ending)} → ${this.breaker.state}`;
    this.service.throwsNext = verb === 'throws';
    const begun = await this.#begin('call');
    this.service.throwsNext = false;
    const line = this.#inFlight.has('call') ? await this.#end('call', verb as Ending) : begun;
    return `call ${line} → ${this.breaker.state}`;
  }

  /** Makes a call, without waiting for what it causes. */
  start(fn: () => Promise<unknown> = this.service.fn): Call {
    const call: Call = { admitted: undefined, outcome: undefined };
    resultOf(() => this.breaker.call(fn)).then(
      () => (call.outcome = 'succeeds'),
      (error: unknown) => {
        const isBlocked = error instanceof CallBlockedError;
        call.outcome = isBlocked ? blockedLine(error.state, error.retryAfter, this.#shows) : 'fails';
      },
    );
    return call;
  }

  async #begin(name: string): Promise<string> {
    const before = this.service.calls.length;
    const call = this.start();
    await settle();
    const { outcome } = call;
    const [admitted, ...more] = this.service.calls.slice(before);
    if (more.length > 0) return `calls fn ${more.length + 1} times`;
    if (admitted === undefined) return outcome?.replace(/^(fails|succeeds)$/, '$1 without calling fn') ?? 'waits';
    if (outcome !== undefined) return outcome.replace('is blocked', 'calls fn, but is blocked');
    call.admitted = admitted;
    this.#inFlight.set(name, call);
    return 'begins';
  }

  async #end(name: string, ending: Ending): Promise<string> {
    const call = this.#inFlight.get(name);
    if (call === undefined) return 'is not in flight';
    this.#inFlight.delete(name);
    const before = this.service.calls.length;
    call.admitted?.end(ending);
    await settle();
    const again = this.service.calls.length > before ? 'calls fn again and ' : '';
    return again + (call.outcome ?? 'gets no result');
  }
}

/** The expected lines. A second implementation, with a number for each period. */
export class Model {
  state: CircuitState = 'closed';
  isProbing = false;
  readonly inFlight = new Map<string, number>();
  #period = 0;
  #count = 0;
  #now = 0;
  #openedAt = 0;
  readonly #settings: Settings;
  readonly #shows: Shown;

  constructor(settings: Settings, shows: Shown = 'results') {
    this.#settings = settings;
    this.#shows = shows;
  }

  run(steps: readonly Step[]): string[] {
    return steps.map((step) => this.do(step));
  }

  do(step: Step): string {
    const [subject = '', verb = ''] = step.split(' ');
    if (verb === 'ms') {
      this.#now += Number(subject);
      return timeLine(step, this.state, this.#shows);
    }
    if (verb === 'begins') return `${subject} ${this.#begin(subject)} → ${this.state}`;
    const begun = subject === 'call' ? this.#begin('call') : 'begins';
    return `${subject} ${begun === 'begins' ? this.#end(subject, verb !== 'succeeds') : begun} → ${this.state}`;
  }

  #begin(name: string): string {
    const left = this.#openedAt + this.#settings.recoveryTimeout - this.#now;
    if (this.isProbing) return blockedLine('halfOpen', 0, this.#shows);
    if (this.state === 'open' && left > 0) return blockedLine('open', left, this.#shows);
    if (this.state === 'open') this.#enter('halfOpen');
    this.isProbing = this.state === 'halfOpen';
    this.inFlight.set(name, this.#period);
    return 'begins';
  }

  #end(name: string, fails: boolean): Ending {
    const isLate = this.inFlight.get(name) !== this.#period;
    this.inFlight.delete(name);
    if (!isLate) this.#learn(fails);
    return fails ? 'fails' : 'succeeds';
  }

  #learn(fails: boolean): void {
    const wasProbe = this.isProbing;
    this.isProbing = false;
    this.#count = fails !== wasProbe ? this.#count + 1 : 0;
    if (wasProbe && fails) this.#enter('open');
    else if (wasProbe && this.#count === this.#settings.successThreshold) this.#enter('closed');
    else if (!wasProbe && this.#count === this.#settings.failureThreshold) this.#enter('open');
  }

  #enter(state: CircuitState): void {
    this.state = state;
    this.#period += 1;
    this.#count = 0;
    if (state === 'open') this.#openedAt = this.#now;
  }
}

/** A breaker that waits for its first probe, or for the second of several. */
export type Moment = 'after the timeout' | 'between two probes';

/** Settings and steps that lead to this moment. */
export function probesAt(moment: Moment): [Settings, Step[]] {
  const settings = { failureThreshold: 1, recoveryTimeout: 5, successThreshold: 9 };
  const steps: Step[] = ['call fails', '6 ms pass'];
  return [settings, moment === 'after the timeout' ? steps : [...steps, 'call succeeds']];
}

export function blockedLine(state: string, retryAfter: number, shows: Shown): string {
  return shows === 'details' ? `is blocked (state: ${state}, retryAfter: ${retryAfter})` : 'is blocked';
}

function timeLine(step: Step, state: CircuitState, shows: Shown): string {
  return shows === 'details' ? `${step} → ${state}` : step;
}

export function raise(error: unknown): never {
  throw error;
}

/** The rejection in an object, because it may be a thenable. */
export async function rejectionBoxOf(action: () => Promise<unknown>): Promise<{ error: unknown } | undefined> {
  return resultOf(action).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
}
