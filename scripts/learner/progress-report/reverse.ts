import type { Theme } from '../../platform/terminal/theme.ts';
import type { ReverseStatus } from '../../progress/reverse-status.ts';
import { stateSigns } from '../../progress/state-signs.ts';

/** The heading above reverse katas, wherever they are listed. */
export const reverseHeading = 'Reverse katas: write the laws';

/** What `npm run progress` prints about reverse katas, which it counts separately. Nothing if there are none. */
export function reverseLines(statuses: readonly ReverseStatus[], paint: Theme): string[] {
  if (statuses.length === 0) return [];
  return [
    '',
    paint.bold(reverseHeading),
    ...statuses.map((status) => reverseLine(status, paint)),
    '',
    reverseTotal(statuses),
  ];
}

/** One reverse kata in a list. */
export function reverseLine(status: ReverseStatus, paint: Theme): string {
  const { id, title, state, earned, possible } = status;
  // 36 columns align it with the line of a kata, which also has the minutes.
  const line = `${stateSigns[state]} ${id} ${title.padEnd(36)} ${state.padEnd(16)} ${String(earned).padStart(2)} of ${possible}`;
  return isReversePassed(status) ? paint.success(line) : line;
}

/** The totals of all reverse katas in one line. */
export function reverseTotal(statuses: readonly ReverseStatus[]): string {
  const sum = (of: (status: ReverseStatus) => number) => statuses.reduce((total, status) => total + of(status), 0);
  const solved = statuses.filter(isReversePassed).length;
  const points = `${sum(({ earned }) => earned)} of ${sum(({ possible }) => possible)} points`;
  return `${solved} of ${statuses.length} reverse katas solved, ${points}`;
}

/** A reverse kata for other programs, marked so that they can count it separately. */
export function reverseForPrograms(status: ReverseStatus): object {
  return { ...status, isReverse: true, next: reverseNextStep(status) };
}

/** What to do about a reverse kata, in one line that ends with a command. */
export function reverseNextStep({ id, state }: ReverseStatus): string {
  switch (state) {
    case 'not started':
      return `Start: npm start ${id}`;
    case 'started':
      return `Continue: npm start ${id}`;
    case 'solved':
      return `To master it: npm start ${id}`;
    case 'mastered':
      return `See the impostors, with the key s: npm start ${id}`;
    case 'stale':
      return `Its rules or impostors have changed since you solved it. Check it again: npm start ${id}`;
    default:
      return state satisfies never;
  }
}

/** Whether the laws reject all impostors of the rules with one or two stars. */
export function isReversePassed({ state }: ReverseStatus): boolean {
  return state === 'solved' || state === 'mastered';
}
