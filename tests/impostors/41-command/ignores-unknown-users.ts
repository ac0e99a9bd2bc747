// Breaks 1, 6: updating a user who is not there does nothing and is remembered, as in the source.
import { UserStore as Right } from '../../../solutions/41-command/command.ts';

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
  override updateEmail(id: string, email: string | null): string | null {
    if (!this.all().some((user) => user.id === id)) return null;
    return super.updateEmail(id, email);
  }
}
