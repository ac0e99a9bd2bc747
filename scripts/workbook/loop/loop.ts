import type { Kata } from '../catalog.ts';
import { changesText } from '../progress/rule-changes.ts';
import { isPassed, type Standing } from '../progress/standing.ts';
import { readStatement } from '../statement.ts';
import { stateOf } from '../run-result.ts';
import { UserError } from '../user-error.ts';
import type { LoopPorts } from './loop-ports.ts';
import { listed, type Question, type View } from './view.ts';

/** A key as the terminal names it: `n`, `up`, `return`, `escape`, `backspace`, `ctrl-c`. */
export type Key = string;

/** The learner's loop over one kata at a time: run, show, wait for a save or a key. */
export class Loop {
  readonly #ports: LoopPorts;
  #view: View;
  #unwatch: () => void = () => {};
  #dirty = false;
  #ended: () => void = () => {};
  /** Settles when the learner has quit. */
  readonly done: Promise<void>;

  constructor(ports: LoopPorts, first: Kata) {
    this.#ports = ports;
    this.#view = viewOf(first, ports.book);
    this.done = new Promise((resolve) => {
      this.#ended = resolve;
    });
  }

  get view(): View {
    return this.#view;
  }

  async begin(): Promise<void> {
    const { kata } = this.#view;
    this.#unwatch = this.#ports.watch(kata, () => void this.#run());
    await this.#run();
  }

  async press(key: Key): Promise<void> {
    if (key === 'ctrl-c') return this.#quit();
    const { list, question, kata } = this.#view;
    if (question) return this.#answer(question, key === 'y');
    if (list) return this.#pressInList(key, list);
    switch (key) {
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
        return this.#update({ panel: { title: 'vitest ui', lines: [this.#ports.openUi()] } });
      case 'escape':
        return this.#update({ panel: undefined });
      case 'q':
        return this.#quit();
      default:
    }
  }

  #ask(text: string, yes: Question['yes']): void {
    this.#update({ question: { text, yes } });
  }

  #answer({ yes }: Question, agreed: boolean): void {
    this.#update({ question: undefined });
    if (!agreed) return;
    if (yes === 'solution') return this.#showSolution();
    this.#try(() => {
      const kept = this.#ports.reset(this.#view.kata);
      const lines = [kept === undefined ? 'There was nothing to keep.' : `Your attempt is kept in ${kept}`];
      return { panel: { title: 'The starter is back', lines } };
    });
  }

  #showSolution(): void {
    this.#try(() => ({ panel: this.#ports.solution(this.#view.kata) }));
  }

  /** A user's mistake is shown, not thrown: the loop goes on. */
  #try(change: () => Partial<View>): void {
    try {
      this.#update(change());
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#update({ panel: { title: 'That did not work', lines: [error.message] } });
    }
  }

  async #checkAll(): Promise<void> {
    this.#update({ panel: { title: 'All katas', lines: ['checking …'] } });
    const book = await this.#ports.checkAll();
    const changed = book.filter(({ state }) => state !== 'not started');
    const lines = changed.map(
      ({ number, title, state, earned, possible, changes }) =>
        `${number} ${title}: ${state}, ${earned} of ${possible}${changes ? `. ${changesText(changes)}` : ''}`,
    );
    this.#update({ book, panel: { title: 'All katas', lines: lines.length > 0 ? lines : ['None is begun yet.'] } });
  }

  #isSolved(): boolean {
    const { result } = this.#view;
    return result !== undefined && isPassed({ state: stateOf(result) });
  }

  /** Draws again, for a terminal that has changed its size. */
  redraw(): void {
    this.#ports.show(this.#view);
  }

  async #pressInList(key: Key, { filter, marked }: NonNullable<View['list']>): Promise<void> {
    const shown = listed(this.#view.book, filter);
    const mark = (to: number) =>
      this.#update({ list: { filter, marked: Math.max(0, Math.min(shown.length - 1, to)) } });
    const narrow = (to: string) => this.#update({ list: { filter: to, marked: 0 } });
    if (key === 'escape') return this.#update({ list: undefined });
    if (key === 'up') return mark(marked - 1);
    if (key === 'down') return mark(marked + 1);
    if (key === 'backspace') return narrow(filter.slice(0, -1));
    if (key !== 'return') return key.length === 1 ? narrow(filter + key) : undefined;
    const chosen = this.#ports.katas.find(({ slug }) => slug === shown[marked]?.slug);
    return chosen ? this.#open(chosen) : undefined;
  }

  async #move(step: 1 | -1): Promise<void> {
    const { katas } = this.#ports;
    const next = katas[(this.#index() + step + katas.length) % katas.length];
    if (next) await this.#open(next);
  }

  async #open(kata: Kata): Promise<void> {
    this.#unwatch();
    this.#view = { ...viewOf(kata, this.#view.book), running: this.#view.running };
    await this.begin();
  }

  /** Runs the kata that is shown; a call during a run has it run once more. */
  async #run(): Promise<void> {
    this.#dirty = true;
    if (this.#view.running) return this.#update({});
    this.#update({ running: true, panel: undefined });
    while (this.#dirty) {
      this.#dirty = false;
      const { kata } = this.#view;
      const { result, standing } = await this.#ports.judge(kata);
      const book = this.#view.book.map((one) => (one.slug === kata.slug ? standing : one));
      this.#update({
        book,
        ...(kata.slug === this.#view.kata.slug ? { result, changes: standing.changes ?? this.#view.changes } : {}),
        running: this.#dirty,
      });
    }
  }

  #update(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.#ports.show(this.#view);
  }

  #index(): number {
    return this.#ports.katas.findIndex(({ slug }) => slug === this.#view.kata.slug);
  }

  #quit(): void {
    this.#unwatch();
    this.#ended();
  }
}

function viewOf(kata: Kata, book: readonly Standing[]): View {
  const { title } = readStatement(kata.statement);
  return {
    kata,
    title,
    result: undefined,
    running: false,
    changes: undefined,
    book,
    list: undefined,
    panel: undefined,
    question: undefined,
  };
}
