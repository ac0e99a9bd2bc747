// Breaks 3: freezes the very answer of the inner repository, which may still have to change it.
import { CachingRepository as Right } from '../../../../solutions/39-decorator/caching-repository.ts';
import type { User } from '../../../../solutions/39-decorator/user-repository.ts';

export class CachingRepository extends Right {
  override async findById(id: string): Promise<User | undefined> {
    return Object.freeze(await super.findById(id));
  }
}
