import { InvalidRegistrationError, UserExistsError } from '../../../../solutions/29-hexagonal/core.ts';
import type {
  NotifierPort,
  Registered,
  Registration,
  UserPort,
  UserRepository,
} from '../../../../solutions/29-hexagonal/core.ts';

export { InvalidRegistrationError, UserExistsError } from '../../../../solutions/29-hexagonal/core.ts';
export type * from '../../../../solutions/29-hexagonal/core.ts';

const isText = /\S/;
const rules: [keyof Registration, RegExp][] = [
  ['name', isText],
  ['id', isText],
  ['email', /^[^\s@]+@[^\s@]+$/],
];

/** An entity with getters; nobody outside can tell it from plain data. */
class Member {
  #data: Registration;

  constructor(registration: Registration) {
    for (const [field, rule] of rules) {
      const value = registration[field];
      if (!rule.test(value)) throw new InvalidRegistrationError(field, value);
    }
    this.#data = { ...registration };
  }

  get id(): string {
    return this.#data.id;
  }

  get email(): string {
    return this.#data.email;
  }

  get name(): string {
    return this.#data.name;
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
      .then((given) => new Member(given))
      .then((user) => this.#repository.save(user).then((answer) => this.#welcome(user, answer)));
  }

  #welcome(user: Member, answer: 'saved' | 'taken'): Promise<Registered> {
    if (answer === 'taken') return Promise.reject(new UserExistsError(user.id));
    return new Promise<void>((resolve) => resolve(this.#notifier.sendWelcome(user.email))).then(
      () => ({ user, welcomed: true }),
      () => ({ user, welcomed: false }),
    );
  }
}

export function createUserService(repository: UserRepository, notifier: NotifierPort): UserPort {
  return new UserService(repository, notifier);
}
