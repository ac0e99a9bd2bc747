import type { ImpostorRecord } from './record-format.ts';

/** How many impostors a learner sees. More of them send people chasing shadows. */
export const visibleCount = 6;

/** What the split depends on. */
export interface Candidate {
  name: string;
  /** The rules that its first line names. */
  rules: readonly number[];
  /** The authors' laws that reject it. */
  laws: readonly number[];
}

/**
 * Chooses the impostors that a learner sees, and those that only grading uses. The choice depends on nothing but the
 * arguments. Both halves contain as many rules as possible, plain impostors first, and avoid impostors that the
 * authors' laws cannot tell apart.
 *
 * @param plain impostors to prefer, the plainest first
 */
export function splitImpostors(
  candidates: readonly Candidate[],
  plain: readonly string[] = [],
): Pick<ImpostorRecord, 'visible' | 'heldBack'> {
  const sorted = candidates.toSorted((a, b) => sortKey(a) - sortKey(b) || a.name.localeCompare(b.name, 'en'));
  const visible = choose(sorted, visibleCount, []);
  const others = sorted.filter((one) => !visible.includes(one));
  // Nobody is sent chasing shadows by what stays hidden, so every rule gets an impostor, even if that takes a few more.
  const rules = new Set(others.flatMap((one) => one.rules));
  const heldBack = choose(others, Math.max(visible.length, rules.size), visible);
  return {
    visible: visible.map(({ name }) => name),
    heldBack: trimmed(heldBack, visible.length).map(({ name }) => name),
  };

  /** Sorts preferred impostors first, in their order, and then those that the most laws reject. */
  function sortKey({ name, laws }: Candidate): number {
    const index = plain.indexOf(name);
    return index >= 0 ? index - plain.length : 1 / (1 + laws.length);
  }
}

/** Covers all rules if `count` allows it, and fills up with impostors from other clusters. */
function choose(sorted: readonly Candidate[], count: number, before: readonly Candidate[]): Candidate[] {
  const chosen: Candidate[] = [];
  const all = [...new Set(sorted.flatMap(({ rules }) => rules))].toSorted((a, b) => a - b);
  const uncoveredRules = () => all.filter((rule) => !chosen.some(({ rules }) => rules.includes(rule)));
  const isNewCluster = (one: Candidate) => ![...before, ...chosen].some((other) => clusterOf(other) === clusterOf(one));
  const countOf = ({ rules }: Candidate, wanted: readonly number[]) =>
    rules.filter((rule) => wanted.includes(rule)).length;
  while (chosen.length < count) {
    const wanted = uncoveredRules();
    const left = sorted.filter((one) => !chosen.includes(one));
    const newFirst = [...left.filter(isNewCluster), ...left.filter((one) => !isNewCluster(one))];
    // If there are more rules than places, an impostor must break two of them.
    const several =
      wanted.length > count - chosen.length ? newFirst.find((one) => countOf(one, wanted) > 1) : undefined;
    const single = wanted.map((rule) => newFirst.find(({ rules }) => rules.includes(rule))).find(Boolean);
    const next =
      several ??
      (wanted.length > 0 ? single : newFirst.find(isNewCluster)) ??
      (wanted.length > 0 ? undefined : newFirst[0]);
    if (!next) break;
    chosen.push(next);
  }
  return inRuleOrder(chosen);
}

/** Leaves out impostors that add no rule, down to `count`. */
function trimmed(chosen: readonly Candidate[], count: number): Candidate[] {
  let left = [...chosen];
  for (const one of chosen.toReversed()) {
    const others = left.filter((other) => other !== one);
    if (left.length > count && one.rules.every((rule) => others.some(({ rules }) => rules.includes(rule))))
      left = others;
  }
  return left;
}

function inRuleOrder(some: readonly Candidate[]): Candidate[] {
  return some.toSorted((a, b) => (a.rules[0] ?? 0) - (b.rules[0] ?? 0));
}

function clusterOf({ laws }: Candidate): string {
  return laws.join(',');
}
