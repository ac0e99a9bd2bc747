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
  readonly #store: ViewStore;
  readonly #overview: StatusOverview;
  readonly #session: KataSession;
  readonly #actions: KataActions;
  #unwatch: () => void = () => {};
  #resolveDone: (end: LoopEnd) => void = () => {};
  #rejectDone: (bug: unknown) => void = () => {};
  /** Resolves when the learner has quit. Rejects if even an error could not be shown, which is a bug. */
  readonly done: Promise<LoopEnd>;

  constructor(ports: LoopPorts, first: Kata) {
    this.#ports = ports;
    this.#store = new ViewStore(viewOf(first, ports.book), (view) => ports.show(view));
    this.#overview = new StatusOverview(ports, this.#store);
    this.#session = new KataSession(ports, this.#store, this.#overview);
    this.#actions = new KataActions(ports, this.#store, () => this.#handleSave());
    this.done = new Promise((resolve, reject) => {
      [this.#resolveDone, this.#rejectDone] = [resolve, reject];
    });
  }

  get view(): View {
    return this.#store.view;
  }

  /** Opens the first kata: watches it and runs it. */
  begin(): Promise<void> {
    return this.#guard(async () => {
      await this.#begin();
      await this.#overview.refresh();
    });
  }

  /** Handles a key. Every error is shown in one line, and the loop continues. */
  press(key: Key): Promise<void> {
    return this.#guard(() => this.#press(key));
  }

  /** Adds pasted text to the filter of the list. It is never read as keys, because some of them are destructive. */
  paste(text: string): void {
    const { list } = this.view;
    const [line = ''] = text.trim().split(/[\r\n]/);
    if (list && !this.#store.isOver) this.#store.change({ list: { filter: list.filter + line, selected: 0 } });
  }

  /** An error here is a bug: it ends the loop, and `done` rejects with it. */
  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (bug) {
      this.#rejectDone(bug);
      this.#quit();
    }
  }

  async #begin(): Promise<void> {
    const { kata } = this.view;
    this.#store.change({});
    this.#store.try(() => {
      this.#unwatch = this.#ports.watch(kata, () => void this.#guard(() => this.#handleSave()));
      return {};
    });
    // A panel that exists now says why the folder cannot be watched.
    await this.#run({ keepsPanel: true });
  }

  /** From the first save on, the learner works on this kata. A kata that was only opened is not recorded. */
  async #handleSave(): Promise<void> {
    this.#store.try(() => {
      this.#ports.opened(this.view.kata);
      return {};
    });
    await this.#run();
  }

  async #run(options?: { keepsPanel: boolean }): Promise<void> {
    await this.#session.run(options);
    const { kata, trouble } = this.view;
    // An update may have renamed it.
    const successor = trouble === undefined ? undefined : this.#ports.successorOf(kata);
    if (!successor || this.#store.isOver) return;
    await this.#overview.refresh();
    if (this.view.kata.slug === kata.slug)
      await this.#open(successor, `katas/${kata.slug} is now katas/${successor.slug}`);
  }

  async #press(key: Key): Promise<void> {
    if (this.#store.isOver) return;
    if (key === 'ctrl-c') return this.#quit();
    if (this.view.note !== undefined) this.#store.change({ note: undefined });
    const { list, question } = this.view;
    if (question) return this.#actions.answer(question, key.toLowerCase() === 'y');
    return list ? this.#pressInList(list, key) : this.#pressOnKata(key);
  }

  async #pressOnKata(key: Key): Promise<void> {
    const { from } = this.view;
    const lines = scrollDelta(key, this.#store.page);
    if (lines !== undefined) return this.#store.change({ from: Math.max(0, from + lines) });
    switch (key.toLowerCase()) {
      case 'n':
        return this.#move(1);
      case 'p':
        return this.#move(-1);
      case 'l':
        this.#store.change({ list: { filter: '', selected: this.#index() }, reverse: this.#ports.reverseKatas() });
        return this.#overview.refresh();
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
        return this.#overview.checkAll();
      case 'u':
        return showUi(this.#store, () => this.#ports.openUi());
      case '?':
        return this.#store.change({ panel: keysPanel() });
      case 'escape':
        return this.#store.change({ panel: undefined });
      case 'q':
        return this.#quit();
      default:
    }
  }

  async #pressInList(list: ListView, key: Key): Promise<void> {
    const next = pressInList(list, key, this.view.book, this.view.reverse);
    if ('list' in next) return this.#store.change(next);
    if ('id' in next.chosen) return this.#quit({ open: next.chosen.id });
    const { slug } = next.chosen;
    if (slug === this.view.kata.slug) return this.#store.change({ list: undefined });
    const kata = this.#ports.katas.find((one) => one.slug === slug);
    if (kata) await this.#open(kata);
  }

  async #move(step: 1 | -1): Promise<void> {
    const { katas } = this.#ports;
    const next = katas[this.#index() + step];
    if (next) return this.#open(next);
    this.#store.change({ note: `This is the ${step < 0 ? 'first' : 'last'} kata.` });
  }

  async #open(kata: Kata, moved?: string): Promise<void> {
    this.#unwatch();
    this.#unwatch = () => {};
    this.#store.change({ ...viewOf(kata, this.view.book), moved, running: this.#session.isUnderWay });
    await this.#begin();
  }

  #index(): number {
    return this.#ports.katas.findIndex(({ number }) => number === this.view.kata.number);
  }

  #writeLaws(): void {
    const id = `r${this.view.kata.number}`;
    const open = this.#ports.reverseKatas().find((one) => one.id === id)?.id;
    if (open === undefined) this.#store.change({ note: 'There is no reverse kata for this kata yet.' });
    else this.#quit({ open });
  }

  #quit(end: LoopEnd = {}): void {
    this.#store.end();
    this.#unwatch();
    this.#resolveDone(end);
  }
}
