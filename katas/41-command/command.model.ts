import type { Failure } from '../support/failure.ts';
import { show } from '../support/show.ts';
import { standIn } from '../support/stand-in.ts';
import { TodoError } from '../support/todo.ts';
import {
  type Command,
  CreateUserCommand,
  DeleteUserCommand,
  InMemoryUserStore,
  MacroCommand,
  QueueBusyError,
  UpdateEmailCommand,
  type User,
  UserExistsError,
  UserNotFoundError,
  type UserStore,
} from './command.ts';

// Changes are data.

export type SimpleChange =
  | { does: 'create'; user: User }
  | { does: 'update'; id: string; email: string | null }
  | { does: 'delete'; id: string };
export type Change = SimpleChange | { does: 'macro'; changes: SimpleChange[] };

export function commandFor(store: UserStore, change: Change): Command {
  switch (change.does) {
    case 'create':
      return new CreateUserCommand(store, change.user);
    case 'update':
      return new UpdateEmailCommand(store, change.id, change.email);
    case 'delete':
      return new DeleteUserCommand(store, change.id);
    case 'macro':
      return new MacroCommand(change.changes.map((one) => commandFor(store, one)));
    default:
      return change satisfies never;
  }
}

/** The users after changes, sorted by id; undefined if a store refuses one of the changes. */
export function usersAfter(users: readonly User[], ...changes: Change[]): User[] | undefined {
  const sorted = users.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return changes.reduce<User[] | undefined>((now, change) => now && usersAfterOne(now, change), sorted);
}

function usersAfterOne(users: readonly User[], change: Change): User[] | undefined {
  if (change.does === 'macro') return usersAfter(users, ...change.changes);
  const id = idOf(change);
  const user = users.find((one) => one.id === id);
  const others = users.filter((one) => one !== user);
  if (change.does === 'create') return user ? undefined : usersAfter([...others, change.user]);
  if (!user) return undefined;
  return change.does === 'delete' ? others : usersAfter([...others, { ...user, email: change.email }]);
}

function idOf(change: SimpleChange): string {
  return change.does === 'create' ? change.user.id : change.id;
}

/** What a store throws if it refuses the change. */
export function refusalOf(change: SimpleChange): UserExistsError | UserNotFoundError {
  const id = idOf(change);
  return change.does === 'create' ? new UserExistsError(id) : new UserNotFoundError(id);
}

export function storeOf(users: readonly User[]): FailingStore {
  const store = new FailingStore();
  for (const user of users) store.create(user);
  return store;
}

/** A store that has the methods of the interface and nothing else. */
export function createOtherStore(given: readonly User[]): { store: UserStore; users: () => User[] } {
  let users = usersAfter(given) ?? [];
  const apply = (change: SimpleChange) => {
    const id = idOf(change);
    const before = users.find((user) => user.id === id);
    const next = usersAfter(users, change);
    if (!next) throw refusalOf(change);
    users = next;
    return before as User;
  };
  const store = standIn<UserStore>('store', {
    create: ({ id, email, roles }) => void apply({ does: 'create', user: { id, email, roles: [...roles] } }),
    delete: (id) => apply({ does: 'delete', id }),
    updateEmail: (id, email) => apply({ does: 'update', id, email }).email,
    all: () => [...users],
  });
  return { store, users: () => users };
}

/** A store whose methods throw while it has a failure. */
export class FailingStore extends InMemoryUserStore {
  failure: Failure | undefined;

  override create(user: User): void {
    this.#check();
    super.create(user);
  }

  override delete(id: string): User {
    this.#check();
    return super.delete(id);
  }

  override updateEmail(id: string, email: string | null): string | null {
    this.#check();
    return super.updateEmail(id, email);
  }

  override all(): User[] {
    this.#check();
    return super.all();
  }

  #check(): void {
    if (this.failure) throw this.failure.value;
  }
}

/** What an action returns, or what it throws. */
export function outcomeOf(action: () => unknown, failure?: Failure): string {
  try {
    const returned = action();
    return returned === undefined ? 'returns' : `returns ${show(returned)}`;
  } catch (error) {
    if (error instanceof TodoError) throw error;
    if (failure && Object.is(error, failure.value)) return 'throws the failure';
    if (error instanceof QueueBusyError) return 'throws QueueBusyError';
    return `throws ${error instanceof Error ? String(error) : show(error)}`;
  }
}
