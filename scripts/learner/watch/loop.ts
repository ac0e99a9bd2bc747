import type { Kata } from '../../kata/catalog.ts';
import { KataActions } from './kata-actions.ts';
import { StatusOverview } from './status-overview.ts';
import type { Key } from './key.ts';
import { KataSession } from './kata-session.ts';
import { pressInList } from './list-keys.ts';
import type { LoopPorts } from './loop-ports.ts';
import { keysPanel } from './key-help.ts';
import { scrollDelta } from './scroll-keys.ts';
import { showUi } from './show-ui.ts';
import { ViewStore } from './view-store.ts';
import { viewOf, type ListView, type View } from './view.ts';

/** How the loop ended: the learner has quit, or wants to open something else, such as `r54`. */
export interface LoopEnd {
  open?: string;
}

/** The learner's loop over one kata at a time: run, show, wait for a save or a key. */
export class Loop {
  readonly #ports: LoopPorts;
  readonly #shown: ViewStore;
  readonly #book: StatusOverview;
  readonly #runs: KataSession;
  readonly #actions: KataActions;
  #unwatch: () => void = () => {};
  #ended: (end: LoopEnd) => void = () => {};
  #crashed: (bug: unknown) => void = () => {};
  /** Settles when the learner has quit. Rejects if even an error could not be shown, which is a bug. */
  readonly done: Promise<LoopEnd>;

  constructor(ports: LoopPorts, first: Kata) {
    this.#ports = ports;
    this.#shown = new ViewStore(viewOf(first, ports.book), (view) => ports.show(view));
    this.#book = new StatusOverview(ports, this.#shown);
    this.#runs = new KataSession(ports, this.#shown, this.#book);
    this.#actions = new KataActions(ports, this.#shown, () => this.#saved());
    this.done = new Promise((resolve, reject) => {
      [this.#ended, this.#crashed] = [resolve, reject];
    });
  }

  get view(): View {
    return this.#shown.view;
  }

  /** Opens the first kata: watches it and runs it. */
  begin(): Promise<void> {
    return this.#guarded(async () => {
      await this.#begin();
      await this.#book.refresh();
    });
  }

  /** Handles a key. Every error is shown in one line, and the loop continues. */
  press(key: Key): Promise<void> {
    return this.#guarded(() => this.#press(key));
  }

  /** Takes pasted text. It filters the list, and is never read as keys, because some keys are destructive. */
  paste(text: string): void {
    const { list } = this.view;
    const [line = ''] = text.trim().split(/[\r\n]/);
    if (list && !this.#shown.isOver) this.#shown.change({ list: { filter: list.filter + line, marked: 0 } });
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
    const { kata } = this.view;
    this.#shown.change({});
    this.#shown.try(() => {
      this.#unwatch = this.#ports.watch(kata, () => void this.#guarded(() => this.#saved()));
      return {};
    });
    // A panel that exists now says why the folder is not watched.
    await this.#run({ keepsPanel: true });
  }

  /** The learner works on this kata from now on. */
  async #saved(): Promise<void> {
    this.#shown.try(() => {
      this.#ports.opened(this.view.kata);
      return {};
    });
    await this.#run();
  }

  async #run(options?: { keepsPanel: boolean }): Promise<void> {
    await this.#runs.run(options);
    const { kata, trouble } = this.view;
    // An update may have renamed it.
    const successor = trouble === undefined ? undefined : this.#ports.successorOf(kata);
    if (!successor || this.#shown.isOver) return;
    await this.#book.refresh();
    if (this.view.kata.slug === kata.slug)
      await this.#open(successor, `katas/${kata.slug} is now katas/${successor.slug}`);
  }

  async #press(key: Key): Promise<void> {
    if (this.#shown.isOver) return;
    if (key === 'ctrl-c') return this.#quit();
    if (this.view.note !== undefined) this.#shown.change({ note: undefined });
    const { list, question } = this.view;
    if (question) return this.#actions.answer(question, key.toLowerCase() === 'y');
    return list ? this.#pressInList(list, key) : this.#pressOnKata(key);
  }

  async #pressOnKata(key: Key): Promise<void> {
    const { from } = this.view;
    const lines = scrollDelta(key, this.#shown.page);
    if (lines !== undefined) return this.#shown.change({ from: Math.max(0, from + lines) });
    switch (key.toLowerCase()) {
      case 'n':
        return this.#move(1);
      case 'p':
        return this.#move(-1);
      case 'l':
        this.#shown.change({ list: { filter: '', marked: this.#index() }, reverse: this.#ports.reverseKatas() });
        return this.#book.refresh();
      case 't':
        return this.#actions.showStatement();
      case 'o':
        return this.#actions.openEditor();
      case 'd':
        return this.#actions.debug();
      case 'h':
        return this.#actions.showHint();
      case 's':
        return this.#actions.askForSolution();
      case 'r':
        return this.#actions.askToReset();
      case 'a':
        return this.#actions.askAboutPractice();
      case 'w':
        return this.#writeLaws();
      case 'c':
        return this.#book.checkAll();
      case 'u':
        return showUi(this.#shown, () => this.#ports.openUi());
      case '?':
        return this.#shown.change({ panel: keysPanel() });
      case 'escape':
        return this.#shown.change({ panel: undefined });
      case 'q':
        return this.#quit();
      default:
    }
  }

  async #pressInList(list: ListView, key: Key): Promise<void> {
    const next = pressInList(list, key, this.view.book, this.view.reverse);
    if ('list' in next) return this.#shown.change(next);
    if ('id' in next.chosen) return this.#quit({ open: next.chosen.id });
    const { slug } = next.chosen;
    if (slug === this.view.kata.slug) return this.#shown.change({ list: undefined });
    const kata = this.#ports.katas.find((one) => one.slug === slug);
    if (kata) await this.#open(kata);
  }

  async #move(step: 1 | -1): Promise<void> {
    const { katas } = this.#ports;
    const next = katas[this.#index() + step];
    if (next) return this.#open(next);
    this.#shown.change({ note: `This is the ${step < 0 ? 'first' : 'last'} kata.` });
  }

  async #open(kata: Kata, moved?: string): Promise<void> {
    this.#unwatch();
    this.#unwatch = () => {};
    this.#shown.change({ ...viewOf(kata, this.view.book), moved, running: this.#runs.isUnderWay });
    await this.#begin();
  }

  #index(): number {
    return this.#ports.katas.findIndex(({ number }) => number === this.view.kata.number);
  }

  #writeLaws(): void {
    const id = `r${this.view.kata.number}`;
    const open = this.#ports.reverseKatas().find((one) => one.id === id)?.id;
    if (open === undefined) this.#shown.change({ note: 'There is no reverse kata for this kata yet.' });
    else this.#quit({ open });
  }

  #quit(end: LoopEnd = {}): void {
    this.#shown.end();
    this.#unwatch();
    this.#ended(end);
  }
}
