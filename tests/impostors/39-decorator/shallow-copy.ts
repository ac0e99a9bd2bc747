// Breaks 9: hands out a copy of the user, with the very list of roles that it keeps.
import { CachingRepository as Right, type User } from '../../../solutions/39-decorator/decorator.ts';

export * from '../../../solutions/39-decorator/decorator.ts';

export class CachingRepository extends Right {
  readonly #roles = new Map<string, readonly string[]>();

  override async findById(id: string): Promise<User | undefined> {
    const user = await super.findById(id);
    if (user === undefined) return undefined;
    const roles = this.#roles.get(id) ?? user.roles;
    this.#roles.set(id, roles);
    return { ...user, roles };
  }

  override async save(user: User): Promise<void> {
    this.#roles.delete(user.id);
    await super.save(user).finally(() => this.#roles.delete(user.id));
  }
}
