// Breaks 9: copies the list that it hands out but not the users in it, as the source does, and updates them in place.
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

type Row = { id: string; email: string | null; roles: string[] };

export class UserStore {
  readonly #users: Row[] = [];

  create(user: User): void {
    this.insert(user, this.#users.length);
  }

  insert({ id, email, roles }: User, position: number): void {
    if (this.#users.some((user) => user.id === id)) throw new UserExistsError(id);
    this.#users.splice(position, 0, { id, email, roles: [...roles] });
  }

  delete(id: string): User {
    const [user] = this.#users.splice(this.positionOf(id), 1) as [Row];
    return user;
  }

  updateEmail(id: string, email: string | null): string | null {
    const user = this.#users[this.positionOf(id)] as Row;
    const former = user.email;
    user.email = email;
    return former;
  }

  all(): User[] {
    return [...this.#users];
  }

  positionOf(id: string): number {
    const position = this.#users.findIndex((user) => user.id === id);
    if (position < 0) throw new UserNotFoundError(id);
    return position;
  }
}
