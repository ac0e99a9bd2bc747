import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../kata/catalog.ts';
import { localDay } from '../platform/local-day.ts';
import { listKatasForLearners } from '../kata/learning-order.ts';
import { isUntouched } from '../kata/starters.ts';
import { stateOf, type KataResult, type KataState } from '../runner/result.ts';
import type { Runner, RunSettings } from '../runner/runner.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { fingerprint, rulesFingerprint } from '../kata/fingerprint.ts';
import { practiceOf } from './practice.ts';
import { isPracticeOn, readProgress, writeProgress, type Entry } from './progress-file.ts';
import { changesSince, type RuleChanges } from './rule-changes.ts';
import { rememberRules, textChanges } from './rule-texts.ts';
import { cacheStatus, readCache } from './status-cache.ts';
import {
  initialStatus,
  isPassed,
  staleStatus,
  lastStatus,
  statusOf,
  withReached,
  type KataStatus,
} from './kata-status.ts';
import { shownPath } from '../platform/shown-path.ts';

/** Options for refreshing all statuses. */
export interface RefreshOptions {
  /** Whether to run stale katas, too, which determines their status under the current rules. */
  includeStale?: boolean;
  /** The workbook's folder. */
  root: string;
}

/**
 * The status of all katas, in the order in which learners see them. Runs the katas that have changed. A kata whose
 * rules have changed since it was passed is stale, and runs only with `includeStale`.
 *
 * @param run is not called if there is nothing to run; katas without a result keep their last status
 */
export async function refreshAll(
  run: (katas: readonly Kata[]) => Promise<readonly KataResult[]>,
  { includeStale = false, root }: RefreshOptions,
): Promise<KataStatus[]> {
  const katas = listKatasForLearners(root);
  const [cache, entries] = [readCache(root), readProgress(root)];
  const statuses = new Map<string, KataStatus>();
  const fingerprints = new Map<string, string>();
  for (const kata of katas) {
    const { slug } = kata;
    const [cached, entry] = [cache[slug], entries.get(slug)];
    if (entry?.practising !== undefined) {
      statuses.set(slug, lastStatus(kata, entry));
      continue;
    }
    if (isUntouched(kata)) {
      statuses.set(slug, initialStatus(kata));
      continue;
    }
    const print = fingerprint(kata);
    fingerprints.set(slug, print);
    if (entry && isStale(kata, entry)) {
      if (!includeStale) statuses.set(slug, staleStatus(kata, entry));
    } else if (cached?.fingerprint === print) statuses.set(slug, cached.standing);
  }
  const toRun = katas.filter(({ slug }) => !statuses.has(slug));
  const results = toRun.length === 0 ? [] : await run(toRun);
  toRun.forEach((kata, i) => {
    const result = results[i];
    if (result) statuses.set(kata.slug, recordResult(kata, result, fingerprints.get(kata.slug) ?? ''));
  });
  const [newEntries, offersPractice] = [readProgress(root), isPracticeOn(root)];
  return katas.map((kata) => {
    const { slug, minutes } = kata;
    const found = statuses.get(slug) ?? cache[slug]?.standing ?? lastStatus(kata, entries.get(slug));
    // The cache may be older than the time in the statement.
    return withPractice({ ...found, minutes }, newEntries.get(slug), offersPractice);
  });
}

/** The status of all katas when each was last run. Nothing is run. */
export function lastKnown(root: string): Promise<KataStatus[]> {
  return refreshAll(async () => [], { root });
}

/** A result, and the status that follows from it. */
export interface Judgement {
  result: KataResult;
  standing: KataStatus;
}

/**
 * Runs one kata as it is now, and records the result.
 *
 * @throws {UserError} if its folder is missing, or a file in it that learners do not write
 * @throws {CancelledError} if nobody waits for its result any more
 * @throws {Error} if the runner returns no result, which is a bug
 */
export async function runAndRecord(runner: Runner, kata: Kata, settings: RunSettings = {}): Promise<Judgement> {
  if (!existsSync(kata.folder)) {
    const shown = shownPath(kata.folder, kata.root);
    throw new UserError(`${shown} is missing`, `git checkout -- ${shown}`);
  }
  const print = fingerprint(kata);
  forgetKata(runner, kata);
  const [result] = await runner.run([{ kata, target: 'katas' }], settings);
  if (!result) throw new Error(`There is no result of ${kata.slug}.`);
  return { result, standing: recordResult(kata, result, print) };
}

/** Makes the next run load a kata's files again. */
export function forgetKata(runner: Runner, { folder }: Kata): void {
  // This is cheaper than tracking which files have changed, and also right if a watcher missed one.
  readdirSync(folder).forEach((name) => runner.invalidate(join(folder, name)));
}

/**
 * Records the result of a kata in the cache and in the progress file. If a run could not judge anything, the progress
 * file keeps the earlier result.
 *
 * @param print fingerprint from before the run, because a file may have changed since
 * @returns its status, with the changed rules if it was stale before
 */
export function recordResult(kata: Kata, result: KataResult, print: string): KataStatus {
  const before = readProgress(kata.root).get(kata.slug);
  const status = withReached(kata, statusOf(kata, result), before);
  // The first save starts a kata, even if every rule still fails with `todo`.
  const isStarted = status.state !== 'not started' || !isUntouched(kata);
  const standing: KataStatus = isStarted && status.state === 'not started' ? { ...status, state: 'started' } : status;
  const isPractised = before?.practising !== undefined;
  // Practice is over once the kata is as far as it was. Until then, nothing that was reached is taken back.
  if (isPractised && !isAsFarAs(stateOf(result), before.state))
    return withPractice(lastStatus(kata, before), before, isPracticeOn(kata.root));
  cacheStatus(print, standing, kata.root);
  if (result.problem && before && before.state !== 'not started')
    return withPractice(standing, before, isPracticeOn(kata.root));
  const { slug, earned, possible, rules } = standing;
  const entry: Entry = {
    slug,
    state: isStarted && stateOf(result) === 'not started' ? 'started' : stateOf(result),
    earned,
    possible,
    holding: rules.filter(({ state }) => state === 'passed').map(({ number }) => number),
    day: localDay(new Date()),
    rules: rulesFingerprint(kata),
    hints: before?.hints ?? 0,
    passed: isPassed(standing) ? ((isPractised ? undefined : before?.passed) ?? localDay(new Date())) : before?.passed,
    practised: isPractised ? (before.practised ?? 0) + 1 : before?.practised,
  };
  writeProgress([entry], kata.root);
  const wasStale = before && isPassed(before) && before.rules !== entry.rules;
  const judgedStatus: KataStatus = {
    ...standing,
    ...(wasStale ? { changes: changesOf(kata, before, rules) } : {}),
    ...(isPractised ? { earlierAnswer: before.practising } : {}),
  };
  if (isPassed(standing)) rememberRules(kata);
  return withPractice(judgedStatus, entry, isPracticeOn(kata.root));
}

/** The status with the practice that follows today from its entry in the progress file. */
function withPractice(standing: KataStatus, entry: Entry | undefined, offersPractice: boolean): KataStatus {
  const practice = practiceOf(entry, localDay(new Date()), offersPractice);
  return practice ? { ...standing, practice } : standing;
}

function changesOf(kata: Kata, before: Entry, rules: KataStatus['rules']): RuleChanges {
  const texts = textChanges(kata, before.rules);
  return { ...changesSince(before, rules), ...(texts ? { texts } : {}) };
}

function isAsFarAs(state: KataState, before: KataState): boolean {
  return state === 'mastered' || (state === 'solved' && before === 'solved');
}

/** Whether a kata was passed under rules that have since changed. */
function isStale(kata: Kata, entry: Entry): boolean {
  return isPassed(entry) && entry.rules !== rulesFingerprint(kata);
}
