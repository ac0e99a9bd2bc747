// Breaks 1: keeps users in an object without prototype, which lists ids like '10' first.
import { type User, UserStore as Right } from '../../../solutions/41-command/command.ts';

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

export class UserStore extends Right {
  override all(): User[] {
    const byId = Object.create(null) as Record<string, User>;
    for (const user of super.all()) byId[user.id] = user;
    return Object.values(byId);
  }
}
