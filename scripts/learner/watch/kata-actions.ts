import { isPassed } from '../../progress/kata-status.ts';
import { ownPlace, ruleToShow, stateOf } from '../../runner/result.ts';
import type { LoopPorts } from './loop-ports.ts';
import { errorPanel } from './panels.ts';
import { notPractised, resetQuestion, savedNote } from './reset-words.ts';
import type { ViewStore } from './view-store.ts';
import { ruleToRead, type Question } from './view.ts';

/** What keys do with the kata that is open: they show panels, open programs, and bring files back after a question. */
export class KataActions {
  readonly #ports: LoopPorts;
  readonly #store: ViewStore;
  readonly #handleSave: () => Promise<void>;

  /** @param handleSave runs the kata, as after a save, when an action has changed its files */
  constructor(ports: LoopPorts, store: ViewStore, handleSave: () => Promise<void>) {
    this.#ports = ports;
    this.#store = store;
    this.#handleSave = handleSave;
  }

  /** Shows the part of the statement that the learner needs next. */
  showStatement(): void {
    const { view } = this.#store;
    this.#store.try(() => ({ panel: this.#ports.statement(view.kata, ruleToRead(view)) }));
  }

  /** Shows one more hint. */
  showHint(): void {
    this.#store.try(() => ({ panel: this.#ports.hint(this.#store.view.kata) }));
  }

  /** Shows the solution, after a question if the kata is not solved. */
  askForSolution(): void {
    const { result } = this.#store.view;
    const isSolved = result !== undefined && isPassed({ state: stateOf(result) });
    if (isSolved) this.#showSolution();
    else this.#ask('It is not solved yet. Show the solution anyway?', 'solution');
  }

  /** Asks whether to bring the starter back. */
  askToReset(): void {
    this.#ask(resetQuestion(this.#store.view), 'reset');
  }

  /** Asks whether to practise a passed kata again, or to end practice that is under way. */
  askAboutPractice(): void {
    const { view } = this.#store;
    const practice = view.book.find(({ slug }) => slug === view.kata.slug)?.practice;
    if (practice === undefined) return this.#store.change({ note: notPractised(view) });
    if (practice.isUnderWay) return this.#ask('Stop, and bring your earlier answer back?', 'stopPractice');
    return this.#ask('Practise it again from the starter? Your answer will be saved.', 'beginPractice');
  }

  /** Does what the question was about, if the learner agreed. */
  async answer({ yes }: Question, agreed: boolean): Promise<void> {
    this.#store.change({ question: undefined });
    if (!agreed) return;
    if (yes === 'solution') return this.#showSolution();
    if (yes === 'reset') return this.#reset();
    const { kata } = this.#store.view;
    const note = yes === 'beginPractice' ? 'The starter is back.' : 'Your earlier answer is back.';
    const isDone = this.#store.try(() => {
      this.#ports[yes](kata);
      return { panel: undefined, note };
    });
    if (isDone) await this.#handleSave();
  }

  /** Opens the statement, and the file at the line of the failure. */
  async openEditor(): Promise<void> {
    const { kata, result } = this.#store.view;
    const failing = ruleToShow(result?.rules ?? []);
    try {
      this.#store.change({ note: await this.#ports.openEditor(kata, ownPlace(kata, result), failing) });
    } catch (error) {
      this.#store.change({ panel: errorPanel(error) });
    }
  }

  /** Runs the counterexample in the debugger. */
  async debug(): Promise<void> {
    try {
      const note = await this.#ports.debug(this.#store.view.kata);
      if (note) this.#store.change({ note });
    } catch (error) {
      this.#store.change({ panel: errorPanel(error) });
    }
  }

  #ask(text: string, yes: Question['yes']): void {
    this.#store.change({ question: { text, yes } });
  }

  async #reset(): Promise<void> {
    const { kata } = this.#store.view;
    const isDone = this.#store.try(() => {
      const saved = this.#ports.reset(kata);
      return { note: `The starter is back. ${savedNote(kata.number, saved)}` };
    });
    // The watcher would do this, but too late if the folder was missing.
    if (isDone) await this.#handleSave();
  }

  #showSolution(): void {
    this.#store.try(() => ({ panel: this.#ports.solution(this.#store.view.kata) }));
  }
}
