import { InvalidRegistrationError, UserExistsError } from './core.ts';
import type { Registered, Registration, UserPort } from './core.ts';

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

function ask(users: UserPort, registration: Registration): Promise<Registered> {
  return new Promise((resolve) => resolve(users.register(registration)));
}

/** Creates the web route that registers a user. */
export function createHttpRoute(users: UserPort): HttpRoute {
  return ({ params, body }) =>
    ask(users, { name: body.name, email: body.email, id: params.id }).then(
      ({ user, welcomed }) => ({ status: 201, body: { welcomed, id: user.id } }),
      (error: unknown) => {
        switch (true) {
          case error instanceof UserExistsError:
            return { status: 409, body: { id: error.id, error: 'user exists' } };
          case error instanceof InvalidRegistrationError:
            return { status: 400, body: { field: error.field, error: 'invalid registration' } };
          default:
            return { status: 500, body: { error: 'internal error' } };
        }
      },
    );
}

/** Creates the command that registers a user. */
export function createCliCommand(users: UserPort, print: (line: string) => void): CliCommand {
  const end = (line: string, exitCode: number) => {
    print(line);
    return exitCode;
  };
  return (args) =>
    ask(users, { id: args[0] ?? '', email: args[1] ?? '', name: args[2] ?? '' }).then(
      ({ user, welcomed }) => end(`Registered${welcomed ? '' : ', not welcomed'}: ${user.name}`, 0),
      (error: unknown) => {
        if (error instanceof UserExistsError) return end(`Exists: ${error.id}`, 1);
        return error instanceof InvalidRegistrationError ? end(`Invalid: ${error.field}`, 1) : end('Failed', 2);
      },
    );
}
