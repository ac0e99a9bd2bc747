// Breaks 3: skips a save if the cache holds an equal user.
import { CachingRepository as Right } from '../../../../solutions/39-decorator/caching-repository.ts';
import type { User } from '../../../../solutions/39-decorator/user-repository.ts';

export class CachingRepository extends Right {
  override async save(user: User): Promise<User> {
    const stored = await this.findById(user.id);
    return stored?.name === user.name ? stored : super.save(user);
  }
}
