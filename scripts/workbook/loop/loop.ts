import type { Kata } from '../catalog.ts';
import { isPassed } from '../progress/standing.ts';
import { stateOf } from '../run-result.ts';
import { BookCheck } from './book-check.ts';
import { lineFor } from './line-for.ts';
import { pressInList } from './list-keys.ts';
import type { LoopPorts } from './loop-ports.ts';
import { checked, checking, didNotWork } from './panels.ts';
import { viewOf, type ListView, type Panel, type Question, type View } from './view.ts';

/** A key as the terminal names it: `n`, `up`, `return`, `escape`, `backspace`, `ctrl-c`. */
export type Key = string;

/** By how many lines a key scrolls. */
const scrolls: Partial<Record<Key, number>> = {
  up: -1,
  down: 1,
  pageup: -10,
  pagedown: 10,
  home: -Infinity,
  end: Infinity,
};

/** The learner's loop over one kata at a time: run, show, wait for a save or a key. */
export class Loop {
  readonly #ports: LoopPorts;
  #view: View;
  #unwatch: () => void = () => {};
  #dirty = false;
  #over = false;
  readonly #check = new BookCheck();
  #ended: () => void = () => {};
  #crashed: (bug: unknown) => void = () => {};
  /** Settles when the learner has quit; rejects where not even what went wrong could be shown, which is a bug. */
  readonly done: Promise<void>;

  constructor(ports: LoopPorts, first: Kata) {
    this.#ports = ports;
    this.#view = viewOf(first, ports.book);
    this.done = new Promise((resolve, reject) => {
      [this.#ended, this.#crashed] = [resolve, reject];
    });
  }

  get view(): View {
    return this.#view;
  }

  /** Opens the kata that is to be first: watches it, and runs it. */
  begin(): Promise<void> {
    return this.#guarded(() => this.#begin());
  }

  /** Does what a key stands for. Whatever goes wrong is shown in a line, and the loop goes on. */
  press(key: Key): Promise<void> {
    return this.#guarded(() => this.#press(key));
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (bug) {
      this.#crashed(bug);
      this.#quit();
    }
  }

  async #begin(): Promise<void> {
    const { kata } = this.#view;
    this.#update({});
    this.#try(() => {
      this.#unwatch = this.#ports.watch(kata, () => void this.#guarded(() => this.#run()));
      return {};
    });
    // The only panel there can be says why the folder is not watched.
    await this.#run({ keepsPanel: true });
  }

  async #press(key: Key): Promise<void> {
    if (this.#over) return;
    if (key === 'ctrl-c') return this.#quit();
    if (this.#view.note !== undefined) this.#update({ note: undefined });
    const { list, question } = this.#view;
    if (question) return this.#answer(question, key.toLowerCase() === 'y');
    return list ? this.#pressInList(list, key) : this.#pressOnKata(key);
  }

  /** Takes a text that was pasted. It narrows the list; it is never read as keys, of which some end things. */
  paste(text: string): void {
    const { list } = this.#view;
    const [line = ''] = text.trim().split(/[\r\n]/);
    if (list && !this.#over) this.#update({ list: { filter: list.filter + line, marked: 0 } });
  }

  async #pressOnKata(key: Key): Promise<void> {
    const { kata, from } = this.#view;
    const lines = scrolls[key];
    if (lines !== undefined) return this.#update({ from: Math.max(0, from + lines) });
    switch (key.toLowerCase()) {
      case 'n':
        return this.#move(1);
      case 'p':
        return this.#move(-1);
      case 'l':
        return this.#update({ list: { filter: '', marked: this.#index() } });
      case 'h':
        return this.#try(() => ({ panel: this.#ports.hint(kata) }));
      case 's':
        return this.#isSolved()
          ? this.#showSolution()
          : this.#ask('It is not solved yet. Look all the same?', 'solution');
      case 'r':
        return this.#ask('Begin anew? Your attempt is kept.', 'reset');
      case 'c':
        return this.#checkAll();
      case 'u':
        return this.#try(() => ({ panel: { title: 'vitest ui', lines: [this.#ports.openUi()] } }));
      case 'escape':
        return this.#update({ panel: undefined });
      case 'q':
        return this.#quit();
      default:
    }
  }

  async #pressInList(list: ListView, key: Key): Promise<void> {
    const next = pressInList(list, key, this.#view.book);
    if ('list' in next) return this.#update(next);
    const { slug } = next.chosen;
    if (slug === this.#view.kata.slug) return this.#update({ list: undefined });
    const kata = this.#ports.katas.find((one) => one.slug === slug);
    if (kata) await this.#open(kata);
  }

  #ask(text: string, yes: Question['yes']): void {
    this.#update({ question: { text, yes } });
  }

  async #answer({ yes }: Question, agreed: boolean): Promise<void> {
    this.#update({ question: undefined });
    if (!agreed) return;
    if (yes === 'solution') return this.#showSolution();
    await this.#reset();
  }

  async #reset(): Promise<void> {
    try {
      const kept = this.#ports.reset(this.#view.kata);
      const where = kept === undefined ? 'There was nothing to keep.' : `Your attempt is kept in ${kept}`;
      this.#update({ note: `The starter is back. ${where}` });
    } catch (error) {
      return this.#update({ panel: didNotWork(error) });
    }
    // The watcher would do, but where the folder had gone it comes late.
    await this.#run();
  }

  #showSolution(): void {
    this.#try(() => ({ panel: this.#ports.solution(this.#view.kata) }));
  }

  /** Whatever goes wrong is shown, not thrown: the loop goes on. */
  #try(change: () => Partial<View>): void {
    try {
      this.#update(change());
    } catch (error) {
      this.#update({ panel: didNotWork(error) });
    }
  }

  async #checkAll(): Promise<void> {
    this.#update({ panel: checking });
    if (this.#check.isUnderWay) return;
    try {
      const book = await this.#check.run(() => this.#ports.checkAll());
      this.#update({ book, ...this.#inPlaceOfChecking(checked(book)) });
    } catch (error) {
      this.#update(this.#inPlaceOfChecking(didNotWork(error)));
    }
  }

  /** A learner who has turned to something else meanwhile is not interrupted. */
  #inPlaceOfChecking(panel: Panel): Partial<View> {
    return this.#view.panel === checking ? { panel } : {};
  }

  #isSolved(): boolean {
    const { result } = this.#view;
    return result !== undefined && isPassed({ state: stateOf(result) });
  }

  async #move(step: 1 | -1): Promise<void> {
    const { katas } = this.#ports;
    const next = katas[(this.#index() + step + katas.length) % katas.length];
    if (next) await this.#open(next);
  }

  async #open(kata: Kata): Promise<void> {
    this.#unwatch();
    this.#unwatch = () => {};
    this.#view = { ...viewOf(kata, this.#view.book), running: this.#view.running };
    await this.#begin();
  }

  /** Runs the kata that is shown; calls during a run have it run once more. */
  async #run({ keepsPanel = false } = {}): Promise<void> {
    this.#dirty = true;
    if (this.#view.running) return;
    this.#update({ running: true, ...(keepsPanel ? {} : { panel: undefined }) });
    while (this.#dirty && !this.#over) {
      this.#dirty = false;
      const { kata } = this.#view;
      const change = await this.#judge(kata);
      this.#update({ ...change, running: this.#dirty });
    }
  }

  async #judge(kata: Kata): Promise<Partial<View>> {
    const isShown = () => kata.slug === this.#view.kata.slug;
    try {
      const { result, standing } = await this.#ports.judge(kata);
      this.#check.judged(standing);
      const book = this.#view.book.map((one) => (one.slug === kata.slug ? standing : one));
      if (!isShown()) return { book };
      const changes = standing.changes ?? this.#view.changes;
      // What was saved meanwhile may be half a file, and is about to be run: this is not the last word.
      if (this.#dirty) return { book, changes };
      const note = stateOf(result) === 'not started' ? this.#view.note : undefined;
      return { book, changes, result, trouble: undefined, note, ...this.#fromTop() };
    } catch (error) {
      if (!isShown() || this.#dirty) return {};
      return { result: undefined, trouble: lineFor(error), ...this.#fromTop() };
    }
  }

  /** A panel that someone reads stays where it is. */
  #fromTop(): Partial<View> {
    return this.#view.panel ? {} : { from: 0 };
  }

  #update(change: Partial<View>): void {
    const isOther = 'panel' in change && change.panel !== this.#view.panel;
    this.#view = { ...this.#view, ...(isOther ? { from: 0 } : {}), ...change };
    if (this.#over) return;
    const from = this.#ports.show(this.#view);
    if (from !== undefined) this.#view = { ...this.#view, from };
  }

  #index(): number {
    return this.#ports.katas.findIndex(({ slug }) => slug === this.#view.kata.slug);
  }

  #quit(): void {
    this.#over = true;
    this.#unwatch();
    this.#ended();
  }
}
