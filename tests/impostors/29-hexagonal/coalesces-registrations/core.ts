// Breaks 5: registrations with the same id share one promise while the first of them is in flight.
/** What a person enters to sign up. */
export interface Registration {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** A registered user. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** The result of a registration. */
export interface Registered {
  readonly user: User;
  /** Whether the welcome was sent. The user is registered either way. */
  readonly welcomed: boolean;
}

/** Driving port: what the outside world can ask the core to do. */
export interface UserPort {
  register(registration: Registration): Promise<Registered>;
}

/** Driven port: what the core needs from a store. */
export interface UserRepository {
  /** Adds the user unless the id is taken. The check and the write are a single step. */
  save(user: User): Promise<'saved' | 'taken'>;
}

/** Driven port: what the core needs from a messaging service. */
export interface NotifierPort {
  sendWelcome(email: string): Promise<void>;
}

/** A registration that cannot become a user. */
export class InvalidRegistrationError extends Error {
  override readonly name = 'InvalidRegistrationError';
  /** The field that is invalid. */
  readonly field: keyof Registration;

  constructor(field: keyof Registration) {
    super(`Invalid registration: check the ${field}`);
    this.field = field;
  }
}

/** The id of a registration is taken. */
export class UserExistsError extends Error {
  override readonly name = 'UserExistsError';
  readonly id: string;

  constructor(id: string) {
    super(`There is already a user with the id ${JSON.stringify(id)}`);
    this.id = id;
  }
}

/** Creates the core's service. */
export function createUserService(repository: UserRepository, notifier: NotifierPort): UserPort {
  const pending = new Map<string, Promise<Registered>>();
  return {
    async register(registration) {
      const known = pending.get(registration.id);
      if (known) return known;
      const promise = add(registration).finally(() => pending.delete(registration.id));
      pending.set(registration.id, promise);
      return promise;
    },
  };

  async function add(registration: Registration): Promise<Registered> {
    const user = userFrom(registration);
    if ((await repository.save(user)) === 'taken') throw new UserExistsError(user.id);
    return { user, welcomed: await tryToWelcome(notifier, user) };
  }
}

function userFrom({ id, email, name }: Registration): User {
  if (isBlank(id)) throw new InvalidRegistrationError('id');
  if (!email.includes('@')) throw new InvalidRegistrationError('email');
  if (isBlank(name)) throw new InvalidRegistrationError('name');
  return { id, email, name };
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The user is saved by now, so a failed welcome must not look like a failed registration. */
async function tryToWelcome(notifier: NotifierPort, { email }: User): Promise<boolean> {
  try {
    await notifier.sendWelcome(email);
    return true;
  } catch {
    return false;
  }
}
