import fc from 'fast-check';
import type { Failure } from '../support/failure.ts';
import { inObjectForm, type ObjectForm } from '../support/plug-in.ts';
import { type Command, MacroCommand } from './command.ts';

/** A macro is a list of commands and macros. `again` is the command before it, once more. */
export type Part = 'works' | 'fails' | 'again' | Part[];

interface Built {
  command: Command;
  executed: string[];
  undone: string[];
  /** Which methods are called when the commands that can fail do so; undefined if no command can fail. */
  failed: string[] | undefined;
}

/** Builds macros with commands in one form, and says which calls to expect. */
export class MacroBuilder {
  readonly log: string[] = [];
  readonly #form: ObjectForm;
  #failure: Failure | undefined;
  #count = 0;
  #latest: Built | undefined;

  constructor(form: ObjectForm) {
    this.#form = form;
  }

  failWith(failure: Failure | undefined): void {
    this.#failure = failure;
  }

  build(part: Part): Built {
    if (part === 'again') return this.#latest ?? this.build('works');
    if (typeof part === 'string') return this.#buildCommand(part);
    const parts = part.map((one) => this.build(one));
    const failing = parts.findIndex(({ failed }) => failed);
    const before = parts.slice(0, Math.max(failing, 0));
    const undone = (ran: Built[]) => ran.toReversed().flatMap((one) => one.undone);
    const failed = parts[failing]?.failed;
    return {
      command: new MacroCommand(parts.map(({ command }) => command)),
      executed: parts.flatMap(({ executed }) => executed),
      undone: undone(parts),
      failed: failed && [...before.flatMap(({ executed }) => executed), ...failed, ...undone(before)],
    };
  }

  #buildCommand(kind: 'works' | 'fails'): Built {
    this.#count += 1;
    const [execute, undo] = [`execute ${this.#count}`, `undo ${this.#count}`];
    const methods = {
      execute: () => {
        this.log.push(execute);
        if (kind === 'fails' && this.#failure) throw this.#failure.value;
      },
      undo: () => void this.log.push(undo),
    };
    const command = inObjectForm<Command>(methods, this.#form);
    const failed = kind === 'fails' ? [execute] : undefined;
    this.#latest = { command, executed: [execute], undone: [undo], failed };
    return this.#latest;
  }
}

/** Commands and macros of a macro. */
export function parts(leaf: 'works' | 'works or fails'): fc.Arbitrary<Part[]> {
  const command = fc.constantFrom<Part>('works', leaf === 'works' ? 'again' : 'fails');
  const { list } = fc.letrec<{ part: Part; list: Part[] }>((tie) => ({
    part: fc.oneof({ maxDepth: 2 }, { weight: 2, arbitrary: command }, { weight: 1, arbitrary: tie('list') }),
    list: fc.array(tie('part'), { maxLength: 4 }),
  }));
  return list;
}

/** A command that logs each call of its methods. */
export function logged(name: string, log: string[]): Command {
  return { execute: () => void log.push(`execute ${name}`), undo: () => void log.push(`undo ${name}`) };
}

/** A command named `twice` that fails the second time it is executed. */
export function failsTheSecondTime(failure: Failure, log: string[]): Command {
  const { execute, undo } = logged('twice', log);
  let executions = 0;
  return {
    undo,
    execute: () => {
      execute();
      executions += 1;
      if (executions === 2) throw failure.value;
    },
  };
}
