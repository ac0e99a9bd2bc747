import type { Kata } from '../catalog.ts';
import type { Judgement, Standing } from '../progress/survey.ts';
import { readStatement } from '../statement.ts';
import { listed, type View } from './view.ts';

/** A key as the terminal names it: `n`, `up`, `return`, `escape`, `backspace`, `ctrl-c`. */
export type Key = string;

/** What the loop needs from the world. */
export interface LoopPorts {
  katas: readonly Kata[];
  /** Runs a kata as the learner has it now, and remembers how it came out. */
  judge(kata: Kata): Promise<Judgement>;
  /** How the katas stand when the loop begins. */
  book: readonly Standing[];
  /** Shows a view; called whenever it has changed. */
  show(view: View): void;
  /** Calls `changed` whenever a file of the kata may have changed, until the returned function is called. */
  watch(kata: Kata, changed: () => void): () => void;
}

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
    if (this.#view.list) return this.#pressInList(key, this.#view.list);
    switch (key) {
      case 'n':
        return this.#move(1);
      case 'p':
        return this.#move(-1);
      case 'l':
        return this.#update({ list: { filter: '', marked: this.#index() } });
      case 'q':
        return this.#quit();
      default:
    }
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
    this.#update({ running: true });
    while (this.#dirty) {
      this.#dirty = false;
      const { kata } = this.#view;
      const { result, standing } = await this.#ports.judge(kata);
      const book = this.#view.book.map((one) => (one.slug === kata.slug ? standing : one));
      this.#update({ book, ...(kata === this.#view.kata ? { result } : {}), running: this.#dirty });
    }
  }

  #update(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.#ports.show(this.#view);
  }

  #index(): number {
    return this.#ports.katas.indexOf(this.#view.kata);
  }

  #quit(): void {
    this.#unwatch();
    this.#ended();
  }
}

function viewOf(kata: Kata, book: readonly Standing[]): View {
  const { title } = readStatement(kata.statement);
  return { kata, title, result: undefined, running: false, book, list: undefined };
}
