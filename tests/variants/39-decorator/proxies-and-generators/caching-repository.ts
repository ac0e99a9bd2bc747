import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

const innerOf = new WeakMap<CachingRepository, UserRepository>();
const answersOf = new WeakMap<CachingRepository, Map<string, readonly [User | undefined]>>();

/** Its state is in weak maps of the module, and the instances themselves are frozen. */
export class CachingRepository implements UserRepository {
  constructor(inner: UserRepository) {
    innerOf.set(this, inner);
    answersOf.set(this, new Map());
    Object.freeze(this);
  }

  async findById(id: string): Promise<User | undefined> {
    const answers = answersOf.get(this);
    const [answer] = answers?.get(id) ?? [await innerOf.get(this)?.findById(id)];
    answers?.set(id, [answer]);
    return answer;
  }

  async save(user: User): Promise<User> {
    answersOf.get(this)?.delete(user.id);
    return innerOf.get(this)!.save(user);
  }
}
