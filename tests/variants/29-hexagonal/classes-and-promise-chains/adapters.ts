import { InvalidRegistrationError, UserExistsError } from './core.ts';
import type { NotifierPort, Registered, Registration, User, UserPort, UserRepository } from './core.ts';
import type { CliCommand, HttpRoute, Print } from '../../../../solutions/29-hexagonal/adapters.ts';

export type * from '../../../../solutions/29-hexagonal/adapters.ts';

class ListOfUsers implements UserRepository {
  #users: readonly User[] = [];

  save({ id, email, name }: User): Promise<'saved' | 'taken'> {
    const others = this.#users.filter((user) => user.id !== id);
    if (others.length < this.#users.length) return Promise.resolve('taken');
    this.#users = [...others, Object.freeze({ id, email, name })];
    return Promise.resolve('saved');
  }

  findById(wanted: string): Promise<User | undefined> {
    return Promise.resolve(this.#users.find(({ id }) => id === wanted));
  }
}

class ConsoleNotifier implements NotifierPort {
  readonly #print: Print;

  constructor(print: Print) {
    this.#print = print;
  }

  async sendWelcome(email: string): Promise<void> {
    await undefined;
    this.#print(`Welcome email sent to ${email}`);
  }
}

export function createInMemoryUserRepository(): UserRepository {
  return new ListOfUsers();
}

export function createConsoleNotifier(print: Print): NotifierPort {
  return new ConsoleNotifier(print);
}

function ask(users: UserPort, registration: Registration): Promise<Registered> {
  return new Promise((resolve) => resolve(users.register(registration)));
}

export function createHttpRoute(users: UserPort): HttpRoute {
  return (body) =>
    ask(users, body).then(
      ({ user: { id }, welcomed }) => ({ status: 201, body: { welcomed, id } }),
      (error: unknown) => {
        if (error instanceof UserExistsError) return { status: 409, body: { id: error.id, error: 'user exists' } };
        if (!(error instanceof InvalidRegistrationError)) return { status: 500, body: { error: 'internal error' } };
        return { status: 400, body: { field: error.field, error: 'invalid registration' } };
      },
    );
}

export function createCliCommand(users: UserPort, print: Print): CliCommand {
  return (args) =>
    ask(users, { id: args[0] ?? '', email: args[1] ?? '', name: args[2] ?? '' })
      .then(({ user, welcomed }): [string, number] => [
        welcomed ? `Registered: ${user.name}` : `Registered, not welcomed: ${user.name}`,
        0,
      ])
      .catch((error: unknown): [string, number] => {
        if (error instanceof UserExistsError) return [`Exists: ${error.id}`, 1];
        return error instanceof InvalidRegistrationError ? [`Invalid: ${error.field}`, 1] : ['Failed', 2];
      })
      .then(([line, exitCode]) => {
        print(line);
        return exitCode;
      });
}
