// Breaks 9: copies users, but not the roles in them.
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
  #users: User[] = [];

  create(user: User): void {
    this.insert(user, this.#users.length);
  }

  insert(user: User, position: number): void {
    if (this.#users.some(({ id }) => id === user.id)) throw new UserExistsError(user.id);
    this.#users.splice(position, 0, { ...user });
  }

  delete(id: string): User {
    const [user] = this.#users.splice(this.positionOf(id), 1) as [User];
    return user;
  }

  updateEmail(id: string, email: string | null): string | null {
    const position = this.positionOf(id);
    const { email: former } = this.#users[position] as User;
    this.#users = this.#users.map((user, i) => (i === position ? { ...user, email } : user));
    return former;
  }

  all(): User[] {
    return this.#users.map((user) => ({ ...user }));
  }

  positionOf(id: string): number {
    const position = this.#users.findIndex((user) => user.id === id);
    if (position < 0) throw new UserNotFoundError(id);
    return position;
  }
}
