import fc from 'fast-check';
import type { Failure } from '../support/failure.ts';
import { inObjectForm, type ObjectForm } from '../support/plug-in.ts';
import { outcomeOf } from './command.model.ts';
import { type Command, CommandQueue } from './command.ts';

/** How many commands there are: after that many `execute` steps, the first one is executed again. */
const commandCount = 3;

type Method = 'execute' | 'undo' | 'redo';
/** `undo` calls the queue, `other.undo` another queue. */
type Call = Method | `other.${Method}`;

interface NestedStep {
  call: Call;
  /** What the command does while it runs. It catches errors. */
  commandCalls: Step[];
  /** How the command ends; with `rethrows`, it ends at the first error that it catches. */
  then: 'returns' | 'fails' | 'rethrows';
}

/** `undo fails`: the command throws. */
export type Step = Call | `${Call} fails` | NestedStep;

const methods = ['execute', 'undo', 'redo'] as const;
const otherCalls = methods.map((method) => `other.${method}` as const);

export const plainSteps = fc.constantFrom<Step>(...methods);
export const failingSteps = fc.constantFrom<Step>(...methods.map((method) => `${method} fails` as const));
/** Steps whose commands call the queue that runs them. */
export const nestedSteps = nestedStepsOf(methods);
/** Steps whose commands call two queues, even from commands that run inside other commands. */
export const nestedStepsOfTwoQueues = nestedStepsOf([...methods, ...otherCalls]);

function nestedStepsOf(calls: readonly Call[]): fc.Arbitrary<Step> {
  const call = fc.constantFrom(...calls);
  const { step } = fc.letrec<{ step: Step; nested: NestedStep }>((tie) => ({
    step: fc.oneof({ maxDepth: 2 }, call, tie('nested')),
    nested: fc.record(
      {
        call,
        commandCalls: fc.array(tie('step'), { minLength: 1, maxLength: 3 }),
        then: fc.constantFrom('returns', 'returns', 'fails', 'rethrows'),
      },
      { noNullPrototype: true },
    ),
  }));
  return step;
}

/** A command calls each method of its queue, with and without catching the error. */
export const nestedToTry = methods.flatMap((call): Step[][] => [
  [{ call: 'execute', commandCalls: [call, call], then: 'returns' }, 'undo', 'redo'],
  ['execute', 'execute', 'undo', { call: 'undo', commandCalls: [call, call], then: 'returns' }, 'redo', 'redo'],
  ['execute', 'undo', { call: 'redo', commandCalls: [call], then: 'rethrows' }, 'redo'],
]);

/** A queue is still busy after its command has used another queue, one and two levels deep. */
export const nestedInTwoQueuesToTry: Step[][] = [
  [{ call: 'execute', commandCalls: ['other.execute', 'other.undo', 'undo'], then: 'returns' }],
  [
    {
      call: 'execute',
      commandCalls: [{ call: 'other.execute', commandCalls: ['execute'], then: 'returns' }, 'execute'],
      then: 'returns',
    },
    'undo',
    'other.undo',
  ],
];

interface Plan extends NestedStep {
  label: string;
  queue: 'own' | 'other';
  method: Method;
}

function planOf(step: Step): Plan {
  if (typeof step === 'string') {
    const [call, fails] = step.split(' ') as [Call, 'fails'?];
    return { ...planOf({ call, commandCalls: [], then: fails ?? 'returns' }), label: step };
  }
  const [method = 'execute', other] = step.call.split('.').toReversed() as [Method?, 'other'?];
  return { ...step, label: step.call, queue: other ?? 'own', method };
}

/** Two queues, and commands that record their calls. The `execute` steps take the commands in turn, from number 1. */
export class Session {
  readonly #queues = { own: new CommandQueue(), other: new CommandQueue() };
  readonly #commands: Command[];
  readonly #form: ObjectForm;
  readonly #failure: Failure | undefined;
  #count = 0;
  #running: { plan: Plan | undefined; log: string[] } = { plan: undefined, log: [] };

  constructor(form: ObjectForm, failure?: Failure) {
    this.#commands = Array.from({ length: commandCount }, (_, i) => {
      const methods = { execute: () => this.#run(`execute ${i + 1}`), undo: () => this.#run(`undo ${i + 1}`) };
      return inObjectForm<Command>(methods, form);
    });
    this.#form = form;
    this.#failure = failure;
  }

  /** Which methods of commands the step calls, and how it ends. */
  do(step: Step): string {
    return this.#perform(step).line;
  }

  /** The numbers of the commands that the code under test froze or sealed. */
  frozenCommands(): number[] {
    if (this.#form === 'a frozen object') return [];
    return this.#commands.flatMap((command, i) => (Object.isExtensible(command) ? [] : [i + 1]));
  }

  #perform(step: Step): { line: string; thrown: { error: unknown } | undefined } {
    const plan = planOf(step);
    const outer = this.#running;
    const log: string[] = [];
    let thrown: { error: unknown } | undefined;
    this.#running = { plan, log };
    const outcome = outcomeOf(() => {
      try {
        return this.#call(plan);
      } catch (error) {
        thrown = { error };
        throw error;
      }
    }, this.#failure);
    this.#running = outer;
    return { line: lineOf(plan, log, outcome), thrown };
  }

  #call({ queue, method }: Plan): unknown {
    if (method !== 'execute') return this.#queues[queue][method]();
    const command = this.#commands[this.#count % commandCount] as Command;
    this.#count += 1;
    return void this.#queues[queue].execute(command);
  }

  #run(call: string): void {
    const running = this.#running;
    const { commandCalls = [], then } = running.plan ?? {};
    running.plan = undefined;
    running.log.push(call);
    for (const step of commandCalls) {
      const { line, thrown } = this.#perform(step);
      running.log.push(`(${line})`);
      if (thrown && then === 'rethrows') throw thrown.error;
    }
    if (then === 'fails') throw this.#failure?.value;
  }
}

/** The same, with two stacks of numbers for each queue. */
export class ExpectedSession {
  readonly #stacks = { own: { done: [], undone: [] }, other: { done: [], undone: [] } } as Stacks;
  readonly #busy = new Set<Plan['queue']>();
  #count = 0;

  do(step: Step): string {
    return this.#perform(step).line;
  }

  #perform(step: Step): { line: string; outcome: string } {
    const plan = planOf(step);
    const { queue, method } = plan;
    const end = (outcome: string, log: string[] = []) => ({ line: lineOf(plan, log, outcome), outcome });
    const next = 1 + (this.#count % commandCount);
    if (method === 'execute') this.#count += 1;
    if (this.#busy.has(queue)) return end('throws QueueBusyError');

    const { done, undone } = this.#stacks[queue];
    const [from, to] = method === 'undo' ? [done, undone] : [undone, done];
    const command = method === 'execute' ? next : from.at(-1);
    if (command === undefined) return end('returns false');

    const log = [`${method === 'undo' ? 'undo' : 'execute'} ${command}`];
    this.#busy.add(queue);
    const error = this.#run(plan, log);
    this.#busy.delete(queue);
    if (error) return end(error, log);
    from.splice(method === 'execute' ? 0 : -1);
    to.push(command);
    return end(method === 'execute' ? 'returns' : 'returns true', log);
  }

  /** Takes the steps of a command that runs; returns what the command throws. */
  #run({ commandCalls, then }: Plan, log: string[]): string | undefined {
    for (const step of commandCalls) {
      const { line, outcome } = this.#perform(step);
      log.push(`(${line})`);
      if (outcome.startsWith('throws') && then === 'rethrows') return outcome;
    }
    return then === 'fails' ? 'throws the failure' : undefined;
  }
}

type Stacks = Record<Plan['queue'], Record<'done' | 'undone', number[]>>;

function lineOf({ label }: Plan, log: readonly string[], outcome: string): string {
  return `${label}: calls ${log.join(' ') || 'nothing'}, ${outcome}`;
}
