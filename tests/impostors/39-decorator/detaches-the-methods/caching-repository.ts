// Breaks 4: calls the methods of the inner repository without the object that they belong to.
import { CachingRepository as Right } from '../../../../solutions/39-decorator/caching-repository.ts';
import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class CachingRepository extends Right {
  constructor({ findById, save }: UserRepository) {
    super({ findById, save });
  }
}
