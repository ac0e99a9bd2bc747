import type { Kata } from '../../kata/catalog.ts';
import { stateOf, type KataResult } from '../../runner/result.ts';
import type { StatusOverview } from './status-overview.ts';
import { toErrorLine } from '../../platform/errors/error-message.ts';
import type { LoopPorts } from './loop-ports.ts';
import { CoalescingRunner } from './coalescing-runner.ts';
import type { ViewStore } from './view-store.ts';
import type { View } from './view.ts';

/** Runs the open kata and shows the result. */
export class KataSession {
  readonly #ports: Pick<LoopPorts, 'judge' | 'comparison'>;
  readonly #shown: ViewStore;
  readonly #book: StatusOverview;
  readonly #runs = new CoalescingRunner((outdated) => this.#once(outdated));

  constructor(ports: Pick<LoopPorts, 'judge' | 'comparison'>, shown: ViewStore, book: StatusOverview) {
    this.#ports = ports;
    this.#shown = shown;
    this.#book = book;
  }

  get isUnderWay(): boolean {
    return this.#runs.isUnderWay;
  }

  /** Calls during a run make it run once more. */
  async run({ keepsPanel = false } = {}): Promise<void> {
    if (!this.#runs.isUnderWay) this.#shown.change({ running: true, ...(keepsPanel ? {} : { panel: undefined }) });
    await this.#runs.request();
  }

  async #once(outdated: AbortSignal): Promise<void> {
    if (this.#shown.isOver) return;
    const change = await this.#book.before(() => this.#result(this.#shown.view.kata, outdated));
    this.#shown.change({ ...change, stopped: [], running: outdated.aborted && !this.#shown.isOver });
  }

  async #result(kata: Kata, outdated: AbortSignal): Promise<Partial<View>> {
    const isShown = () => kata.slug === this.#shown.view.kata.slug;
    try {
      const { result, standing } = await this.#ports.judge(kata, {
        signal: outdated,
        onStop: (rule, reason) => {
          if (isShown()) this.#shown.change({ stopped: [...this.#shown.view.stopped, { rule, reason }] });
        },
      });
      const book = this.#book.judged(standing);
      if (!isShown()) return { book };
      const changes = standing.changes ?? this.#shown.view.changes;
      // The file may have been half saved and is about to run again, so this result is not final.
      if (outdated.aborted) return { book, changes };
      const { earlierAnswer } = standing;
      const panel = earlierAnswer === undefined ? {} : { panel: this.#ports.comparison(kata, earlierAnswer) };
      return { book, changes, result, trouble: undefined, note: this.#noteAfter(result), ...this.#fromTop(), ...panel };
    } catch (error) {
      if (!isShown() || outdated.aborted) return {};
      return { result: undefined, trouble: toErrorLine(error), ...this.#fromTop() };
    }
  }

  /** A note about a reset disappears as soon as the kata is no longer the starter. */
  #noteAfter(result: KataResult): string | undefined {
    return stateOf(result) === 'not started' ? this.#shown.view.note : undefined;
  }

  /** A panel that the learner is reading does not scroll. */
  #fromTop(): Partial<View> {
    return this.#shown.view.panel ? {} : { from: 0 };
  }
}
