// Breaks 4, 5, 7: like the original example, checks nothing, replaces existing users, and fails if the welcome fails.
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
  return {
    async register(registration) {
      const { id, email, name } = registration;
      const user = { id, email, name };
      await repository.save(user);
      await notifier.sendWelcome(email);
      return { user, welcomed: true };
    },
  };
}
