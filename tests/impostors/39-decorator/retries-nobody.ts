// Breaks 5: takes nobody for a failure and asks again.
import {
  RetryingRepository as Right,
  type User,
  type UserRepository,
} from '../../../solutions/39-decorator/decorator.ts';

export * from '../../../solutions/39-decorator/decorator.ts';

export class RetryingRepository extends Right {
  readonly #nobody = new Error('nobody');

  constructor(inner: UserRepository, maxAttempts: number) {
    const nobody = new Error('nobody');
    const findById = async (id: string) => {
      const user = await inner.findById(id);
      if (user === undefined) throw nobody;
      return user;
    };
    super({ findById, save: (user) => inner.save(user) }, maxAttempts);
    this.#nobody = nobody;
  }

  override async findById(id: string): Promise<User | undefined> {
    try {
      return await super.findById(id);
    } catch (error) {
      if (error === this.#nobody) return undefined;
      throw error;
    }
  }
}
