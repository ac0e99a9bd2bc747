import fc from 'fast-check';
import type { Failure } from '../support/failure.ts';
import { inObjectForm, type ObjectForm } from '../support/plug-in.ts';
import { outcomeOf } from './command.model.ts';
import { type Command, CommandQueue } from './command.ts';

type Call = 'execute' | 'undo' | 'redo';
/** `undo fails`: the command throws. `undo calls redo`: the command calls `redo` of the queue that runs it. */
export type Step = Call | `${Call} fails` | `${Call} calls ${Call}`;

const calls = ['execute', 'undo', 'redo'] as const;

export const plainSteps = fc.constantFrom<Step>(...calls);
export const failingSteps = fc.constantFrom<Step>(...calls.map((call) => `${call} fails` as const));
export const nestedSteps = fc.constantFrom<Step>(
  ...calls.flatMap((call) => calls.map((nested) => `${call} calls ${nested}` as const)),
);

/** A queue and commands that record their calls. Each `execute` step executes a new command, numbered from 1. */
export class Session {
  readonly #queue = new CommandQueue();
  readonly #form: ObjectForm;
  readonly #failure: Failure | undefined;
  #count = 0;
  #log: string[] = [];
  #event: (() => void) | undefined;

  constructor(form: ObjectForm, failure?: Failure) {
    this.#form = form;
    this.#failure = failure;
  }

  /** What the step calls and how it ends. */
  do(step: Step): string {
    const [call, event, nested] = step.split(' ') as [Call, string?, Call?];
    this.#log = [];
    this.#event = nested ? () => this.#callBack(nested) : event ? () => this.#fail() : undefined;
    const outcome = outcomeOf(() => this.#call(call), this.#failure);
    return `${step}: calls ${this.#log.join(', ') || 'nothing'}, ${outcome}`;
  }

  #call(call: Call): unknown {
    if (call !== 'execute') return this.#queue[call]();
    this.#count += 1;
    const number = this.#count;
    const methods = { execute: () => this.#run(`execute ${number}`), undo: () => this.#run(`undo ${number}`) };
    return void this.#queue.execute(inObjectForm<Command>(methods, this.#form));
  }

  #run(line: string): void {
    const event = this.#event;
    this.#event = undefined;
    this.#log.push(line);
    event?.();
  }

  #callBack(call: Call): void {
    const outcome = outcomeOf(() =>
      call === 'execute' ? void this.#queue.execute({ execute: () => {}, undo: () => {} }) : this.#queue[call](),
    );
    this.#log.push(`${call} ${outcome}`);
  }

  #fail(): never {
    throw this.#failure?.value;
  }
}

/** The same, with two stacks of numbers. */
export class ExpectedSession {
  readonly #done: number[] = [];
  readonly #undone: number[] = [];
  #count = 0;

  do(step: Step): string {
    const [call, event, nested] = step.split(' ');
    if (call === 'execute') this.#count += 1;
    const [from, to] = call === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const command = call === 'execute' ? this.#count : from.at(-1);
    if (command === undefined) return `${step}: calls nothing, returns false`;

    const called = `${step}: calls ${call === 'undo' ? 'undo' : 'execute'} ${command}`;
    if (event === 'fails') return `${called}, throws the failure`;
    from.splice(call === 'execute' ? 0 : -1);
    to.push(command);
    const outcome = call === 'execute' ? 'returns' : 'returns true';
    return event === 'calls' ? `${called}, ${nested} throws QueueBusyError, ${outcome}` : `${called}, ${outcome}`;
  }
}
