import type { User } from './core.ts';
import type { UserRow } from './driven-adapters.ts';

/** The row of a user. */
export const rowFrom = (user: User): UserRow => ({
  user_id: user.id,
  email_address: user.email,
  full_name: user.name,
});
