// Breaks 3, 8: encodes each id for a URL, so a decorator whose ids contain a slash cannot wrap it.
import { CachingRepository as Right } from '../../../../solutions/39-decorator/caching-repository.ts';
import type { User } from '../../../../solutions/39-decorator/user-repository.ts';

export class CachingRepository extends Right {
  override findById(id: string): Promise<User | undefined> {
    return super.findById(encodeURIComponent(id));
  }
}
