// Breaks 4: remembers event objects, and does not send the same one again.
import {
  type AnalyticsEvent,
  LegacyAnalyticsAdapter as Right,
  type Recording,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  readonly #recordings = new WeakMap<AnalyticsEvent, Recording>();

  override recordEvent(event: AnalyticsEvent): Recording {
    const recording = this.#recordings.get(event) ?? super.recordEvent(event);
    this.#recordings.set(event, recording);
    return recording;
  }
}
