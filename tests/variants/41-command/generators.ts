import { type Command, QueueBusyError, type User, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

type Run = Generator<undefined, void, undefined>;
type Runs = { run: Run; before: Runs } | undefined;
type Execute = () => Run;

/** What each command does and where its executions wait for their undo; commands themselves hold nothing. */
const executes = new WeakMap<Command, Execute>();
const runs = new WeakMap<Command, Runs>();

/** Each execution is a generator that pauses between execute and undo. It tries its undo until it works. */
abstract class PausedCommand implements Command {
  constructor(execute: Execute) {
    executes.set(this, execute);
    Object.freeze(this);
  }

  execute(): void {
    const run = executes.get(this)?.();
    run?.next();
    if (run) runs.set(this, { run, before: runs.get(this) });
  }

  undo(): void {
    const latest = runs.get(this);
    latest?.run.next();
    const failed = failures.get(latest?.run as Run);
    failures.delete(latest?.run as Run);
    if (failed) throw failed.error;
    runs.set(this, latest?.before);
  }
}

const failures = new WeakMap<Run, { error: unknown }>();

/** Pauses, and then undoes; after a failure it pauses again. */
function* undone(self: () => Run, undo: () => void): Run {
  for (;;) {
    yield;
    try {
      undo();
      return;
    } catch (error) {
      failures.set(self(), { error });
    }
  }
}

function pausing(act: () => () => void): Execute {
  return () => {
    const run: Run = (function* (): Run {
      yield* undone(() => run, act());
    })();
    return run;
  };
}

export class CreateUserCommand extends PausedCommand {
  constructor(store: UserStore, user: User) {
    const own = structuredClone({ id: user.id, email: user.email, roles: [...user.roles] });
    super(
      pausing(() => {
        store.create(own);
        return () => store.delete(own.id);
      }),
    );
  }
}

export class UpdateEmailCommand extends PausedCommand {
  constructor(store: UserStore, id: string, email: string | null) {
    super(
      pausing(() => {
        const previous = store.updateEmail(id, email);
        return () => store.updateEmail(id, previous);
      }),
    );
  }
}

export class DeleteUserCommand extends PausedCommand {
  constructor(store: UserStore, id: string) {
    super(
      pausing(() => {
        const user = store.delete(id);
        return () => store.create(user);
      }),
    );
  }
}

export class MacroCommand implements Command {
  private readonly steps: readonly Command[];

  constructor(steps: readonly Command[]) {
    this.steps = Object.freeze(Array.from(steps));
    Object.freeze(this);
  }

  execute(): void {
    let next = 0;
    try {
      for (; next < this.steps.length; next += 1) this.steps[next]?.execute();
    } catch (error) {
      while (next > 0) this.steps[(next -= 1)]?.undo();
      throw error;
    }
  }

  undo(): void {
    this.steps.reduceRight<void>((_, step) => step.undo(), undefined);
  }
}

/** Both undo and redo move a command from one list to the other. */
export class CommandQueue {
  private readonly past: Command[] = [];
  private readonly future: Command[] = [];
  private depth = 0;

  execute(command: Command): void {
    this.move([command], this.past, (one) => one.execute());
    this.future.splice(0);
  }

  undo(): boolean {
    return this.move(this.past, this.future, (command) => command.undo());
  }

  redo(): boolean {
    return this.move(this.future, this.past, (command) => command.execute());
  }

  /** Moves the top of one stack to another once it has acted. */
  private move(from: Command[], to: Command[], act: (command: Command) => void): boolean {
    if (this.depth > 0) throw new QueueBusyError();
    const top = from[from.length - 1];
    if (!top) return false;
    this.depth += 1;
    try {
      act(top);
      to.push(...from.splice(-1));
    } finally {
      this.depth -= 1;
    }
    return true;
  }
}
