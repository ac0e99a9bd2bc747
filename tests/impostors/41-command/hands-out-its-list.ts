// Breaks 9: hands out its own list of frozen users.
import { type User, UserExistsError, UserNotFoundError } from '../../../solutions/41-command/command.ts';

export {
  type Command,
  CommandQueue,
  CreateUserCommand,
  DeleteUserCommand,
  MacroCommand,
  UpdateEmailCommand,
  type User,
  UserExistsError,
  UserNotFoundError,
} from '../../../solutions/41-command/command.ts';

export class UserStore {
  readonly #users: User[] = [];

  create(user: User): void {
    this.insert(user, this.#users.length);
  }

  insert({ id, email, roles }: User, position: number): void {
    if (this.#users.some((user) => user.id === id)) throw new UserExistsError(id);
    this.#users.splice(position, 0, Object.freeze({ id, email, roles: Object.freeze([...roles]) }));
  }

  delete(id: string): User {
    const [user] = this.#users.splice(this.positionOf(id), 1) as [User];
    return user;
  }

  updateEmail(id: string, email: string | null): string | null {
    const position = this.positionOf(id);
    const user = this.#users[position] as User;
    this.#users[position] = Object.freeze({ ...user, email });
    return user.email;
  }

  all(): User[] {
    return this.#users;
  }

  positionOf(id: string): number {
    const position = this.#users.findIndex((user) => user.id === id);
    if (position < 0) throw new UserNotFoundError(id);
    return position;
  }
}
