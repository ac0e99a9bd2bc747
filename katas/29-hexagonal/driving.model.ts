import fc from 'fast-check';
import type { Failure } from '../support/failure.ts';
import { anyKey, anyString } from '../support/hostile.ts';
import { inObjectForm, type ObjectForm } from '../support/plug-in.ts';
import { ticks } from '../support/settle.ts';
import {
  InvalidRegistrationError,
  type Registered,
  type Registration,
  UserExistsError,
  type User,
  type UserPort,
} from './core.ts';
import { createCliCommand, createHttpRoute } from './driving-adapters.ts';
import { alice, callThat, outcomeOf, record, type Way } from './hexagonal.model.ts';

/** The two driving adapters. */
export const drivers = ['createHttpRoute', 'createCliCommand'] as const;

/** One of `drivers`. */
export type Driver = (typeof drivers)[number];

/** How `register` ends. */
export type Outcome =
  Registered | { invalid: InvalidRegistrationError['field'] } | { taken: string } | { failure: Failure };

/** All outcomes that the table in the statement lists. */
export function listedOutcomes(): fc.Arbitrary<Outcome> {
  const user = record({ id: anyKey(), email: anyString(), name: anyString() });
  return fc.oneof<fc.Arbitrary<Outcome>[]>(
    record({ user, welcomed: fc.boolean() }),
    record({ invalid: fc.constantFrom('id', 'email', 'name') }),
    record({ taken: anyKey() }),
  );
}

/** A driving adapter, called with the data of a registration. It returns all that its caller sees. */
export function drive(driver: Driver, users: UserPort): (registration: Registration) => Promise<unknown> {
  if (driver === 'createHttpRoute') {
    const route = createHttpRoute(users);
    return ({ id, ...body }) => outcomeOf('the route', () => route({ params: { id }, body }));
  }
  let lines: string[] = [];
  const command = createCliCommand(users, (line) => void lines.push(line));
  return async ({ id, email, name }) => {
    lines = [];
    const exitCode = await outcomeOf('the command', () => command([id, email, name]));
    return { exitCode, printed: lines };
  };
}

/** What the caller of a driving adapter has to see. */
export function seenBy(driver: Driver, outcome: Outcome): unknown {
  return driver === 'createHttpRoute' ? responseTo(outcome) : reportOn(outcome);
}

function responseTo(outcome: Outcome): unknown {
  if ('user' in outcome) return { status: 201, body: { id: outcome.user.id, welcomed: outcome.welcomed } };
  if ('invalid' in outcome) return { status: 400, body: { error: 'invalid registration', field: outcome.invalid } };
  if ('taken' in outcome) return { status: 409, body: { error: 'user exists', id: outcome.taken } };
  return { status: 500, body: { error: 'internal error' } };
}

function reportOn(outcome: Outcome): { exitCode: number; printed: string[] } {
  if ('invalid' in outcome) return { exitCode: 1, printed: [`Invalid: ${outcome.invalid}`] };
  if ('taken' in outcome) return { exitCode: 1, printed: [`Exists: ${outcome.taken}`] };
  if ('failure' in outcome) return { exitCode: 2, printed: ['Failed'] };
  const { user, welcomed } = outcome;
  return { exitCode: 0, printed: [welcomed ? `Registered: ${user.name}` : `Registered, not welcomed: ${user.name}`] };
}

/** A core of somebody else, whose calls end as `now` says, and what it received. */
export function foreignCore(now: { outcome: Outcome; way: Way }, form: ObjectForm = 'an object literal') {
  const received: unknown[] = [];
  const users: UserPort = {
    register(registration) {
      received.push({ ...registration });
      const { outcome, way } = now;
      return callThat(way, { name: '', value: errorOf(outcome) }, () => outcome as Registered);
    },
  };
  return { users: inObjectForm(users, form), received };
}

function errorOf(outcome: Outcome): unknown {
  if ('invalid' in outcome) return new InvalidRegistrationError(outcome.invalid);
  if ('taken' in outcome) return new UserExistsError(outcome.taken);
  return 'failure' in outcome ? outcome.failure.value : undefined;
}

/** What the caller of a driving adapter sees of several requests with the same data, and what it has to see. */
export async function calledInTurn(driver: Driver, outcomes: readonly Outcome[], form: ObjectForm, sent: Registration) {
  const now: { outcome: Outcome; way: Way } = { outcome: { taken: '' }, way: 'rejects' };
  const { users, received } = foreignCore(now, form);
  const call = drive(driver, users);
  const seen: unknown[] = [];
  for (const outcome of outcomes) {
    [now.outcome, now.way] = [outcome, 'user' in outcome ? 'works' : 'rejects'];
    seen.push(await call(sent));
  }
  return { seen, calls: received.length, expected: outcomes.map((outcome) => seenBy(driver, outcome)) };
}

/**
 * What the callers of driving adapters see if several requests are in flight at the same time, and what they have to.
 * Each request is made twice, and only the first succeeds.
 */
export async function requestsInFlight(ticksToRegister: readonly number[]) {
  const slowCore = (prefix: string): UserPort => {
    const waits = Array.from({ length: 4 }, () => ticksToRegister).flat();
    const taken = new Set<string>();
    return {
      async register({ id, email, name }) {
        const isTaken = taken.has(id);
        taken.add(id);
        await ticks(waits.shift() ?? 0);
        if (isTaken) throw new UserExistsError(id);
        return { user: { id: prefix + id, email, name }, welcomed: true };
      },
    };
  };
  const [lines, otherLines]: [string[], string[]] = [[], []];
  const core = slowCore('');
  const route = createHttpRoute(core);
  const command = createCliCommand(core, (line) => void lines.push(line));
  // Adapters that are created later and never called.
  createHttpRoute(slowCore('other '));
  createCliCommand(slowCore('other '), (line) => void otherLines.push(line));
  const requests = (prefix: string) =>
    ticksToRegister.flatMap((_, i) => Array<User>(2).fill({ id: `${prefix}${i}`, email: 'a@b', name: `User ${i}` }));
  const [toRoute, toCommand] = [requests('r'), requests('c')];
  const responses = await Promise.all(
    toRoute.map(({ id, ...body }) => outcomeOf('the route', () => route({ params: { id }, body }))),
  );
  const exitCodes = await Promise.all(
    toCommand.map(({ id, email, name }) => outcomeOf('the command', () => command([id, email, name]))),
  );
  const outcomeAt = (user: User, i: number): Outcome => (i % 2 === 1 ? { taken: user.id } : { user, welcomed: true });
  const reports = toCommand.map(outcomeAt).map(reportOn);
  return {
    seen: { responses, exitCodes, lines: lines.toSorted(), otherLines },
    expected: {
      responses: toRoute.map(outcomeAt).map(responseTo),
      exitCodes: reports.map(({ exitCode }) => exitCode),
      lines: reports.flatMap(({ printed }) => printed).toSorted(),
      otherLines: [],
    },
  };
}

/** What the caller sees after several failures of the core, and once after it works again. */
export async function calledAfterFailures(driver: Driver, times: number, way: Way, failure: Failure) {
  const now: { outcome: Outcome; way: Way } = { outcome: { failure }, way };
  const { users, received } = foreignCore(now);
  const call = drive(driver, users);
  const seen: unknown[] = [];
  for (let i = 0; i < times; i += 1) seen.push(await call(alice));
  [now.outcome, now.way] = [{ user: alice, welcomed: true }, 'works'];
  seen.push(await call(alice));
  return { seen, calls: received.length };
}

/** What the caller sees if the core works. */
export function seenWithoutFailures(driver: Driver): Promise<unknown> {
  return drive(driver, foreignCore({ outcome: { user: alice, welcomed: true }, way: 'works' }).users)(alice);
}

const errors = [new InvalidRegistrationError('name'), new UserExistsError('u2')];

/** What the caller sees if the core fails with errors that the adapter knows. */
export function knownErrors(driver: Driver, way: Way, known: readonly Error[] = errors): Promise<unknown[]> {
  const failures = known.map((error) => ({ failure: { name: error.name, value: error } }));
  return Promise.all(failures.map((outcome) => drive(driver, foreignCore({ outcome, way }).users)(alice)));
}
