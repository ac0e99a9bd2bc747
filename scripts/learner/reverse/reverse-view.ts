import type { ReverseStatus } from '../../progress/reverse-status.ts';
import type { ReverseKata } from '../../reverse/reverse-kata.ts';
import type { ReverseResult } from '../../reverse/result.ts';
import type { Panel } from '../watch/view.ts';

/** Everything that the screen of a reverse kata shows. Plain data. */
export interface ReverseView {
  reverse: ReverseKata;
  status: ReverseStatus;
  /** The last judgement. Undefined before the first one, and after a run that had none. */
  result: ReverseResult | undefined;
  /** Why the last run had no result, in one line that ends with a remedy. */
  trouble: string | undefined;
  running: boolean;
  /** Whether the laws are still being explored, so that more will be shown. */
  exploring: boolean;
  /** A note about something that the learner asked for. It disappears on the next key. */
  note: string | undefined;
  /** Text below the impostors, or in place of everything: hints, the statement, the impostors' code. */
  panel: Panel | undefined;
  /** A question that waits for yes or no. */
  question: { text: string; yes: 'reset' | 'give up' } | undefined;
  /** The scroll position: how many lines are hidden at the top, or `atFirstLine`. */
  from: number;
}

/** The view of a reverse kata that has just been opened, or that has just been judged. */
export function reverseViewOf(reverse: ReverseKata, status: ReverseStatus, result?: ReverseResult): ReverseView {
  return {
    reverse,
    status,
    result,
    trouble: undefined,
    running: false,
    exploring: false,
    note: undefined,
    panel: undefined,
    question: undefined,
    from: 0,
  };
}
