// Breaks 1, 4: collects events, and sends two at a time.
import {
  type AnalyticsEvent,
  LegacyAnalyticsAdapter as Right,
  type Recording,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  readonly #waiting: AnalyticsEvent[] = [];

  override recordEvent(event: AnalyticsEvent): Recording {
    this.#waiting.push(event);
    if (this.#waiting.length === 2) for (const one of this.#waiting.splice(0)) super.recordEvent(one);
    return 'recorded';
  }
}
