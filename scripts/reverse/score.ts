import type { Rule } from '../kata/statement.ts';
import type { Impostor } from './impostor-record.ts';

/** What a learner's laws have achieved for one rule. */
export interface RuleScore {
  rule: Rule;
  /**
   * Its clusters of impostors, and how many of them are rejected. A cluster is rejected if each of its impostors is.
   */
  clusters: number;
  rejected: number;
  /** The rule's stars × the share of its clusters that are rejected. */
  earned: number;
}

/** The score for each rule that has an impostor. An impostor counts for every rule that it breaks. */
export function scoreByRule(
  rules: readonly Rule[],
  impostors: readonly Pick<Impostor, 'name' | 'rules' | 'cluster'>[],
  isRejected: (name: string) => boolean,
): RuleScore[] {
  return rules.flatMap((rule): RuleScore[] => {
    const breaking = impostors.filter((one) => one.rules.includes(rule.number));
    const clusters = [...new Set(breaking.map(({ cluster }) => cluster))];
    if (clusters.length === 0) return [];
    const isRejectedCluster = (cluster: string) =>
      breaking.every((one) => one.cluster !== cluster || isRejected(one.name));
    const rejected = clusters.filter(isRejectedCluster).length;
    return [{ rule, clusters: clusters.length, rejected, earned: (rule.stars * rejected) / clusters.length }];
  });
}

/** The earned points, which may be fractions, and the possible points of all rules. */
export function pointsOfScores(scores: readonly RuleScore[]): { earned: number; possible: number } {
  const sum = (of: (score: RuleScore) => number) => scores.reduce((points, score) => points + of(score), 0);
  return { earned: sum(({ earned }) => earned), possible: sum(({ rule }) => rule.stars) };
}
