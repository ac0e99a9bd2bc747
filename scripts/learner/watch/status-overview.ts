import type { KataStatus } from '../../progress/kata-status.ts';
import type { LoopPorts } from './loop-ports.ts';
import { checked, checking, didNotWork } from './panels.ts';
import type { ViewStore } from './view-store.ts';
import type { Panel, View } from './view.ts';

/** How all katas stand, as the screen shows it: by runs of single ones, and by looking at all while those go on. */
export class StatusOverview {
  readonly #ports: Pick<LoopPorts, 'checkAll' | 'survey'>;
  readonly #shown: ViewStore;
  /** What was run since a look at all began: the newer word on those katas. */
  readonly #newer = new Set<Map<string, KataStatus>>();
  #checking = false;
  #refreshing: AbortController | undefined;

  constructor(ports: Pick<LoopPorts, 'checkAll' | 'survey'>, shown: ViewStore) {
    this.#ports = ports;
    this.#shown = shown;
  }

  /** The book after a kata was run by itself. */
  judged(standing: KataStatus): KataStatus[] {
    this.#newer.forEach((newer) => newer.set(standing.slug, standing));
    return this.#shown.view.book.map((one) => (one.slug === standing.slug ? standing : one));
  }

  /** Checks all katas and says how they stand; does nothing while they are being checked. */
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

  /** Looks which katas there are and how they stand: some were edited elsewhere, or an update has come in. */
  async refresh(): Promise<void> {
    if (this.#checking || this.#refreshing) return;
    const current = (this.#refreshing = new AbortController());
    try {
      const book = await this.#lookAtAll(() => this.#ports.survey(current.signal));
      if (!this.#checking) this.#shown.change({ book });
    } catch {
      // Nobody has asked. What is wrong with a kata is said where it is opened.
    } finally {
      this.#refreshing = undefined;
    }
  }

  /** Lets `work` go before a refresh that is under way, which is begun anew after it. */
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

  /** A learner who has turned to something else meanwhile is not interrupted. */
  #inPlaceOfChecking(panel: Panel): Partial<View> {
    return this.#shown.view.panel === checking ? { panel } : {};
  }
}
