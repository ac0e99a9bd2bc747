import { existsSync } from 'node:fs';
import { impostorsOf, variantsOf, type Kata } from '../../kata/catalog.ts';
import { brokenRules, readRecord, recordPath } from '../../reverse/impostor-record.ts';
import type { Distinction, ImpostorRecord } from '../../reverse/record-format.ts';
import { splitImpostors, type Candidate } from '../../reverse/split-impostors.ts';
import type { Failure, KataResult } from '../../runner/result.ts';
import type { Runner } from '../../runner/runner.ts';
import { UserError } from '../../platform/errors/user-error.ts';

/**
 * Finds out which of a kata's own laws reject which impostors, and chooses those that learners see. What its authors
 * have written into the record, the plain impostors and the variant that is held back, stays.
 */
export async function recordImpostors(runner: Runner, kata: Kata): Promise<ImpostorRecord> {
  const impostors = impostorsOf(kata);
  const results = await runner.run(
    impostors.map(({ target }) => ({ kata, target })),
    { shared: true, searchMs: 60_000 },
  );
  results.forEach(assertComplete);
  return recordOf(kata, new Map(impostors.map(({ name }, i) => [name, rejectionsIn(results[i] as KataResult)])));
}

/**
 * An impostor whose laws were stopped, for example on a machine that is too busy, would seem to break fewer rules.
 *
 * @throws {UserError} if not every law has ended
 */
export function assertComplete({ slug, target, problem, rules }: KataResult): void {
  const killed = rules.flatMap(({ failures }) => failures).find((failure) => failure.killed !== undefined)?.killed;
  const why = problem?.kind ?? killed;
  if (why === undefined) return;
  throw new UserError(`The laws did not all run against ${target} (${why})`, `npm run prove ${slug.slice(0, 2)}`);
}

/**
 * The record that follows from the laws that reject each impostor.
 *
 * @param rejections by the impostor's name, and then by the law: the number of its rule and its title
 */
export function recordOf(
  kata: Kata,
  rejections: ReadonlyMap<string, ReadonlyMap<string, Pick<Failure, 'test' | 'broken'>>>,
): ImpostorRecord {
  const laws = [...new Set([...rejections.values()].flatMap((some) => [...some.keys()]))].toSorted((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  const rejectedBy = Object.fromEntries(
    [...rejections].map(([name, some]) => [
      name,
      [...some.keys()].map((law) => laws.indexOf(law)).toSorted((a, b) => a - b),
    ]),
  );
  const { plain, heldBackVariant } = choicesOf(kata);
  const candidates = candidatesIn(kata, { laws, rejectedBy });
  const split = splitImpostors(candidates, plain);
  const distinctions = Object.fromEntries(
    split.visible.map((name) => {
      const [firstRule] = candidates.find((one) => one.name === name)?.rules ?? [];
      const some = [...(rejections.get(name) ?? [])].filter(([law]) => law.startsWith(`${firstRule} `));
      return [name, distinctionIn(some.map(([, failure]) => failure))];
    }),
  );
  return { plain, heldBackVariant, ...split, distinctions, laws, rejectedBy };
}

/** The text of a record's file. */
export function recordText(record: ImpostorRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** The impostors of a kata that a learner's laws can reject, as candidates for either half. */
export function candidatesIn(kata: Kata, record: Pick<ImpostorRecord, 'laws' | 'rejectedBy'>): Candidate[] {
  return impostorsOf(kata)
    .map((impostor) => ({
      name: impostor.name,
      rules: brokenRules(impostor, record),
      laws: record.rejectedBy[impostor.name] ?? [],
    }))
    .filter(({ rules }) => rules.length > 0);
}

/** What authors choose. A new record prefers no impostor, and holds back the last variant. */
function choicesOf(kata: Kata): Pick<ImpostorRecord, 'plain' | 'heldBackVariant'> {
  if (existsSync(recordPath(kata))) {
    const { plain, heldBackVariant } = readRecord(kata);
    return { plain, heldBackVariant };
  }
  return { plain: [], heldBackVariant: variantsOf(kata).at(-1)?.name ?? '' };
}

function rejectionsIn({ rules }: KataResult): Map<string, Failure> {
  return new Map(
    rules.flatMap(({ rule, failures }) =>
      failures
        .filter(({ error, killed }) => error === 'AssertionError' && killed === undefined)
        // A failed example counts only for ★ rules.
        .filter(({ broken }) => broken !== undefined || rule.stars === 1)
        .map((failure) => [`${rule.number} ${failure.test}`, failure] as const),
    ),
  );
}

/** The shortest input that broke a law, because it is the easiest to understand. */
function distinctionIn(rejections: readonly Pick<Failure, 'test' | 'broken'>[]): Distinction {
  const all = rejections.map(({ test, broken }) => ({ law: test, inputs: broken?.inputs ?? {} }));
  const length = ({ inputs }: Distinction) => JSON.stringify(inputs).length;
  const withInputs = all.filter(({ inputs }) => Object.keys(inputs).length > 0);
  const [shortest] = (withInputs.length > 0 ? withInputs : all).toSorted((a, b) => length(a) - length(b));
  return shortest ?? { law: '', inputs: {} };
}
