import type { RuleChanges } from '../progress/rule-changes.ts';
import type { Standing } from '../progress/standing.ts';
import type { KataResult } from '../run-result.ts';
import type { Kata } from '../catalog.ts';

/** Everything the screen shows. Plain data: `screen.ts` draws it, `loop.ts` changes it. */
export interface View {
  kata: Kata;
  /** The pattern's name. */
  title: string;
  /** The last result; undefined until the first run is over. */
  result: KataResult | undefined;
  running: boolean;
  /** What a run by changed rules found, since this kata was opened. */
  changes: RuleChanges | undefined;
  /** How all katas of the book stand. */
  book: readonly Standing[];
  /** The list over the book, when it is open. */
  list: ListView | undefined;
  /** Text that stands below the rules in place of the broken law: hints, the solution. */
  panel: Panel | undefined;
  /** A question that waits for yes or no. */
  question: Question | undefined;
}

/** A text with a heading. */
export interface Panel {
  title: string;
  lines: readonly string[];
}

/** A question, and what yes would do. */
export interface Question {
  text: string;
  yes: 'reset' | 'solution';
}

/** The list of katas: what was typed to narrow it, and which line is marked. */
export interface ListView {
  filter: string;
  marked: number;
}

/** The katas that the list shows: those whose number or pattern contains what was typed. */
export function listed(book: readonly Standing[], filter: string): Standing[] {
  const wanted = filter.toLowerCase();
  return book.filter(({ number, title }) => `${number} ${title}`.toLowerCase().includes(wanted));
}
