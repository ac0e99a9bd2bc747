import { rulesNamed } from './rule-names.ts';
import { isPassed, type KataStatus } from './kata-status.ts';

/**
 * The kata to open next. It is the last opened kata until it is passed, and then the first that is not passed or is
 * stale. Once all are passed, it is the first to practise again, and then the first that is not mastered. Undefined if
 * all are mastered, and none is to be practised.
 *
 * @param lastSlug of the kata that was opened last
 */
export function nextOf(statuses: readonly KataStatus[], lastSlug?: string): KataStatus | undefined {
  const current = statuses.find(({ slug }) => slug === lastSlug);
  if (current && (!isPassed(current) || current.practice?.isUnderWay)) return current;
  return (
    statuses.find((one) => !isPassed(one)) ??
    katasToPractise(statuses)[0] ??
    statuses.find(({ state }) => state !== 'mastered')
  );
}

/** The katas to practise again today, those under way first, and then in the order in which they became due. */
export function katasToPractise(statuses: readonly KataStatus[]): KataStatus[] {
  const sortKey = ({ practice }: KataStatus) => (practice?.isUnderWay ? '' : (practice?.from ?? ''));
  return statuses
    .filter((status) => isPassed(status) && (status.practice?.isDue || status.practice?.isUnderWay))
    .toSorted((a, b) => sortKey(a).localeCompare(sortKey(b)));
}

/** A line that names katas to practise again. An empty list if there are none. */
export function practiceOffer(katas: readonly KataStatus[]): string[] {
  return katas.length > 0 ? [`To practise again: ${katas.map(({ number }) => number).join(', ')}`] : [];
}

/** What to do about a kata, in one line that ends with a command or says where to look. */
export function nextStep({ number, state, rules, problem, practice }: KataStatus): string {
  const start = `npm start ${number}`;
  if (practice?.isUnderWay && state !== 'stale') return `Finish practising it: ${start}`;
  if (practice?.isDue && state !== 'stale') return `Practise it again, with the key a: ${start}`;
  const killed = rules.filter((rule) => rule.killed);
  switch (state) {
    case 'not started':
      return `Start: ${start}`;
    case 'started':
      return killed.length === 0 ? `Continue: ${start}` : `Continue with ${named(killed)}: ${start}`;
    case 'solved':
      return `To master it, ${named(rules.filter((rule) => rule.state !== 'passed'))}: ${start}`;
    case 'mastered':
      return `Compare with the reference: npm run solution ${number}`;
    case 'stale':
      return `Its rules have changed since you passed it. Check it again: ${start}`;
    case 'looping': {
      if (problem !== undefined) return problem;
      return `An endless loop in ${named(
        killed.filter((rule) => rule.killed === 'looped'),
        false,
      )}. To see the input: ${start}`;
    }
    case 'missing':
    case 'does not compile':
    case 'import refused':
    case 'lacks an export':
    case 'does not load':
      return problem ?? `Continue: ${start}`;
    default:
      return state satisfies never;
  }
}

function named(rules: KataStatus['rules'], withReason = true): string {
  return rulesNamed(rules.map(({ number, killed }) => (killed && withReason ? `${number} (${killed})` : number)));
}
