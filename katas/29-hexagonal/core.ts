import { todo } from '../support/todo.ts';

/** What somebody who wants to be a user says of themselves. */
export interface Registration {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** A registered user: always valid, never changed. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** What came of a registration. */
export interface Registered {
  readonly user: User;
  /** Whether the welcome was sent; without it the user is registered all the same. */
  readonly welcomed: boolean;
}

/** Driving port: what the outside can ask of the core. */
export interface UserPort {
  register(registration: Registration): Promise<Registered>;
}

/** Driven port: what the core needs of a store. */
export interface UserRepository {
  /** Keeps the user, unless the id is taken: then nothing changes. Looking and keeping are one step. */
  save(user: User): Promise<'saved' | 'taken'>;
  /** The user of that id, or undefined where there is none. */
  findById(id: string): Promise<User | undefined>;
}

/** Driven port: what the core needs of something that sends messages. */
export interface NotifierPort {
  sendWelcome(email: string): Promise<void>;
}

/** A registration that can be no user. */
export class InvalidRegistrationError extends Error {
  override readonly name = 'InvalidRegistrationError';
  readonly field: keyof Registration;
  readonly value: string;

  constructor(field: keyof Registration, value: string) {
    super(`No user can have the ${field} ${JSON.stringify(value)}`);
    this.field = field;
    this.value = value;
  }
}

/** There is a user of this id already. */
export class UserExistsError extends Error {
  override readonly name = 'UserExistsError';
  readonly id: string;

  constructor(id: string) {
    super(`There is a user ${JSON.stringify(id)} already`);
    this.id = id;
  }
}

/** Creates the core's service: checks, saves, then welcomes. */
export function createUserService(repository: UserRepository, notifier: NotifierPort): UserPort {
  return todo('register users through the two ports');
}
