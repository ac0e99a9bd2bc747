import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listKatas, workbookRoot, type Kata } from '../catalog.ts';
import { isPristine } from '../starters.ts';
import { pointsIn, readStatement } from '../statement.ts';
import { pointsOf, stateOf, type KataResult, type KataState, type RuleState } from '../run-result.ts';
import type { Runner } from '../run.ts';
import { fingerprint, rulesFingerprint } from './fingerprint.ts';
import { readProgress, writeProgress } from './progress-file.ts';

/** How far one kata is. */
export interface Standing {
  slug: string;
  number: number;
  title: string;
  state: KataState;
  earned: number;
  possible: number;
  rules: { number: number; stars: number; state: RuleState }[];
  /** What keeps its tests from running, with the remedy. */
  problem?: string;
}

type Cache = Record<string, { fingerprint: string; standing: Standing }>;

/** How the katas stand that need not be run to know: untouched ones, and those that nothing has changed about. */
export function knownStanding(kata: Kata, root = workbookRoot): Standing | undefined {
  if (kata.files.every((name) => isPristine(kata, name, root))) return untouched(kata);
  const cached = readCache(root)[kata.slug];
  return cached?.fingerprint === fingerprint(kata, root) ? cached.standing : undefined;
}

/**
 * How all katas stand.
 *
 * @param run runs the katas that something has changed about; is not called where there are none
 */
export async function survey(
  run: (katas: readonly Kata[]) => Promise<readonly KataResult[]>,
  root = workbookRoot,
): Promise<Standing[]> {
  const katas = listKatas(root);
  const unknown = katas.filter((kata) => !knownStanding(kata, root));
  const prints = new Map(unknown.map((kata) => [kata.slug, fingerprint(kata, root)]));
  const results = unknown.length === 0 ? [] : await run(unknown);
  unknown.forEach((kata, i) => {
    const result = results[i];
    if (result) record(kata, result, prints.get(kata.slug) ?? '', root);
  });
  return katas.map((kata) => knownStanding(kata, root) ?? readCache(root)[kata.slug]?.standing ?? untouched(kata));
}

/** A result with what it means for the learner. */
export interface Judgement {
  result: KataResult;
  standing: Standing;
}

/**
 * Runs one kata as the learner has it now, and remembers how it came out.
 *
 * @throws {Error} where the runner gives no result, which is a bug
 */
export async function judge(runner: Runner, kata: Kata, root = workbookRoot): Promise<Judgement> {
  const print = fingerprint(kata, root);
  // Cheaper than knowing which of them it was, and right also when a watcher missed one.
  readdirSync(kata.folder).forEach((name) => runner.forget(join(kata.folder, name)));
  const [result] = await runner.run([{ kata, target: 'katas' }]);
  if (!result) throw new Error(`There is no result of ${kata.slug}.`);
  return { result, standing: record(kata, result, print, root) };
}

/**
 * Remembers how a kata came out, in the cache and in the progress file.
 *
 * @param print fingerprint of what was run, taken before: a file may have changed meanwhile
 */
export function record(kata: Kata, result: KataResult, print: string, root = workbookRoot): Standing {
  const standing = standingOf(kata, result);
  const cache = readCache(root);
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(cachePath(root), JSON.stringify({ ...cache, [kata.slug]: { fingerprint: print, standing } }));
  const { slug, state, earned, possible, rules } = standing;
  const holding = rules.filter((rule) => rule.state === 'passed').map(({ number }) => number);
  const day = new Date().toISOString().slice(0, 10);
  const hints = readProgress(root).get(slug)?.hints ?? 0;
  writeProgress([{ slug, state, earned, possible, holding, day, rules: rulesFingerprint(kata, root), hints }], root);
  return standing;
}

/** How a kata stands by the result of a run. */
export function standingOf(kata: Kata, result: KataResult): Standing {
  return {
    ...untouched(kata),
    ...pointsOf(result.rules),
    state: stateOf(result),
    rules: result.rules.map(({ rule, state }) => ({ number: rule.number, stars: rule.stars, state })),
    ...(result.problem ? { problem: result.problem.message } : {}),
  };
}

function untouched(kata: Kata): Standing {
  const { title, rules } = readStatement(kata.statement);
  return {
    slug: kata.slug,
    number: kata.number,
    title,
    state: 'not started',
    earned: 0,
    possible: pointsIn(rules),
    rules: rules.map(({ number, stars }) => ({ number, stars, state: 'todo' as const })),
  };
}

function cachePath(root: string): string {
  return join(root, '.cache', 'standings.json');
}

function readCache(root: string): Cache {
  const path = cachePath(root);
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Cache;
  } catch {
    // Written half-way by a process that was killed: everything is run anew.
    return {};
  }
}
