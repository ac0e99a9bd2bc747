import { rulesNamedBy, type CandidateSolution, type Kata } from '../../kata/catalog.ts';
import { readStatement } from '../../kata/statement.ts';

/** Under how many seeds each rule killed each impostor, by slug, name of the impostor and rule number. */
export type Kills = Map<string, Map<string, { named: number[]; byRule: Map<number, number> }>>;

/** Adds the number of seeds under which an impostor broke a rule by a failed expectation. */
export function countKills(
  kills: Kills,
  { kata, impostor }: { kata: Kata; impostor: CandidateSolution },
  rule: number,
  seeds: number,
): void {
  const ofKata = kills.get(kata.slug) ?? new Map();
  kills.set(kata.slug, ofKata);
  const entry = ofKata.get(impostor.name) ?? { named: rulesNamedBy(impostor), byRule: new Map<number, number>() };
  ofKata.set(impostor.name, entry);
  if (seeds > 0) entry.byRule.set(rule, (entry.byRule.get(rule) ?? 0) + seeds);
}

/**
 * The table of rules and impostors as Markdown: under how many seeds each rule killed the impostor. Rules that the
 * impostor names are bold; the others were tried once.
 */
export function strengthTable(katas: readonly Kata[], kills: Kills, seeds: number): string {
  const parts = katas.map((kata) => {
    const { title, rules } = readStatement(kata.statement);
    const head = `| impostor | ${rules.map(({ number, stars }) => `${number} ${'★'.repeat(stars)}`).join(' | ')} |`;
    const rows = [...(kills.get(kata.slug) ?? [])].map(([name, { named, byRule }]) => {
      const cells = rules.map(({ number }) => {
        const count = String(byRule.get(number) ?? '');
        return named.includes(number) ? `**${count || 0}**` : count;
      });
      return `| ${name} | ${cells.join(' | ')} |`;
    });
    return [`## ${kata.number} ${title}`, '', head, `| --- |${' --: |'.repeat(rules.length)}`, ...rows].join('\n');
  });
  return `# Killed in ${seeds} seeds\n\n${parts.join('\n\n')}\n`;
}
