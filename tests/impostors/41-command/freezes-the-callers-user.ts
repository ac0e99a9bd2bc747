// Breaks 9: freezes the user that it was given, which is the caller's.
import { CreateUserCommand as Right, type User, type UserStore } from '../../../solutions/41-command/command.ts';

export {
  type Command,
  CommandQueue,
  DeleteUserCommand,
  MacroCommand,
  UpdateEmailCommand,
  type User,
  UserExistsError,
  UserNotFoundError,
  UserStore,
} from '../../../solutions/41-command/command.ts';

export class CreateUserCommand extends Right {
  constructor(store: UserStore, user: User) {
    super(store, Object.freeze(user));
    Object.freeze(user.roles);
  }
}
