import type { KataStatus } from '../../progress/kata-status.ts';
import type { LoopPorts } from './loop-ports.ts';
import { checked, checking, didNotWork } from './panels.ts';
import type { ViewStore } from './view-store.ts';
import type { Panel, View } from './view.ts';

/**
 * The status of all katas on the screen. It is updated by runs of single katas, and by checks of all katas that run in
 * between.
 */
export class StatusOverview {
  readonly #ports: Pick<LoopPorts, 'checkAll' | 'survey'>;
  readonly #shown: ViewStore;
  /** Results that arrived since a check of all katas began. They are newer than the check. */
  readonly #newer = new Set<Map<string, KataStatus>>();
  #checking = false;
  #refreshing: AbortController | undefined;

  constructor(ports: Pick<LoopPorts, 'checkAll' | 'survey'>, shown: ViewStore) {
    this.#ports = ports;
    this.#shown = shown;
  }

  /** The status of all katas after one of them was run. */
  judged(standing: KataStatus): KataStatus[] {
    this.#newer.forEach((newer) => newer.set(standing.slug, standing));
    return this.#shown.view.book.map((one) => (one.slug === standing.slug ? standing : one));
  }

  /** Checks all katas and shows their status. Does nothing while a check is running. */
  async checkAll(): Promise<void> {
    this.#shown.change({ panel: checking });
    if (this.#checking) return;
    this.#checking = true;
    try {
      const book = await this.#lookAtAll(() => this.#ports.checkAll());
      this.#shown.change({ book, ...this.#inPlaceOfChecking(checked(book)) });
    } catch (error) {
      this.#shown.change(this.#inPlaceOfChecking(didNotWork(error)));
    } finally {
      this.#checking = false;
    }
  }

  /**
   * Finds out which katas there are and their status, because files may have been edited elsewhere or an update may
   * have arrived.
   */
  async refresh(): Promise<void> {
    if (this.#checking || this.#refreshing) return;
    const current = (this.#refreshing = new AbortController());
    try {
      const book = await this.#lookAtAll(() => this.#ports.survey(current.signal));
      if (!this.#checking) this.#shown.change({ book });
    } catch {
      // Nobody asked for this. Problems of a kata are shown when it is opened.
    } finally {
      this.#refreshing = undefined;
    }
  }

  /** Lets `work` go before a running refresh, which starts again afterwards. */
  async before<Result>(work: () => Promise<Result>): Promise<Result> {
    const made = this.#refreshing;
    made?.abort();
    try {
      return await work();
    } finally {
      if (made) void this.refresh();
    }
  }

  async #lookAtAll(look: () => Promise<readonly KataStatus[]>): Promise<KataStatus[]> {
    const newer = new Map<string, KataStatus>();
    this.#newer.add(newer);
    try {
      const found = await look();
      // Prefer results that arrived during the refresh: only the first run after a rule change carries `changes`.
      return found.map((one) => ({ ...one, ...newer.get(one.slug) }));
    } finally {
      this.#newer.delete(newer);
    }
  }

  /** Does not interrupt a learner who has done something else in the meantime. */
  #inPlaceOfChecking(panel: Panel): Partial<View> {
    return this.#shown.view.panel === checking ? { panel } : {};
  }
}
