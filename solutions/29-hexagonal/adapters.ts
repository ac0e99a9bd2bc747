import { InvalidRegistrationError, UserExistsError } from './core.ts';
import type { NotifierPort, Registration, User, UserPort, UserRepository } from './core.ts';

/** Prints one line, without a line break at its end. */
export type Print = (line: string) => void;

/** An answer to a web request, before any framework turns it into bytes. */
export interface HttpResponse {
  readonly status: number;
  readonly body: unknown;
}

/** What a web route calls. Its promise never rejects. */
export type HttpRoute = (body: Registration) => Promise<HttpResponse>;

/** A command of the command line: id, e-mail and name in, exit code out. Its promise never rejects. */
export type CliCommand = (args: readonly string[]) => Promise<number>;

/** Driven adapter: creates a store that stands in for a database. It copies, as a database would. */
export function createInMemoryUserRepository(): UserRepository {
  const users = new Map<string, User>();
  return {
    async save(user) {
      // No await in between: nobody else can take the id after it was looked up.
      if (users.has(user.id)) return 'taken';
      users.set(user.id, { ...user });
      return 'saved';
    },
    async findById(id) {
      const user = users.get(id);
      return user && { ...user };
    },
  };
}

/** Driven adapter: creates a notifier that prints where it would send. */
export function createConsoleNotifier(print: Print): NotifierPort {
  return {
    sendWelcome: async (email) => print(`Welcome email sent to ${email}`),
  };
}

/** Driving adapter: creates the web route that registers a user. */
export function createHttpRoute(users: UserPort): HttpRoute {
  return async (body) => {
    try {
      const { user, welcomed } = await users.register(body);
      return { status: 201, body: { id: user.id, welcomed } };
    } catch (error) {
      if (error instanceof InvalidRegistrationError)
        return { status: 400, body: { error: 'invalid registration', field: error.field } };
      if (error instanceof UserExistsError) return { status: 409, body: { error: 'user exists', id: error.id } };
      return { status: 500, body: { error: 'internal error' } };
    }
  };
}

/** Driving adapter: creates the command that registers a user. */
export function createCliCommand(users: UserPort, print: Print): CliCommand {
  return async ([id = '', email = '', name = '']) => {
    try {
      const { user, welcomed } = await users.register({ id, email, name });
      print(welcomed ? `Registered: ${user.name}` : `Registered, not welcomed: ${user.name}`);
      return 0;
    } catch (error) {
      const refusal = refusalFor(error);
      print(refusal ?? 'Failed');
      // 1: change what you typed. 2: try again later.
      return refusal === undefined ? 2 : 1;
    }
  };
}

function refusalFor(error: unknown): string | undefined {
  if (error instanceof InvalidRegistrationError) return `Invalid: ${error.field}`;
  if (error instanceof UserExistsError) return `Exists: ${error.id}`;
  return undefined;
}
