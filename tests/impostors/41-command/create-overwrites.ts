// Breaks 1, 6: creating a user over another replaces it, as in the source, and undo deletes both.
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
  override create(user: User): void {
    if (this.all().some(({ id }) => id === user.id)) this.delete(user.id);
    super.create(user);
  }
}
