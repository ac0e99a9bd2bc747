import { InvalidRegistrationError, type Registration } from '../../../../solutions/29-hexagonal/core.ts';

/** A file of the core: console, process and Date are only mentioned here. */
export function problemWith({ id, email, name }: Registration): InvalidRegistrationError | undefined {
  const [local, domain, ...more] = email.split('@');
  if (id.trim().length === 0) return new InvalidRegistrationError('id', id);
  if (name.trim().length === 0) return new InvalidRegistrationError('name', name);
  if (!local || !domain || more.length > 0 || /\s/.test(email)) return new InvalidRegistrationError('email', email);
  return undefined;
}
