// Breaks 6: the command reports missing arguments itself instead of passing empty strings.
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
export function createHttpRoute(users: UserPort): HttpRoute {
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
export function createCliCommand(users: UserPort, print: (line: string) => void): CliCommand {
  return async (args) => {
    const [id = '', email = '', name = ''] = args;
    if (args.length < 3) {
      print(args.length === 2 ? 'Invalid: name' : args.length === 1 ? 'Invalid: email' : 'Invalid: id');
      return 1;
    }
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
