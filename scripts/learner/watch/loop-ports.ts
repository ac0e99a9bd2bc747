import type { SourceLocation } from '../../platform/code-frame.ts';
import type { Rule } from '../../kata/statement.ts';
import type { Kata } from '../../kata/catalog.ts';
import type { KataStatus } from '../../progress/kata-status.ts';
import type { ReverseStatus } from '../../progress/reverse-status.ts';
import type { Judgement } from '../../progress/refresh-status.ts';
import type { RuleResult } from '../../runner/result.ts';
import type { RunSettings } from '../../runner/runner.ts';
import type { Panel, View } from './view.ts';

/** What only a terminal knows about a view that it has drawn. */
export interface Drawn {
  /** How many lines were scrolled out at the top, which may be fewer than the view requests. */
  from: number;
  /** How many lines Page Up and Page Down scroll. */
  page: number;
}

/** Everything that the loop needs from the outside. */
export interface LoopPorts {
  /** The current katas, in the order of the list. An update may change them. */
  readonly katas: readonly Kata[];
  /**
   * Runs a kata as it is now, and records the result, unless the signal is aborted. Calls `onStop` for each rule whose
   * tests had to be onStop.
   */
  judge(kata: Kata, settings: Required<Pick<RunSettings, 'signal' | 'onStop'>>): Promise<Judgement>;
  /** The last known status of the katas when the loop starts. */
  book: readonly KataStatus[];
  /** The statement as a page that opens at a rule, or at its top. */
  statement(kata: Kata, from: Pick<Rule, 'number'> | undefined): Panel;
  /**
   * Opens the statement and one of the learner's files in an editor: at the place of the failure, or else the file that
   * the failing rule is about.
   *
   * @returns a line that says what was done
   */
  openEditor(kata: Kata, at: SourceLocation | undefined, failing: RuleResult | undefined): Promise<string>;
  /** Runs the first broken law in a debugger. Resolves when that is over, with a note if the learner stopped it. */
  debug(kata: Kata): Promise<string | void>;
  /** Takes one more hint of a kata. Returns all hints taken so far. */
  hint(kata: Kata): Panel;
  /** The diff to the reference solution, with notes. */
  solution(kata: Kata): Panel;
  /** Restores the starter. Returns where the attempt is saved, or `undefined` if there was nothing to save. */
  reset(kata: Kata): string | undefined;
  /** Begins to practise a kata: its starter is back, and the earlier answer is saved. */
  beginPractice(kata: Kata): void;
  /** Ends practice early: the earlier answer is back, and the new attempt is saved. */
  stopPractice(kata: Kata): void;
  /** Compares the earlier answer, given by its folder in `.attempts`, with the one that ended practice. */
  comparison(kata: Kata, earlierAnswer: string): Panel;
  /** The status of the katas for which the learner can write the laws. */
  reverseKatas(): readonly ReverseStatus[];
  /** Checks all katas, including stale ones. */
  checkAll(): Promise<readonly KataStatus[]>;
  /** The current status of all katas. Runs only what has changed, and stops if the signal is aborted. */
  survey(signal: AbortSignal): Promise<readonly KataStatus[]>;
  /** The kata that replaces one whose folder no longer exists. */
  successorOf(kata: Kata): Kata | undefined;
  /** Records the kata that the learner works on. Called on each save, so opening a kata does not record it. */
  opened(kata: Kata): void;
  /** Opens Vitest's user interface in a browser. Returns its address. */
  openUi(): Promise<string>;
  /**
   * Shows a view. Called after every change.
   *
   * @returns what the terminal knows about it
   */
  show(view: View): Drawn | void;
  /** Calls `changed` whenever a file of the kata may have changed, until the returned function is called. */
  watch(kata: Kata, changed: () => void): () => void;
}
