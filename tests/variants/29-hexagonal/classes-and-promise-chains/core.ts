// Classes with private fields, and promise chains instead of async functions.
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

const hasText = /\S/;
const rules: [keyof Registration, RegExp][] = [
  ['name', hasText],
  ['id', hasText],
  ['email', /@/],
];

/** A user with getters. From outside, it looks like plain data. */
class Member implements User {
  readonly #registration: Registration;

  constructor({ id, email, name }: Registration) {
    this.#registration = { id, email, name };
    for (const [field, rule] of rules) {
      if (!rule.test(this.#registration[field])) throw new InvalidRegistrationError(field);
    }
  }

  get id(): string {
    return this.#registration.id;
  }

  get email(): string {
    return this.#registration.email;
  }

  get name(): string {
    return this.#registration.name;
  }
}

class UserService implements UserPort {
  readonly #repository: UserRepository;
  readonly #notifier: NotifierPort;

  constructor(repository: UserRepository, notifier: NotifierPort) {
    this.#repository = repository;
    this.#notifier = notifier;
  }

  register(registration: Registration): Promise<Registered> {
    return Promise.resolve(registration)
      .then((one) => new Member(one))
      .then((user) => this.#save(user))
      .then((user) =>
        Promise.resolve(user.email)
          .then((email) => this.#notifier.sendWelcome(email))
          .then(
            () => ({ user, welcomed: true }),
            () => ({ user, welcomed: false }),
          ),
      );
  }

  #save(user: User): Promise<User> {
    return Promise.resolve(this.#repository.save(user)).then((answer) => {
      if (answer === 'taken') throw new UserExistsError(user.id);
      return user;
    });
  }
}

/** Creates the core's service. */
export function createUserService(repository: UserRepository, notifier: NotifierPort): UserPort {
  return new UserService(repository, notifier);
}
