// Breaks 6: the route tells the caller what it knows about a failure that it doesn't know.
import { InvalidRegistrationError, UserExistsError, type UserPort } from '../../../../solutions/29-hexagonal/core.ts';
import type { HttpRoute } from '../../../../solutions/29-hexagonal/adapters.ts';

export {
  createCliCommand,
  createConsoleNotifier,
  createInMemoryUserRepository,
} from '../../../../solutions/29-hexagonal/adapters.ts';
export type * from '../../../../solutions/29-hexagonal/adapters.ts';

export function createHttpRoute(users: UserPort): HttpRoute {
  return async (body) => {
    try {
      const { user, welcomed } = await users.register(body);
      return { status: 201, body: { id: user.id, welcomed } };
    } catch (error) {
      if (error instanceof InvalidRegistrationError)
        return { status: 400, body: { error: 'invalid registration', field: error.field } };
      if (error instanceof UserExistsError) return { status: 409, body: { error: 'user exists', id: error.id } };
      return { status: 500, body: { error: error instanceof Error ? error.message : String(error) } };
    }
  };
}
