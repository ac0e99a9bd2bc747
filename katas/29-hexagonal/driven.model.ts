import fc from 'fast-check';
import { type Failure, failureOf } from '../support/failure.ts';
import { anyKey, anyString, lookAlikes } from '../support/hostile.ts';
import { inObjectForm, type ObjectForm, objectForms } from '../support/plug-in.ts';
import { settle, ticks } from '../support/settle.ts';
import { createUserService, type Registration, type User } from './core.ts';
import {
  createConsoleNotifier,
  createInMemoryUserRepository,
  createSqlUserRepository,
  SqlError,
  type UserRow,
  type UsersTable,
} from './driven-adapters.ts';
import {
  callThat,
  dataOf,
  foreignNotifier,
  foreignRepository,
  outcomeOf,
  record,
  register,
  rejectsTaken,
  type Way,
} from './hexagonal.model.ts';

/** The table of a database, and its rows. */
export function usersTable(form: ObjectForm = 'an object literal') {
  const rows: UserRow[] = [];
  const insert = async (row: UserRow) => {
    await ticks(2);
    if (rows.some(({ user_id }) => user_id === row.user_id)) throw new SqlError('unique_violation');
    rows.push({ ...row });
  };
  return { table: inObjectForm<UsersTable>({ insert }, form), rows };
}

export function rowOf({ id, email, name }: User): UserRow {
  return { user_id: id, email_address: email, full_name: name };
}

/** The two repositories of the kata. */
export const ownRepositories = ['createInMemoryUserRepository', 'createSqlUserRepository'] as const;

/** One of the kata's repositories, and its store as other code sees it. */
export function ownRepository(kind: (typeof ownRepositories)[number]) {
  if (kind === 'createInMemoryUserRepository') {
    const users = new Map<string, User>();
    return {
      repository: createInMemoryUserRepository(users),
      stored: () =>
        [...users].map(([key, user]) => ({ ...dataOf(user), id: key === user.id ? key : `${user.id}, as ${key}` })),
      add: (user: User) => void users.set(user.id, user),
      remove: (id: string) => void users.delete(id),
    };
  }
  const { table, rows } = usersTable();
  const indexOf = (wanted: string) => rows.findIndex(({ user_id }) => user_id === wanted);
  return {
    repository: createSqlUserRepository(table),
    stored: () =>
      rows.map(({ user_id, email_address, full_name }) => ({ id: user_id, email: email_address, name: full_name })),
    add: (user: User) => void rows.splice(indexOf(user.id), indexOf(user.id) < 0 ? 0 : 1, rowOf(user)),
    remove: (id: string) => void rows.splice(indexOf(id), indexOf(id) < 0 ? 0 : 1),
  };
}

/** What happens to a store: a call of `save` for a user with this id and name, or a change by other code. */
export type StoreStep =
  { save: string; name: string } | { otherCodeAdds: string; name: string } | { otherCodeRemoves: string };

export function storeSteps(): fc.Arbitrary<StoreStep[]> {
  const [id, name] = [anyKey(), anyString()];
  const save = record<StoreStep>({ save: id, name });
  const add = record<StoreStep>({ otherCodeAdds: id, name });
  const remove = record<StoreStep>({ otherCodeRemoves: id });
  return fc.array(fc.oneof({ weight: 2, arbitrary: save }, add, remove), { minLength: 1, maxLength: 8 });
}

function userOf(id: string, name: string): User {
  return { id, email: `${name}@example.com`, name };
}

/** A repository with its store. Each step returns what `save` resolved with. */
export function storeSession(kind: (typeof ownRepositories)[number]) {
  const { repository, stored, add, remove } = ownRepository(kind);
  return {
    stored: () => stored().toSorted(byId),
    async run(step: StoreStep): Promise<string> {
      if ('save' in step) return outcomeOf('save', () => repository.save(userOf(step.save, step.name)));
      if ('otherCodeAdds' in step) add(userOf(step.otherCodeAdds, step.name));
      else remove(step.otherCodeRemoves);
      return 'done';
    },
  };
}

/** The model of `storeSession`. */
export function expectedStore(steps: readonly StoreStep[]) {
  const users = new Map<string, User>();
  const outcomes = steps.map((step) => {
    if ('otherCodeRemoves' in step) users.delete(step.otherCodeRemoves);
    if ('otherCodeAdds' in step) users.set(step.otherCodeAdds, userOf(step.otherCodeAdds, step.name));
    if (!('save' in step)) return 'done';
    if (users.has(step.save)) return 'taken';
    users.set(step.save, userOf(step.save, step.name));
    return 'saved';
  });
  return { outcomes, stored: [...users.values()].toSorted(byId) };
}

export function byId({ id: one }: User, { id: other }: User): number {
  return one < other ? -1 : Number(one > other);
}

/** Repositories that a service may get: the kata's own and other ones. */
export const repositoryKinds = [...ownRepositories, ...objectForms] as const;

/** Notifiers that a service may get: the kata's own and other ones. */
export const notifierKinds = ['createConsoleNotifier', ...objectForms] as const;

/** A service with one pair of driven adapters. */
export function serviceSession(
  repositoryKind: (typeof repositoryKinds)[number],
  notifierKind: (typeof notifierKinds)[number],
  slow: () => unknown = () => undefined,
) {
  const { repository, stored } = repositoryOf(repositoryKind, slow);
  const { notifier, welcomes } = notifierOf(notifierKind, slow);
  const service = createUserService(repository, notifier);
  return {
    register: (registration: Registration) => register(service, registration),
    stored: () => stored().toSorted(byId),
    welcomes: () => welcomes(),
  };
}

function repositoryOf(kind: (typeof repositoryKinds)[number], slow: () => unknown) {
  if (kind === 'createInMemoryUserRepository' || kind === 'createSqlUserRepository') return ownRepository(kind);
  const { repository, users } = foreignRepository(kind, slow);
  return { repository, stored: () => users.map(dataOf) };
}

function notifierOf(kind: (typeof notifierKinds)[number], slow: () => unknown) {
  if (kind === 'createConsoleNotifier') {
    const lines: string[] = [];
    const notifier = createConsoleNotifier((line) => void lines.push(line));
    return { notifier, welcomes: () => lines.map((line) => line.replace(/^Welcome email sent to /, '')) };
  }
  const { notifier, welcomes } = foreignNotifier(kind, slow);
  return { notifier, welcomes: () => [...welcomes] };
}

/** How registrations end one after the other, with any driven adapters. */
export function expectedRegistrations(all: readonly Registration[]) {
  const users = new Map<string, User>();
  const outcomes = all.map((one) => {
    if (users.has(one.id)) return rejectsTaken(one.id);
    users.set(one.id, one);
    return { user: one, welcomed: true };
  });
  return {
    outcomes,
    stored: [...users.values()].toSorted(byId),
    welcomes: [...users.values()].map((one) => one.email),
  };
}

const [alice, bob, carol] = ['Alice', 'Bob', 'Carol'];

/** Stories with stores that break common shortcuts. */
export const trickyStoreSteps: readonly StoreStep[][] = [
  [
    { save: 'u1', name: alice },
    { save: 'u1', name: carol },
    { save: 'u1', name: alice },
    { save: 'u2', name: bob },
  ],
  [
    { otherCodeAdds: 'u1', name: alice },
    { save: 'u1', name: carol },
  ],
  [{ save: 'u1', name: alice }, { otherCodeRemoves: 'u1' }, { save: 'u1', name: carol }],
  [
    { save: 'u2', name: bob },
    { otherCodeAdds: 'u1', name: alice },
    { save: 'u1', name: carol },
    { otherCodeRemoves: 'u1' },
    { save: 'u1', name: carol },
  ],
  ...[...lookAlikes, ['__proto__', 'constructor'] as const].map((ids) => ids.map((id) => ({ save: id, name: alice }))),
  Array.from({ length: 40 }, (_, i) => ({ save: `u${i % 30}`, name: alice })),
];

/** How registrations in flight at the same time end with one of the repositories, and how they have to end. */
export async function registeredInFlight(kind: (typeof repositoryKinds)[number], ids: readonly string[]) {
  const session = serviceSession(kind, 'an object literal', () => ticks(3));
  const all = ids.map((id, i) => userOf(id, `user-${i}`));
  const outcomes = await Promise.all(all.map((one) => session.register(one)));
  await settle(); // Rule 1 checks that `register` waits for the welcome.
  const [stored, welcomes] = [session.stored(), session.welcomes().toSorted()];
  const isStored = (one: User) => stored.some(({ id, name }) => id === one.id && name === one.name);
  return {
    seen: { outcomes, ids: stored.map(({ id }) => id), welcomes },
    expected: {
      outcomes: all.map((one) => (isStored(one) ? { user: one, welcomed: true } : rejectsTaken(one.id))),
      ids: [...new Set(ids)].toSorted(),
      welcomes: stored.map(({ email }) => email).toSorted(),
    },
  };
}

/** Several failed saves with the SQL repository, and one that works; and how often it called its table. */
export async function savedAfterFailures(times: number, way: Way, failure: Failure) {
  let now = way;
  let inserts = 0;
  const insert = () => {
    inserts += 1;
    return callThat(now, failure, () => {});
  };
  const repository = createSqlUserRepository({ insert });
  const outcomes: string[] = [];
  for (let i = 0; i < times; i += 1)
    outcomes.push(await outcomeOf('save', () => repository.save(userOf('u1', alice)), failure));
  now = 'works';
  outcomes.push(await outcomeOf('save', () => repository.save(userOf('u1', alice)), failure));
  return { outcomes, inserts };
}

/** How `save` ends if `insert` fails with a unique violation. */
export function savedTwice(way: Way, violation: SqlError): Promise<string> {
  const insert = () => callThat(way, failureOf('a unique violation', violation), () => {});
  return outcomeOf('save', () => createSqlUserRepository({ insert }).save(userOf('u1', alice)));
}
