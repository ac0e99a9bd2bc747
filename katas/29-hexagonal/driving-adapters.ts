import { todo } from '../support/todo.ts';
import type { UserPort } from './core.ts';

/** A `PUT /users/:id` request, as a web framework passes it on. */
export interface HttpRequest {
  readonly params: { readonly id: string };
  readonly body: { readonly email: string; readonly name: string };
}

/** The response to a web request. */
export interface HttpResponse {
  readonly status: number;
  readonly body: unknown;
}

/** What the web framework calls. */
export type HttpRoute = (request: HttpRequest) => Promise<HttpResponse>;

/** What the command line calls, with an id, an email address and a name. It resolves to the exit code. */
export type CliCommand = (args: readonly string[]) => Promise<number>;

/** Creates the web route that registers a user. */
export function createHttpRoute(users: UserPort): HttpRoute {
  return todo('translate the request, and the result or the error');
}

/** Creates the command that registers a user. */
export function createCliCommand(users: UserPort, print: (line: string) => void): CliCommand {
  return todo('translate the arguments, and the result or the error');
}
