import { toErrorLine } from '../../platform/errors/error-message.ts';
import type { ReverseStatus } from '../../progress/reverse-status.ts';
import type { ReverseKata } from '../../reverse/reverse-kata.ts';
import { isComplete } from '../../reverse/result.ts';
import type { Hints } from '../hints.ts';
import { CoalescingRunner } from '../watch/coalescing-runner.ts';
import type { Key } from '../watch/key.ts';
import { errorPanel, hintPanel } from '../watch/panels.ts';
import type { Drawn } from '../watch/loop-ports.ts';
import { savedNote } from '../watch/reset-words.ts';
import { scrollDelta } from '../watch/scroll-keys.ts';
import { atFirstLine, type Panel } from '../watch/view.ts';
import type { ReverseJudgement } from './judge-reverse.ts';
import { reverseViewOf, type ReverseView } from './reverse-view.ts';

/** Everything that the loop over reverse katas needs from the outside. */
export interface ReversePorts {
  readonly katas: readonly ReverseKata[];
  status(reverse: ReverseKata): ReverseStatus;
  /** Judges the laws as they are now. `judged` receives the judgement before the laws are explored further. */
  judge(
    reverse: ReverseKata,
    options: { signal: AbortSignal; judged: (judgement: ReverseJudgement) => void },
  ): Promise<ReverseJudgement>;
  statement(reverse: ReverseKata): Panel;
  openEditor(reverse: ReverseKata): Promise<string>;
  /** Takes one more hint. Undefined if no impostor is alive. */
  hint(reverse: ReverseKata): Hints | undefined;
  /** Restores the starter of the laws. Returns where the attempt is saved. Undefined if there was nothing to save. */
  reset(reverse: ReverseKata): string | undefined;
  /** Whether the learner has given up, and may see the impostors. */
  hasGivenUp(reverse: ReverseKata): boolean;
  /** Records that the learner has given up. */
  giveUp(reverse: ReverseKata): void;
  /** The code of all impostors that learners may see, as lines. */
  impostors(reverse: ReverseKata): readonly string[];
  /** Shows a view, and returns what the terminal knows about it. */
  show(view: ReverseView): Drawn | void;
  /** Calls `changed` when the laws or the learner's answer may have changed, until the returned function is called. */
  watch(reverse: ReverseKata, changed: () => void): () => void;
}

/** How the loop ended: the learner has quit, or wants to solve the kata itself. */
export type ReverseEnd = { open?: string };

/** The learner's loop over one reverse kata at a time: judge the laws, show, wait for a save or a key. */
export class ReverseLoop {
  readonly #ports: ReversePorts;
  readonly #runs = new CoalescingRunner((outdated) => this.#judge(outdated));
  #view: ReverseView;
  /** How many lines Page Up and Page Down scroll. The first drawing replaces this value. */
  #page = 10;
  #isOver = false;
  #unwatch: () => void = () => {};
  #resolveDone: (end: ReverseEnd) => void = () => {};
  /** Resolves when the learner leaves. */
  readonly done: Promise<ReverseEnd>;

  constructor(ports: ReversePorts, first: ReverseKata) {
    this.#ports = ports;
    this.#view = reverseViewOf(first, ports.status(first));
    this.done = new Promise((resolve) => {
      this.#resolveDone = resolve;
    });
  }

  get view(): ReverseView {
    return this.#view;
  }

  /** Opens the first reverse kata: watches it and judges its laws. */
  async begin(): Promise<void> {
    this.#change({});
    await this.#try(() => {
      this.#unwatch = this.#ports.watch(this.#view.reverse, () => void this.#run());
    });
    await this.#run();
  }

  /** Handles a key. Every error is shown in one line, and the loop continues. */
  async press(key: Key): Promise<void> {
    if (this.#isOver) return;
    if (key === 'ctrl-c') return this.#end({});
    const { question, from } = this.#view;
    this.#change({ note: undefined, question: undefined });
    if (question) {
      if (key.toLowerCase() === 'y') await this.#try(() => this.#confirm(question.yes));
      return;
    }
    const lines = scrollDelta(key, this.#page);
    if (lines !== undefined) return this.#change({ from: Math.max(0, from + lines) });
    await this.#try(() => this.#pressOnKata(key.toLowerCase()));
  }

  async #pressOnKata(key: Key): Promise<void> {
    const { reverse, result } = this.#view;
    switch (key) {
      case 'n':
        return this.#move(1);
      case 'p':
        return this.#move(-1);
      case 't':
        return this.#show(this.#ports.statement(reverse));
      case 'o':
        return this.#change({ note: await this.#ports.openEditor(reverse) });
      case 'h': {
        const hints = this.#ports.hint(reverse);
        if (hints) return this.#show(hintPanel(hints));
        return this.#change({ note: 'Your laws reject every impostor, so there are no hints.' });
      }
      case 's':
        if ((result && isComplete(result)) || this.#ports.hasGivenUp(reverse)) return this.#showImpostors();
        return this.#change({ question: { text: 'Give up, and show all impostors?', yes: 'give up' } });
      case 'r':
        return this.#change({ question: { text: 'Start again? Your laws will be saved.', yes: 'reset' } });
      case 'k':
        return this.#end({ open: String(reverse.kata.number) });
      case 'escape':
        return this.#change({ panel: undefined, from: 0 });
      case 'q':
        return this.#end({});
      default:
    }
  }

  async #confirm(yes: NonNullable<ReverseView['question']>['yes']): Promise<void> {
    const { reverse } = this.#view;
    if (yes === 'give up') {
      this.#ports.giveUp(reverse);
      return this.#showImpostors();
    }
    const saved = this.#ports.reset(reverse);
    this.#change({ note: `The starter is back. ${savedNote(reverse.id, saved)}` });
    await this.#run();
  }

  #showImpostors(): void {
    const lines = this.#ports.impostors(this.#view.reverse);
    this.#show({ title: 'The impostors', lines, isPage: true, firstLine: 0 });
  }

  #show(panel: Panel): void {
    this.#change({ panel, from: panel.firstLine === undefined ? 0 : atFirstLine });
  }

  async #move(step: 1 | -1): Promise<void> {
    const { katas } = this.#ports;
    const at = katas.findIndex(({ id }) => id === this.#view.reverse.id);
    const next = katas[(at + step + katas.length) % katas.length];
    if (!next || next.id === this.#view.reverse.id) return;
    this.#unwatch();
    this.#view = reverseViewOf(next, this.#ports.status(next));
    await this.begin();
  }

  async #run(): Promise<void> {
    if (this.#isOver) return;
    this.#change({ running: true, ...(this.#runs.isUnderWay ? {} : { panel: undefined }) });
    await this.#runs.request();
  }

  async #judge(outdated: AbortSignal): Promise<void> {
    const { reverse } = this.#view;
    const isCurrent = () => !outdated.aborted && !this.#isOver && this.#view.reverse.id === reverse.id;
    const change = (some: Partial<ReverseView>) => isCurrent() && this.#change(some);
    try {
      const judged = ({ result, status }: ReverseJudgement) =>
        change({ result, status, trouble: undefined, running: false, exploring: true, from: 0 });
      const { result, status } = await this.#ports.judge(reverse, { signal: outdated, judged });
      change({ result, status, trouble: undefined, running: false, exploring: false });
    } catch (error) {
      change({ result: undefined, trouble: toErrorLine(error), running: false, exploring: false, from: 0 });
    }
  }

  async #try(work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#show(errorPanel(error));
    }
  }

  #change(change: Partial<ReverseView>): void {
    this.#view = { ...this.#view, ...change };
    if (this.#isOver) return;
    const drawn = this.#ports.show(this.#view);
    if (!drawn) return;
    this.#view = { ...this.#view, from: drawn.from };
    this.#page = drawn.page;
  }

  #end(end: ReverseEnd): void {
    this.#isOver = true;
    this.#unwatch();
    this.#resolveDone(end);
  }
}
