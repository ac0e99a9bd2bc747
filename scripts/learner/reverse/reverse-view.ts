import type { ReverseStatus } from '../../progress/reverse-status.ts';
import type { ReverseKata } from '../../reverse/reverse-kata.ts';
import type { ReverseResult } from '../../reverse/result.ts';
import type { Panel } from '../watch/view.ts';

/** Everything that the screen of a reverse kata shows. Plain data. */
export interface ReverseView {
  reverse: ReverseKata;
  status: ReverseStatus;
  /** The last judgement. Undefined until the first one, and after a run without one. */
  result: ReverseResult | undefined;
  /** Why the last run had no result, in one line that ends with a remedy. */
  trouble: string | undefined;
  running: boolean;
  /** Whether more is being found out about the laws. */
  exploring: boolean;
  /** A note about something that the learner asked for. It disappears on the next key. */
  note: string | undefined;
  /** Text below the impostors, or in place of everything: hints, the statement, the impostors' code. */
  panel: Panel | undefined;
  /** A question that waits for yes or no. */
  question: { text: string; yes: 'reset' | 'give up' } | undefined;
  /** How many lines have been scrolled out at the top. */
  from: number;
}

/** A reverse kata that has just been opened, or its last judgement. */
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
