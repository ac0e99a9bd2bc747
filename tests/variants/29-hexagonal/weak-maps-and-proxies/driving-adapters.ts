import * as core from './core.ts';

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

type Result =
  | { readonly kind: 'registered'; readonly registered: core.Registered }
  | { readonly kind: 'invalid'; readonly field: string }
  | { readonly kind: 'exists'; readonly id: string }
  | { readonly kind: 'failed' };

/** Turns exceptions into a result, so that both adapters are a single switch. */
async function resultOf(users: core.UserPort, registration: core.Registration): Promise<Result> {
  try {
    return { kind: 'registered', registered: await users.register(registration) };
  } catch (error) {
    if (error instanceof core.InvalidRegistrationError) return { kind: 'invalid', field: error.field };
    if (error instanceof core.UserExistsError) return { kind: 'exists', id: error.id };
    return { kind: 'failed' };
  }
}

/** Creates the web route that registers a user. */
export function createHttpRoute(users: core.UserPort): HttpRoute {
  return async ({ params: { id }, body: { email, name } }) => {
    const result = await resultOf(users, { id, email, name });
    switch (result.kind) {
      case 'registered':
        return { status: 201, body: { id: result.registered.user.id, welcomed: result.registered.welcomed } };
      case 'invalid':
        return { status: 400, body: { error: 'invalid registration', field: result.field } };
      case 'exists':
        return { status: 409, body: { error: 'user exists', id: result.id } };
      case 'failed':
        return { status: 500, body: { error: 'internal error' } };
    }
  };
}

/** Creates the command that registers a user. */
export function createCliCommand(users: core.UserPort, print: (line: string) => void): CliCommand {
  return async (args) => {
    const [id, email, name] = [...args, '', '', ''] as [string, string, string];
    const result = await resultOf(users, { id, email, name });
    print(lineFor(result));
    return { registered: 0, invalid: 1, exists: 1, failed: 2 }[result.kind];
  };
}

function lineFor(result: Result): string {
  switch (result.kind) {
    case 'registered':
      return `${result.registered.welcomed ? 'Registered' : 'Registered, not welcomed'}: ${result.registered.user.name}`;
    case 'invalid':
      return `Invalid: ${result.field}`;
    case 'exists':
      return `Exists: ${result.id}`;
    case 'failed':
      return 'Failed';
  }
}
