import { isPassed } from '../../progress/kata-status.ts';
import { ownPlace, ruleToShow, stateOf } from '../../runner/result.ts';
import type { LoopPorts } from './loop-ports.ts';
import { didNotWork } from './panels.ts';
import { notPractised, resetQuestion, savedNote } from './reset-words.ts';
import type { ViewStore } from './view-store.ts';
import { ruleToRead, type Question } from './view.ts';

/** What keys do with the kata that is open: they show panels, open programs, and bring files back after a question. */
export class KataActions {
  readonly #ports: LoopPorts;
  readonly #shown: ViewStore;
  readonly #saved: () => Promise<void>;

  /** @param saved runs the kata, whose files have changed */
  constructor(ports: LoopPorts, shown: ViewStore, saved: () => Promise<void>) {
    this.#ports = ports;
    this.#shown = shown;
    this.#saved = saved;
  }

  /** Shows the part of the statement that the learner needs next. */
  showStatement(): void {
    const { view } = this.#shown;
    this.#shown.try(() => ({ panel: this.#ports.statement(view.kata, ruleToRead(view)) }));
  }

  /** Shows one more hint. */
  showHint(): void {
    this.#shown.try(() => ({ panel: this.#ports.hint(this.#shown.view.kata) }));
  }

  /** Shows the solution, after a question if the kata is not solved. */
  askForSolution(): void {
    const { result } = this.#shown.view;
    const isSolved = result !== undefined && isPassed({ state: stateOf(result) });
    if (isSolved) this.#showSolution();
    else this.#ask('It is not solved yet. Show the solution anyway?', 'solution');
  }

  /** Asks whether to bring the starter back. */
  askToReset(): void {
    this.#ask(resetQuestion(this.#shown.view), 'reset');
  }

  /** Asks whether to practise a kata that is passed once more, or to end practice that is under way. */
  askAboutPractice(): void {
    const { view } = this.#shown;
    const practice = view.book.find(({ slug }) => slug === view.kata.slug)?.practice;
    if (practice === undefined) return this.#shown.change({ note: notPractised(view) });
    if (practice.isUnderWay) return this.#ask('Stop, and bring your earlier answer back?', 'stopPractice');
    return this.#ask('Practise it again from the starter? Your answer will be saved.', 'beginPractice');
  }

  /** Does what was asked about, if the learner agreed. */
  async answer({ yes }: Question, agreed: boolean): Promise<void> {
    this.#shown.change({ question: undefined });
    if (!agreed) return;
    if (yes === 'solution') return this.#showSolution();
    if (yes === 'reset') return this.#reset();
    const { kata } = this.#shown.view;
    const note = yes === 'beginPractice' ? 'The starter is back.' : 'Your earlier answer is back.';
    try {
      this.#ports[yes](kata);
      this.#shown.change({ panel: undefined, note });
    } catch (error) {
      return this.#shown.change({ panel: didNotWork(error) });
    }
    await this.#saved();
  }

  /** Opens the statement, and the file at the line of the failure. */
  async openEditor(): Promise<void> {
    const { kata, result } = this.#shown.view;
    const failing = ruleToShow(result?.rules ?? []);
    try {
      this.#shown.change({ note: await this.#ports.openEditor(kata, ownPlace(kata, result), failing) });
    } catch (error) {
      this.#shown.change({ panel: didNotWork(error) });
    }
  }

  /** Runs the counterexample in the debugger. */
  async debug(): Promise<void> {
    try {
      const note = await this.#ports.debug(this.#shown.view.kata);
      if (note) this.#shown.change({ note });
    } catch (error) {
      this.#shown.change({ panel: didNotWork(error) });
    }
  }

  #ask(text: string, yes: Question['yes']): void {
    this.#shown.change({ question: { text, yes } });
  }

  async #reset(): Promise<void> {
    try {
      const kept = this.#ports.reset(this.#shown.view.kata);
      this.#shown.change({ note: `The starter is back. ${savedNote(this.#shown.view.kata.number, kept)}` });
    } catch (error) {
      return this.#shown.change({ panel: didNotWork(error) });
    }
    // The watcher would do this, but too late if the folder was missing.
    await this.#saved();
  }

  #showSolution(): void {
    this.#shown.try(() => ({ panel: this.#ports.solution(this.#shown.view.kata) }));
  }
}
