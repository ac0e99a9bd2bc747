import fc from 'fast-check';
import { Caller } from '../support/caller.ts';
import { anyFailure, type Failure, failureOf } from '../support/failure.ts';
import { anyKey, lookAlikes } from '../support/hostile.ts';
import { settle, ticks } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { SagaFailedError, SagaOrchestrator, type SagaStep } from './saga.ts';

export type Ending = 'rejects' | 'throws';

/** A step as plain data: which of its methods fail, and how. A method without an entry succeeds. */
export interface Plan {
  name: string;
  execute?: Ending;
  compensate?: Ending;
}

/** How a saga ended, as plain data. Causes have the name of the call that they come from. */
export interface Outcome {
  saga: string;
  completed?: readonly string[];
  step?: string;
  cause?: string;
  compensated?: readonly string[];
  uncompensated?: readonly { step: string; cause: string }[];
}

type Failures = Partial<Record<'execute' | 'compensate', Failure>>;

interface Options {
  /** What the steps are called in logs: their names, by default. */
  labels?: readonly string[];
  /** What failing calls of a method throw or reject with: an error of their own, by default. */
  failures?: Failures;
  /** What the promises of successful calls resolve with. */
  resolvesWith?: unknown;
  /** How long a call lasts. Three promise turns by default. */
  lasting?: (call: string) => Promise<unknown>;
}

/** One run of a saga, whose steps log their calls. */
export class Run {
  /** Every call, in order: `execute charge`. */
  readonly calls: string[] = [];
  /** What happened, in order: `execute charge begins`, `execute charge fails`, `the saga rejects`. */
  readonly log: string[] = [];
  steps: SagaStep[];
  readonly #options: Options;
  readonly #causes = new Map<unknown, string>();
  #outcome: () => Outcome = () => ({ saga: 'has not settled' });

  constructor(plans: readonly Plan[], options: Options = {}) {
    this.#options = options;
    const { labels = plans.map(({ name }) => name) } = options;
    this.steps = plans.map(({ name, execute, compensate }, i) => ({
      name,
      execute: () => this.call('execute', labels[i], execute),
      compensate: () => this.call('compensate', labels[i], compensate),
    }));
  }

  /** How the saga ended. The result and the error are read anew each time, so later changes show. */
  get outcome(): Outcome {
    return this.#outcome();
  }

  /** Starts the saga, and waits for its end. A caller may change the list after the call, and change the results. */
  async start(saga = new SagaOrchestrator(), caller?: Caller): Promise<void> {
    const list = caller ? caller.give(this.steps, 'the list of steps') : this.steps;
    let promise: ReturnType<SagaOrchestrator['execute']>;
    try {
      promise = saga.execute(list);
    } catch (error) {
      this.#end('throws', () => ({ saga: `throws ${this.#nameOf(error)} synchronously` }));
      return;
    }
    caller?.leave(list, 'the list of steps');
    try {
      const result = await promise;
      const completed = taken(result?.completed, caller);
      const isCopy = completed !== result?.completed;
      this.#end('resolves', () => ({ saga: 'resolves', completed: isCopy ? completed : result?.completed }));
    } catch (error) {
      this.#end('rejects', this.#rejection(error, caller));
    }
  }

  /** One call of a step, which logs its beginning and its end. */
  call(method: keyof Failures, label = '', ending?: Ending): Promise<void> {
    const call = `${method} ${label}`;
    this.calls.push(call);
    this.log.push(`${call} begins`);
    if (ending === 'throws') throw this.#failureOf(method, call);
    const { lasting = () => ticks(3), resolvesWith } = this.#options;
    return lasting(call).then(() => {
      if (ending) throw this.#failureOf(method, call);
      this.log.push(`${call} ends`);
      return resolvesWith as undefined;
    });
  }

  #end(how: string, outcome: () => Outcome): void {
    this.#outcome = outcome;
    this.log.push(`the saga ${how}`);
  }

  #failureOf(method: keyof Failures, call: string): unknown {
    this.log.push(`${call} fails`);
    const given = this.#options.failures?.[method];
    const failure = given ?? failureOf(`the error of ${call}`, new Error(`${call} failed`));
    this.#causes.set(failure.value, failure.name);
    return failure.value;
  }

  #rejection(error: unknown, caller?: Caller): () => Outcome {
    // What a step threw may be a SagaFailedError, too, but the saga has to reject with one of its own.
    if (!(error instanceof SagaFailedError) || this.#causes.has(error)) {
      return () => ({ saga: `rejects with ${this.#nameOf(error)}` });
    }
    const [compensated, uncompensated] = [taken(error.compensated, caller), taken(error.uncompensated, caller)];
    return () => ({
      saga: 'rejects with SagaFailedError',
      step: error.step,
      cause: this.#nameOf(error.cause),
      compensated,
      uncompensated: uncompensated.map((one) => ({ ...one, cause: this.#nameOf(one.cause) })),
    });
  }

  #nameOf(cause: unknown): string {
    const other = cause instanceof Error ? `another error (${cause.name}: ${cause.message})` : show(cause);
    return this.#causes.get(cause) ?? other;
  }
}

function taken<T>(result: T, caller: Caller | undefined): T {
  return caller ? caller.take(result) : result;
}

/** Runs one saga until nothing more happens. A saga that never settles does not stop the law. */
export async function play(run: Run, saga?: SagaOrchestrator): Promise<Run> {
  void run.start(saga);
  await untilSettled([run]);
  return run;
}

export async function untilSettled(runs: readonly Run[]): Promise<void> {
  const isOver = () => runs.every(({ outcome }) => outcome.saga !== 'has not settled');
  // oxlint-disable-next-line no-await-in-loop
  for (let turn = 0; turn < 20 && !isOver(); turn += 1) await settle();
  await settle();
}

export interface Behaviour {
  calls: readonly string[];
  outcome: Outcome;
}

/** What a saga does if it is the only one. */
export async function alone(plans: readonly Plan[]): Promise<Behaviour> {
  return behaviourOf(await play(new Run(plans)));
}

export function behaviourOf({ calls, outcome }: Run): Behaviour {
  return { calls: [...calls], outcome };
}

/** Does something with one item after another. */
export async function inTurn<T, R>(items: readonly T[], action: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  // oxlint-disable-next-line no-await-in-loop
  for (const item of items) results.push(await action(item));
  return results;
}

/** Runs sagas on one orchestrator, and logs how each of them behaves. */
export class Session {
  readonly #saga = new SagaOrchestrator();
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  async run(plans: readonly Plan[]): Promise<Run> {
    const run = new Run(plans);
    run.steps = run.steps.map((step) => new Instance(step));
    void run.start(this.#saga, this.#caller);
    await untilSettled([run]);
    return run;
  }
}

/** A step whose methods need their `this`. */
export class Instance implements SagaStep {
  readonly #step: SagaStep;

  constructor(step: SagaStep) {
    this.#step = step;
  }

  get name(): string {
    return this.#step.name;
  }

  execute(): Promise<void> {
    return this.#step.execute();
  }

  compensate(): Promise<void> {
    return this.#step.compensate();
  }
}

/** A run in which equal names mean the same step. Its first execution takes its ending from its first place. */
export function runWithSharedSteps(plans: readonly Plan[]): Run {
  const run: Run = new Run(plans);
  let executions = 0;
  const stepOf = (name: string): SagaStep => ({
    name,
    execute: () => {
      executions += 1;
      return run.call('execute', name, plans[executions - 1]?.execute);
    },
    compensate: () => run.call('compensate', name),
  });
  const shared = new Map(plans.map(({ name }) => [name, stepOf(name)]));
  run.steps = plans.flatMap(({ name }) => shared.get(name) ?? []);
  return run;
}

/** The calls and the outcome of a run. The plans say what fails, so both are known beforehand. */
export function expected(plans: readonly Plan[], labels = plans.map(({ name }) => name)): Behaviour {
  const failing = plans.findIndex(({ execute }) => execute);
  const forwards = plans.map((_, i) => `execute ${labels[i]}`);
  if (failing === -1) {
    return { calls: forwards, outcome: { saga: 'resolves', completed: plans.map(({ name }) => name) } };
  }
  const backwards = plans
    .map(({ name, compensate }, i) => ({ name, compensate, call: `compensate ${labels[i]}` }))
    .slice(0, failing)
    .toReversed();
  const outcome = {
    saga: 'rejects with SagaFailedError',
    step: plans[failing]?.name ?? '',
    cause: `the error of ${forwards[failing]}`,
    compensated: backwards.filter(({ compensate }) => !compensate).map(({ name }) => name),
    uncompensated: backwards
      .filter(({ compensate }) => compensate)
      .map(({ name, call }) => ({ step: name, cause: `the error of ${call}` })),
  };
  return { calls: [...forwards.slice(0, failing + 1), ...backwards.map(({ call }) => call)], outcome };
}

/** What began, or ended the saga, while another call was in progress. */
export function overlaps(log: readonly string[]): string[] {
  let inProgress: string | undefined;
  return log.flatMap((line) => {
    const [, call, verb = ''] = /^(.*) (\w+)$/.exec(line) ?? [];
    const found = inProgress && (verb === 'begins' || call === 'the saga') ? [`${line} during ${inProgress}`] : [];
    if (verb === 'begins') inProgress = call;
    else if (inProgress === call) inProgress = undefined;
    return found;
  });
}

const names = ['reserve', 'charge', 'ship', 'invoice', 'notify'];

/** Gives each step another name. */
function named(steps: readonly Omit<Plan, 'name'>[]): Plan[] {
  return steps.map((step, i) => ({ name: names[i] ?? `step ${i + 1}`, ...step }));
}

export function checkout(last: Omit<Plan, 'name'> = {}, others: Omit<Plan, 'name'> = {}): Plan[] {
  return named([others, others, last]);
}

/** Lists of steps that succeed, at least one. */
export function workingSteps(max = 5): fc.Arbitrary<Plan[]> {
  return fc.integer({ min: 1, max }).map((length) => named(Array.from({ length }, () => ({}))));
}

interface Failing {
  /** How many steps there may be before the one that fails. */
  before?: number;
  /** How compensations may end. */
  compensations?: readonly (Ending | 'succeeds')[];
}

/** Lists in which a step fails, with up to two steps after it. */
export function failingSteps({ before = 4, compensations = ['succeeds'] }: Failing = {}): fc.Arbitrary<Plan[]> {
  const earlier = fc
    .constantFrom(...compensations)
    .map((compensate): Omit<Plan, 'name'> => (compensate === 'succeeds' ? {} : { compensate }));
  const later = fc.constantFrom<Omit<Plan, 'name'>>({}, { execute: 'rejects' });
  return fc
    .tuple(fc.array(earlier, { maxLength: before, size: 'max' }), fc.array(later, { maxLength: 2 }))
    .map(([done, rest]) => named([...done, { execute: 'rejects' }, ...rest]));
}

/** Any steps. Compensations may fail. */
export function anySteps(before: number): fc.Arbitrary<Plan[]> {
  return fc.oneof(failingSteps({ before, compensations: ['succeeds', 'rejects'] }), workingSteps(before));
}

/** Lists of steps with any names, of which some are equal. */
export function stepsOfAnyName(): fc.Arbitrary<Plan[]> {
  const given = fc.array(fc.oneof(anyKey(), fc.constantFrom(...lookAlikes.flat())), { minLength: 7, maxLength: 7 });
  return fc
    .tuple(fc.oneof(failingSteps(), workingSteps()), given)
    .map(([steps, drawn]) => steps.map((step, i) => ({ ...step, name: drawn[i] ?? '' })));
}

const nested = () => {
  const cause = new Error('no label');
  return new SagaFailedError('label', cause, ['pack'], [{ step: 'pick', cause }]);
};

/** What a step fails with if it runs a saga that fails. */
export function failuresOfNestedSagas(): fc.Arbitrary<Failure> {
  return fc.constant(undefined).map(() => failureOf('a SagaFailedError', nested()));
}

/** Any thrown value. Steps that run a saga fail with a SagaFailedError. */
export function failures(): fc.Arbitrary<Failure> {
  return anyFailure({ 'a SagaFailedError': nested });
}

export const failuresToTry: readonly Failure[] = [
  failureOf('an Error', new Error('failed')),
  failureOf('a SagaFailedError', nested()),
  ...[undefined, null, 0, '', false].map((value) => failureOf(show(value), value)),
  failureOf('a string', 'failed'),
  failureOf('a plain object', { reason: 'failed' }),
  failureOf('a thenable', { then: () => {} }),
  failureOf('a frozen Error', Object.freeze(new Error('failed'))),
];
