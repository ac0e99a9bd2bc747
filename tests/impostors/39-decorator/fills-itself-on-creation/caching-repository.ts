// Breaks 4: finds a user on creation, to open the connection early.
import { CachingRepository as Right } from '../../../../solutions/39-decorator/caching-repository.ts';
import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class CachingRepository extends Right {
  constructor(inner: UserRepository) {
    super(inner);
    void (async () => inner.findById('u1'))().catch(() => {});
  }
}
