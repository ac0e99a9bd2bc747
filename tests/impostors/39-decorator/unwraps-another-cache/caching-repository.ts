// Breaks 4: if the inner repository is a cache already, calls the repository behind it.
import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';
import { CachingRepository as Right } from '../../../../solutions/39-decorator/caching-repository.ts';

const wrapped = new WeakMap<UserRepository, UserRepository>();

export class CachingRepository extends Right {
  constructor(inner: UserRepository) {
    const innermost = wrapped.get(inner) ?? inner;
    super(innermost);
    wrapped.set(this, innermost);
  }
}
