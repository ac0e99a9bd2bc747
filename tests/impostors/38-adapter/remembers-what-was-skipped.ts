// Breaks 5: once a page was skipped, reports that page as skipped forever.
import { LegacyAnalyticsAdapter as Right, type Recording, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  readonly #skipped = new Set<string>();

  override recordPageView(page: string, user: User): Recording {
    const recording = super.recordPageView(page, user);
    if (recording === 'skipped') this.#skipped.add(page);
    return this.#skipped.has(page) ? 'skipped' : recording;
  }
}
