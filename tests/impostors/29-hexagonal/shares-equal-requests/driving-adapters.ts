// Breaks 6: equal requests in flight share one call of register, so nobody learns that the id is taken.
import { InvalidRegistrationError, UserExistsError, type UserPort } from '../../../../solutions/29-hexagonal/core.ts';

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
export function createHttpRoute(port: UserPort): HttpRoute {
  const users = shared(port);
  return async ({ params: { id }, body: { email, name } }) => {
    try {
      const { user, welcomed } = await users.register({ id, email, name });
      return { status: 201, body: { id: user.id, welcomed } };
    } catch (error) {
      return responseTo(error);
    }
  };
}

/** Creates the command that registers a user. */
export function createCliCommand(port: UserPort, print: (line: string) => void): CliCommand {
  const users = shared(port);
  return async ([id = '', email = '', name = '']) => {
    try {
      const { user, welcomed } = await users.register({ id, email, name });
      print(welcomed ? `Registered: ${user.name}` : `Registered, not welcomed: ${user.name}`);
      return 0;
    } catch (error) {
      const { line, exitCode } = reportOn(error);
      print(line);
      return exitCode;
    }
  };
}

/** A port that answers equal registrations together while the first is in flight. */
function shared(port: UserPort): UserPort {
  const pending = new Map<string, ReturnType<UserPort['register']>>();
  return {
    register(registration) {
      const key = JSON.stringify(registration);
      const known = pending.get(key);
      if (known) return known;
      const result = port.register(registration).finally(() => pending.delete(key));
      pending.set(key, result);
      return result;
    },
  };
}

function responseTo(error: unknown): HttpResponse {
  if (error instanceof InvalidRegistrationError) {
    return { status: 400, body: { error: 'invalid registration', field: error.field } };
  }
  if (error instanceof UserExistsError) return { status: 409, body: { error: 'user exists', id: error.id } };
  return { status: 500, body: { error: 'internal error' } };
}

/** Exit code 1 means that other arguments may work; 2 means that a later attempt may work. */
function reportOn(error: unknown): { line: string; exitCode: number } {
  if (error instanceof InvalidRegistrationError) return { line: `Invalid: ${error.field}`, exitCode: 1 };
  if (error instanceof UserExistsError) return { line: `Exists: ${error.id}`, exitCode: 1 };
  return { line: 'Failed', exitCode: 2 };
}
