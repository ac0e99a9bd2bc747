// Breaks 4: does not send a page view that equals the previous one.
import { LegacyAnalyticsAdapter as Right, type Recording, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  #last = '';

  override recordPageView(page: string, user: User): Recording {
    const key = JSON.stringify([page, user.id]);
    if (key === this.#last) return 'recorded';
    const recording = super.recordPageView(page, user);
    this.#last = key;
    return recording;
  }
}
