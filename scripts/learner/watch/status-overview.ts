import type { KataStatus } from '../../progress/kata-status.ts';
import type { LoopPorts } from './loop-ports.ts';
import { checkedPanel, checkingPanel, errorPanel } from './panels.ts';
import type { ViewStore } from './view-store.ts';
import type { Panel, View } from './view.ts';

/**
 * Keeps the status of all katas on the screen current. Runs of single katas change it, and so do checks of all katas,
 * which run in between.
 */
export class StatusOverview {
  readonly #ports: Pick<LoopPorts, 'checkAll' | 'survey'>;
  readonly #store: ViewStore;
  /** For each check of all katas under way: the results, by slug, that have arrived since it began. */
  readonly #newer = new Set<Map<string, KataStatus>>();
  #checking = false;
  #refreshing: AbortController | undefined;

  constructor(ports: Pick<LoopPorts, 'checkAll' | 'survey'>, store: ViewStore) {
    this.#ports = ports;
    this.#store = store;
  }

  /** Takes the result of one kata, and returns the status of all katas. */
  add(status: KataStatus): KataStatus[] {
    this.#newer.forEach((newer) => newer.set(status.slug, status));
    return this.#store.view.book.map((one) => (one.slug === status.slug ? status : one));
  }

  /** Checks all katas, including stale ones, and shows their status. During a check, no second one begins. */
  async checkAll(): Promise<void> {
    this.#store.change({ panel: checkingPanel });
    if (this.#checking) return;
    this.#checking = true;
    try {
      const book = await this.#withNewer(() => this.#ports.checkAll());
      this.#store.change({ book, ...this.#inPlaceOfChecking(checkedPanel(book)) });
    } catch (error) {
      this.#store.change(this.#inPlaceOfChecking(errorPanel(error)));
    } finally {
      this.#checking = false;
    }
  }

  /**
   * Finds out which katas there are and their status, because files may have been edited elsewhere or an update may
   * have arrived. Errors are ignored.
   */
  async refresh(): Promise<void> {
    if (this.#checking || this.#refreshing) return;
    const current = (this.#refreshing = new AbortController());
    try {
      const book = await this.#withNewer(() => this.#ports.survey(current.signal));
      if (!this.#checking) this.#store.change({ book });
    } catch {
      // Nobody asked for this. Problems of a kata are shown when it is opened.
    } finally {
      this.#refreshing = undefined;
    }
  }

  /** Does some work immediately. A refresh that is running is aborted, and starts again afterwards. */
  async interruptRefresh<Result>(work: () => Promise<Result>): Promise<Result> {
    const interrupted = this.#refreshing;
    interrupted?.abort();
    try {
      return await work();
    } finally {
      if (interrupted) void this.refresh();
    }
  }

  /** The result of a check of all katas, in which newer results of single katas take precedence. */
  async #withNewer(check: () => Promise<readonly KataStatus[]>): Promise<KataStatus[]> {
    const newer = new Map<string, KataStatus>();
    this.#newer.add(newer);
    try {
      const statuses = await check();
      // The newer result is also the only one with `changes`, if it is from the first run under changed rules.
      return statuses.map((one) => ({ ...one, ...newer.get(one.slug) }));
    } finally {
      this.#newer.delete(newer);
    }
  }

  /** Shows a panel instead of the one about a running check, unless the learner has closed that in the meantime. */
  #inPlaceOfChecking(panel: Panel): Partial<View> {
    return this.#store.view.panel === checkingPanel ? { panel } : {};
  }
}
