// State in WeakMaps, ports behind proxies, and tables instead of conditions.
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

interface Ports {
  readonly repository: UserRepository;
  readonly notifier: NotifierPort;
}

const portsOf = new WeakMap<object, Ports>();

const checks: { readonly [F in keyof Registration]: (text: string) => boolean } = {
  id: (text) => [...text].some((character) => character.trim() !== ''),
  email: (text) => text.split('@').length > 1,
  name: (text) => text.trim() !== '',
};

const service = {
  async register(this: UserPort, registration: Registration): Promise<Registered> {
    const ports = portsOf.get(this);
    if (!ports) throw new TypeError('Call register on a service.');
    const fields = Object.keys(checks) as (keyof Registration)[];
    const invalid = fields.find((field) => !checks[field](registration[field]));
    if (invalid) throw new InvalidRegistrationError(invalid);
    const user = Object.fromEntries(fields.map((field) => [field, registration[field]])) as unknown as User;
    const answer = await ports.repository.save(user);
    if (answer !== 'saved') throw new UserExistsError(user.id);
    const registered = { user, welcomed: false };
    try {
      await ports.notifier.sendWelcome(user.email);
      registered.welcomed = true;
    } finally {
      // eslint-disable-next-line no-unsafe-finally
      return registered;
    }
  },
};

/** Creates the core's service. */
export function createUserService(repository: UserRepository, notifier: NotifierPort): UserPort {
  const made: UserPort = Object.create(service) as typeof service;
  portsOf.set(made, { repository, notifier });
  return made;
}
