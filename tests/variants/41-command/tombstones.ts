import { type Command, type User, UserExistsError, UserNotFoundError } from '../../../solutions/41-command/command.ts';

export { type Command, type User, UserExistsError, UserNotFoundError } from '../../../solutions/41-command/command.ts';

/** A row of the store; an account that is deleted stays where it is. */
interface Row {
  id: string;
  email: string | null;
  roles: readonly string[];
  deleted: boolean;
}

/** Nothing leaves the table: delete marks a row, and its undo takes the mark away. */
export class UserStore {
  rows: Row[] = [];

  create(user: User): void {
    if (this.has(user.id)) throw new UserExistsError(user.id);
    this.rows.push({ id: user.id, email: user.email, roles: [...user.roles], deleted: false });
  }

  delete(id: string): User {
    const row = this.row(id);
    row.deleted = true;
    return userOf(row);
  }

  updateEmail(id: string, email: string | null): string | null {
    const row = this.row(id);
    const former = row.email;
    row.email = email;
    return former;
  }

  all(): User[] {
    return this.rows.filter(({ deleted }) => !deleted).map(userOf);
  }

  has(id: string): boolean {
    return this.rows.some((row) => !row.deleted && row.id === id);
  }

  row(id: string): Row {
    const row = this.rows.findLast((row) => !row.deleted && row.id === id);
    if (!row) throw new UserNotFoundError(id);
    return row;
  }
}

function userOf({ id, email, roles }: Row): User {
  return Object.freeze({ id, email, roles: Object.freeze([...roles]) });
}

abstract class StoreCommand<Kept> implements Command {
  protected readonly store: UserStore;
  private readonly kept: Kept[] = [];

  constructor(store: UserStore) {
    this.store = store;
  }

  protected abstract act(): Kept;
  protected abstract takeBack(kept: Kept): void;

  execute(): void {
    this.kept.push(this.act());
  }

  undo(): void {
    if (this.kept.length > 0) this.takeBack(this.kept.pop() as Kept);
  }
}

export class CreateUserCommand extends StoreCommand<Row> {
  private readonly user: User;

  constructor(store: UserStore, { id, email, roles }: User) {
    super(store);
    this.user = { id, email, roles: roles.slice() };
  }

  protected act(): Row {
    this.store.create(this.user);
    return this.store.row(this.user.id);
  }

  protected takeBack(row: Row): void {
    this.store.rows = this.store.rows.filter((other) => other !== row);
  }
}

export class UpdateEmailCommand extends StoreCommand<string | null> {
  private readonly id: string;
  private readonly email: string | null;

  constructor(store: UserStore, id: string, email: string | null) {
    super(store);
    this.id = id;
    this.email = email;
  }

  protected act(): string | null {
    return this.store.updateEmail(this.id, this.email);
  }

  protected takeBack(former: string | null): void {
    this.store.row(this.id).email = former;
  }
}

export class DeleteUserCommand extends StoreCommand<Row> {
  private readonly id: string;

  constructor(store: UserStore, id: string) {
    super(store);
    this.id = id;
  }

  protected act(): Row {
    const row = this.store.row(this.id);
    row.deleted = true;
    return row;
  }

  protected takeBack(row: Row): void {
    row.deleted = false;
  }
}

export class MacroCommand implements Command {
  private readonly steps: Command[];

  constructor(steps: readonly Command[]) {
    this.steps = Array.from(steps);
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

/** Moves the top of one stack to another once it has acted. */
function move(from: Command[], to: Command[], act: (command: Command) => void): boolean {
  const top = from[from.length - 1];
  if (top) act(top);
  if (top) to.push(...from.splice(-1));
  return top !== undefined;
}

export class CommandQueue {
  private readonly past: Command[] = [];
  private readonly future: Command[] = [];

  execute(command: Command): void {
    move([command], this.past, (one) => one.execute());
    this.future.splice(0);
  }

  undo(): boolean {
    return move(this.past, this.future, (command) => command.undo());
  }

  redo(): boolean {
    return move(this.future, this.past, (command) => command.execute());
  }
}
