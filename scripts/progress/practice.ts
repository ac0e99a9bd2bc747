import { dayAfter } from '../platform/local-day.ts';
import type { Entry } from './progress-file.ts';

/** After how many days a solved kata is offered again: after it was solved, and after each time it was practised. */
export const practiceIntervals = [3, 10, 30] as const;

/** How often a kata was solved again from its starter, and what comes next. */
export interface Practice {
  /** How often it was practised. */
  times: number;
  /** The day from which it is offered again. Absent after the last time, and while it is practised. */
  from?: string;
  /** Whether it is offered today. */
  isDue: boolean;
  /** Whether it is being practised: its starter is back, and the earlier answer is saved. */
  isUnderWay: boolean;
}

/**
 * The practice of a kata, according to its entry in the progress file. Undefined if it was never passed.
 *
 * @param today a day such as `2026-11-30`
 * @param isOn whether the learner wants to practise
 */
export function practiceOf(entry: Entry | undefined, today: string, isOn: boolean): Practice | undefined {
  if (entry === undefined || !(entry.state === 'solved' || entry.state === 'mastered')) return undefined;
  const { passed = entry.day, practised: times = 0, practising } = entry;
  const interval = practiceIntervals[times];
  const isUnderWay = practising !== undefined;
  const from = interval === undefined || isUnderWay || !isOn ? undefined : dayAfter(passed, interval);
  return { times, isUnderWay, isDue: from !== undefined && from <= today, ...(from === undefined ? {} : { from }) };
}
