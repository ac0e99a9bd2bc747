import type { KillReason } from '../../../katas/support/killed.ts';
import type { RuleChanges } from '../../progress/rule-changes.ts';
import type { ReverseStatus } from '../../progress/reverse-status.ts';
import type { KataStatus } from '../../progress/kata-status.ts';
import { ruleToShow, stateOf, type KataResult } from '../../runner/result.ts';
import type { Rule } from '../../kata/statement.ts';
import type { Kata } from '../../kata/catalog.ts';
import { filesToWrite } from '../../kata/starters.ts';

/** Everything that the screen shows, as plain data. `screen.ts` draws it, and `loop.ts` changes it. */
export interface View {
  kata: Kata;
  /** The pattern's name. */
  title: string;
  /** Names of the files that the learner writes. */
  files: readonly string[];
  /** The last result. Undefined until the first run is over, and after a run without a result. */
  result: KataResult | undefined;
  /** Why the last run had no result, in one line that ends with a remedy. */
  trouble: string | undefined;
  running: boolean;
  /** What had to be stopped in the current run, and why. There is no rule if the file was still being loaded. */
  stopped: readonly { rule: Rule | undefined; reason: KillReason }[];
  /** What a run under changed rules found since this kata was opened. */
  changes: RuleChanges | undefined;
  /** A note that an update has renamed the kata while it was open. */
  moved: string | undefined;
  /** A note about something that the learner asked for. It disappears on the next key. */
  note: string | undefined;
  /** The status of all katas. */
  book: readonly KataStatus[];
  /** The status of all reverse katas. Only known once the list was opened. */
  reverse: readonly ReverseStatus[];
  /** The list of katas, if it is open. */
  list: ListView | undefined;
  /** Text that is shown below the rules in place of the broken law, or on a page of its own: hints, the statement. */
  panel: Panel | undefined;
  /** A question that waits for yes or no. */
  question: Question | undefined;
  /** The scroll position: how many lines are hidden at the top if not all fit, or `atFirstLine`. */
  from: number;
}

/** The scroll position of a panel's `firstLine`. Only the terminal knows it, because it wraps lines. */
export const atFirstLine = -1;

/** A text with a heading. */
export interface Panel {
  title: string;
  lines: readonly string[];
  /** Whether it fills the screen, instead of appearing below the rules. */
  isPage?: boolean;
  /** The line at the top when the panel opens. */
  firstLine?: number;
}

/** A question to the learner, and what the answer yes does. */
export interface Question {
  text: string;
  yes: 'reset' | 'solution' | 'beginPractice' | 'stopPractice';
}

/** The list of katas: the filter text, and the index of the selected line. */
export interface ListView {
  filter: string;
  selected: number;
}

/**
 * The view of a kata that has just been opened. The name of its pattern comes from the status list, so the statement
 * may be missing.
 */
export function viewOf(kata: Kata, book: readonly KataStatus[]): View {
  return {
    kata,
    title: book.find(({ slug }) => slug === kata.slug)?.title ?? kata.slug.slice(3),
    files: filesToWrite(kata),
    result: undefined,
    trouble: undefined,
    running: false,
    stopped: [],
    changes: undefined,
    moved: undefined,
    note: undefined,
    book,
    reverse: [],
    list: undefined,
    panel: undefined,
    question: undefined,
    from: 0,
  };
}

/**
 * The rule at which to open the statement: the first one that is broken or not written yet. Undefined if the kata is
 * not started. While the tests cannot run, and before the first run is over, the last known status counts.
 */
export function ruleToRead({ kata, result, book }: View): { number: number } | undefined {
  if (result && !result.problem) return stateOf(result) === 'not started' ? undefined : ruleToShow(result.rules)?.rule;
  const rules = book.find(({ slug }) => slug === kata.slug)?.rules ?? [];
  if (rules.every(({ state }) => state === 'todo')) return undefined;
  return rules.find(({ state }) => state === 'failed') ?? rules.find(({ state }) => state === 'todo');
}

/** The katas in the list: those whose number or pattern contains the filter text. */
export function listed(book: readonly KataStatus[], filter: string): KataStatus[] {
  const wanted = filter.toLowerCase();
  return book.filter(({ number, title }) => `${number} ${title}`.toLowerCase().includes(wanted));
}

/** The reverse katas in the list, which come after the katas. */
export function listedReverse(reverse: readonly ReverseStatus[], filter: string): ReverseStatus[] {
  const wanted = filter.toLowerCase();
  return reverse.filter(({ id, title }) => `${id} ${title}`.toLowerCase().includes(wanted));
}
