import type { SourceLocation } from '../../platform/code-frame.ts';
import type { Rule } from '../../kata/statement.ts';
import type { Kata } from '../../kata/catalog.ts';
import type { KataStatus } from '../../progress/kata-status.ts';
import type { Judgement } from '../../progress/refresh-status.ts';
import type { RunSettings } from '../../runner/runner.ts';
import type { Panel, View } from './view.ts';

/** What the loop needs from the world. */
export interface LoopPorts {
  /** The katas there are now, in the order of the book: an update may bring others. */
  readonly katas: readonly Kata[];
  /** Runs a kata as the learner has it now, and remembers how it came out, unless the signal is aborted. */
  judge(kata: Kata, during: Required<Pick<RunSettings, 'signal' | 'stopped'>>): Promise<Judgement>;
  /** How the katas stood last when the loop begins. */
  book: readonly KataStatus[];
  /** The statement, from a rule on or from its beginning. */
  statement(kata: Kata, from: Rule | undefined): Panel;
  /** Opens the statement and the learner's file in an editor; says in a line what was done. */
  openEditor(kata: Kata, at: SourceLocation | undefined): Promise<string>;
  /** Runs the first broken law for a debugger, and comes back when that is over. */
  debug(kata: Kata): Promise<void>;
  /** Takes one more hint of a kata; gives all that were taken. */
  hint(kata: Kata): Panel;
  /** The reference beside the learner's, with notes. */
  solution(kata: Kata): Panel;
  /** Puts the starter back; says where the attempt is kept. */
  reset(kata: Kata): string | undefined;
  /** How all katas stand now, also those that were stale. */
  checkAll(): Promise<readonly KataStatus[]>;
  /** How all katas stand now; only what has changed is run, and even that ends if the signal is aborted. */
  survey(signal: AbortSignal): Promise<readonly KataStatus[]>;
  /** The kata that has taken the place of one whose folder is gone. */
  successorOf(kata: Kata): Kata | undefined;
  /** Remembers where the learner is. */
  opened(kata: Kata): void;
  /** Opens vitest's own page in a browser; says where it is. */
  openUi(): Promise<string>;
  /**
   * Shows a view; called whenever it has changed.
   *
   * @returns how many lines it could scroll out at the top, where that may be fewer than the view asks for
   */
  show(view: View): number | void;
  /** Calls `changed` whenever a file of the kata may have changed, until the returned function is called. */
  watch(kata: Kata, changed: () => void): () => void;
}
