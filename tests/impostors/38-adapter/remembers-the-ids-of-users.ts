// Breaks 4: converts the id of each user object only once, and misses that it has changed.
import { LegacyAnalyticsAdapter as Right, type Recording, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  readonly #known = new WeakMap<User, User>();

  override recordPageView(page: string, user: User): Recording {
    const known = this.#known.get(user) ?? { ...user };
    this.#known.set(user, known);
    return super.recordPageView(page, known);
  }
}
