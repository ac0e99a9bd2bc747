// Breaks 3, 7: resolves with `undefined` if a find fails.
import { CachingRepository as Right } from '../../../../solutions/39-decorator/caching-repository.ts';
import type { User } from '../../../../solutions/39-decorator/user-repository.ts';

export class CachingRepository extends Right {
  override async findById(id: string): Promise<User | undefined> {
    return super.findById(id).catch(() => undefined);
  }
}
