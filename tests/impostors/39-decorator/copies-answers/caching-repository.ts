// Breaks 3: resolves with a copy of the answer.
import { CachingRepository as Right } from '../../../../solutions/39-decorator/caching-repository.ts';
import type { User } from '../../../../solutions/39-decorator/user-repository.ts';

export class CachingRepository extends Right {
  override async findById(id: string): Promise<User | undefined> {
    return structuredClone(await super.findById(id));
  }
}
