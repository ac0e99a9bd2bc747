import type { Kata } from '../../kata/catalog.ts';
import { stateOf, type KataResult } from '../../runner/result.ts';
import type { StatusOverview } from './status-overview.ts';
import { toErrorLine } from '../../platform/errors/error-message.ts';
import type { LoopPorts } from './loop-ports.ts';
import { CoalescingRunner } from './coalescing-runner.ts';
import type { ViewStore } from './view-store.ts';
import type { View } from './view.ts';

/** Runs the open kata, and shows the result. */
export class KataSession {
  readonly #ports: Pick<LoopPorts, 'judge' | 'comparison'>;
  readonly #store: ViewStore;
  readonly #overview: StatusOverview;
  readonly #runner = new CoalescingRunner((outdated) => this.#runOnce(outdated));

  constructor(ports: Pick<LoopPorts, 'judge' | 'comparison'>, store: ViewStore, overview: StatusOverview) {
    this.#ports = ports;
    this.#store = store;
    this.#overview = overview;
  }

  get isUnderWay(): boolean {
    return this.#runner.isUnderWay;
  }

  /** Runs the kata. Calls during a run make it run once more. */
  async run({ keepsPanel = false } = {}): Promise<void> {
    if (!this.#runner.isUnderWay) this.#store.change({ running: true, ...(keepsPanel ? {} : { panel: undefined }) });
    await this.#runner.request();
  }

  async #runOnce(outdated: AbortSignal): Promise<void> {
    if (this.#store.isOver) return;
    const change = await this.#overview.interruptRefresh(() => this.#judge(this.#store.view.kata, outdated));
    this.#store.change({ ...change, stopped: [], running: outdated.aborted && !this.#store.isOver });
  }

  async #judge(kata: Kata, outdated: AbortSignal): Promise<Partial<View>> {
    const isShown = () => kata.slug === this.#store.view.kata.slug;
    try {
      const { result, standing } = await this.#ports.judge(kata, {
        signal: outdated,
        onStop: (rule, reason) => {
          if (isShown()) this.#store.change({ stopped: [...this.#store.view.stopped, { rule, reason }] });
        },
      });
      const book = this.#overview.add(standing);
      if (!isShown()) return { book };
      const changes = standing.changes ?? this.#store.view.changes;
      // The files have been saved again and are about to run once more, so this result is not shown.
      if (outdated.aborted) return { book, changes };
      const { earlierAnswer } = standing;
      const panel = earlierAnswer === undefined ? {} : { panel: this.#ports.comparison(kata, earlierAnswer) };
      return { book, changes, result, trouble: undefined, note: this.#noteAfter(result), ...this.#fromTop(), ...panel };
    } catch (error) {
      if (!isShown() || outdated.aborted) return {};
      return { result: undefined, trouble: toErrorLine(error), ...this.#fromTop() };
    }
  }

  /** The note to show after a run: one about a reset stays until the learner has written code. */
  #noteAfter(result: KataResult): string | undefined {
    return stateOf(result) === 'not started' ? this.#store.view.note : undefined;
  }

  /** Scrolls back to the top, but not while the learner is reading a panel. */
  #fromTop(): Partial<View> {
    return this.#store.view.panel ? {} : { from: 0 };
  }
}
