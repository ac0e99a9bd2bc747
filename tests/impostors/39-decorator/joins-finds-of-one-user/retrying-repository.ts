// Breaks 5: a find of a user for whom another find is pending makes no attempts of its own.
import { RetryingRepository as Right } from '../../../../solutions/39-decorator/retrying-repository.ts';
import type { User } from '../../../../solutions/39-decorator/user-repository.ts';

export class RetryingRepository extends Right {
  readonly #pending = new Map<string, Promise<User | undefined>>();

  override async findById(id: string): Promise<User | undefined> {
    const pending = this.#pending.get(id) ?? super.findById(id);
    this.#pending.set(id, pending);
    try {
      return await pending;
    } finally {
      this.#pending.delete(id);
    }
  }
}
