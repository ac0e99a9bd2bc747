import { todo } from '../support/todo.ts';
import type { NotifierPort, Registration, UserPort, UserRepository } from './core.ts';

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

/** Driven adapter: creates a store that stands in for a database. */
export function createInMemoryUserRepository(): UserRepository {
  return todo('keep users by their ids');
}

/** Driven adapter: creates a notifier that prints where it would send. */
export function createConsoleNotifier(print: Print): NotifierPort {
  return todo('print one line for each welcome');
}

/** Driving adapter: creates the web route that registers a user. */
export function createHttpRoute(users: UserPort): HttpRoute {
  return todo('register, and answer with a status and a body');
}

/** Driving adapter: creates the command that registers a user. */
export function createCliCommand(users: UserPort, print: Print): CliCommand {
  return todo('register, print one line and give an exit code');
}
