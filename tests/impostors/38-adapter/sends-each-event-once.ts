// Breaks 4: remembers the events that it has sent, and does not send an equal one again.
import {
  type AnalyticsEvent,
  LegacyAnalyticsAdapter as Right,
  type Recording,
} from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export class LegacyAnalyticsAdapter extends Right {
  readonly #recordings = new Map<string, Recording>();

  override recordEvent(event: AnalyticsEvent): Recording {
    const key = JSON.stringify(event);
    const recording = this.#recordings.get(key) ?? super.recordEvent(event);
    this.#recordings.set(key, recording);
    return recording;
  }
}
