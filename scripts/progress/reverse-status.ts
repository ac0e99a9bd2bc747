import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasBlobId, starterIds } from '../kata/starters.ts';
import { readStatement } from '../kata/statement.ts';
import { localDay } from '../platform/local-day.ts';
import { readStateFile, writeStateFile } from '../platform/state-file.ts';
import { contestantsOf } from '../reverse/impostor-record.ts';
import { isValid, type ReverseResult } from '../reverse/result.ts';
import { reverseFingerprint } from '../reverse/reverse-fingerprint.ts';
import { listReverseKatas, type ReverseKata } from '../reverse/reverse-kata.ts';
import { pointsOfScores, scoreByRule } from '../reverse/score.ts';
import type { KataState } from '../runner/result.ts';
import { readProgress, writeProgress, type Entry } from './progress-file.ts';

/** How far one reverse kata is. */
export interface ReverseStatus {
  /** `r54` */
  id: string;
  slug: string;
  /** The pattern's name. */
  title: string;
  state: KataState | 'stale';
  /** Points of the rules whose impostors are rejected, rounded down, and of all rules that have one. */
  earned: number;
  possible: number;
  hints: number;
}

/** What is known about the impostors of a reverse kata from its last judgement on this machine. */
export interface ReverseMemory {
  /** The impostors that survived, the first one first. */
  alive: string[];
  /** How many hints were taken about the first of them. */
  hints: number;
  /** Whether the learner has given up, so that everything may be shown. */
  gaveUp?: boolean;
}

/** The status of all reverse katas when each was last judged. Nothing is run. */
export function reverseStatuses(root: string): ReverseStatus[] {
  const entries = readProgress(root);
  return listReverseKatas(root).map((reverse) => reverseStatusOf(reverse, entries.get(reverse.slug)));
}

/** The status of one reverse kata, according to its entry in the progress file. */
export function reverseStatusOf(reverse: ReverseKata, entry: Entry | undefined): ReverseStatus {
  const { id, slug, kata } = reverse;
  const { title, rules } = readStatement(kata.statement);
  const { possible } = pointsOfScores(scoreByRule(rules, contestantsOf(kata).visible, () => false));
  const base = { id, slug, title, possible, hints: entry?.hints ?? 0 };
  if (!entry) return { ...base, state: isLawsStarter(reverse) ? 'not started' : 'started', earned: 0 };
  const isStale =
    (entry.state === 'solved' || entry.state === 'mastered') && entry.rules !== reverseFingerprint(reverse);
  return { ...base, state: isStale ? 'stale' : entry.state, earned: Math.min(entry.earned, possible) };
}

/** The status that follows from a result, without recording anything. */
export function statusAfter(reverse: ReverseKata, result: ReverseResult): ReverseStatus {
  const entry = isValid(result) ? { ...newEntry(reverse), ...entryOf(reverse, result) } : undefined;
  return reverseStatusOf(reverse, entry);
}

/** Records a judgement in the progress file. An invalid law takes back nothing that was reached before. */
export function recordReverse(reverse: ReverseKata, result: ReverseResult): ReverseStatus {
  const before = readProgress(reverse.kata.root).get(reverse.slug);
  if (isValid(result)) {
    const alive = result.impostors.filter(({ rejection }) => !rejection).map(({ impostor }) => impostor.name);
    rememberSurvivors(reverse, alive);
    writeProgress([{ ...(before ?? newEntry(reverse)), ...entryOf(reverse, result) }], reverse.kata.root);
  }
  return reverseStatusOf(reverse, readProgress(reverse.kata.root).get(reverse.slug));
}

/** Records that a hint was taken. */
export function recordHint(reverse: ReverseKata): void {
  const before = readProgress(reverse.kata.root).get(reverse.slug) ?? newEntry(reverse);
  writeProgress([{ ...before, hints: before.hints + 1 }], reverse.kata.root);
}

/** What is known about the impostors of a reverse kata. At first, all of them are alive. */
export function readReverseMemory({ kata, slug }: ReverseKata): ReverseMemory {
  const names = contestantsOf(kata).visible.map(({ name }) => name);
  const { alive = names, hints = 0, gaveUp = false } = readMemories(kata.root)[slug] ?? {};
  // The impostors may have changed since.
  return { alive: alive.filter((name) => names.includes(name)), hints, ...(gaveUp ? { gaveUp } : {}) };
}

/** Changes what is known about the impostors of a reverse kata. */
export function writeReverseMemory(reverse: ReverseKata, change: Partial<ReverseMemory>): void {
  const { root } = reverse.kata;
  const memory = { ...readReverseMemory(reverse), ...change };
  writeStateFile(memoryPath(root), JSON.stringify({ ...readMemories(root), [reverse.slug]: memory }));
}

/** Whether the laws of a reverse kata are still the starter. */
export function isLawsStarter({ kata, laws, edited }: ReverseKata): boolean {
  const id = starterIds(kata.root)[`${kata.slug}/${edited.files[0]}`];
  return existsSync(laws) && hasBlobId(readFileSync(laws), id);
}

/** The first survivor stays first, so that hints stay about it. */
function rememberSurvivors(reverse: ReverseKata, alive: readonly string[]): void {
  const before = readReverseMemory(reverse);
  const [first] = before.alive;
  const stays = first !== undefined && alive.includes(first);
  const order = stays ? [first, ...alive.filter((name) => name !== first)] : [...alive];
  writeReverseMemory(reverse, { alive: order, hints: stays ? before.hints : 0 });
}

function entryOf(reverse: ReverseKata, { scores }: ReverseResult): Omit<Entry, 'slug' | 'hints'> {
  const { earned, possible } = pointsOfScores(scores);
  const holdsUpTo = (stars: number) =>
    scores.every(({ rule, clusters, rejected }) => rule.stars > stars || clusters === rejected);
  const before = readProgress(reverse.kata.root).get(reverse.slug);
  const state = holdsUpTo(3)
    ? 'mastered'
    : holdsUpTo(2)
      ? 'solved'
      : isLawsStarter(reverse)
        ? 'not started'
        : 'started';
  const today = localDay(new Date());
  return {
    state,
    // A sum of fractions such as thirds may be slightly too small.
    earned: Math.floor(earned + 1e-9),
    possible,
    holding: scores.filter(({ clusters, rejected }) => clusters === rejected).map(({ rule }) => rule.number),
    day: today,
    rules: reverseFingerprint(reverse),
    passed: before?.passed ?? (holdsUpTo(2) ? today : undefined),
  };
}

function newEntry(reverse: ReverseKata): Entry {
  const { possible } = reverseStatusOf(reverse, undefined);
  return {
    slug: reverse.slug,
    state: 'not started',
    earned: 0,
    possible,
    holding: [],
    day: localDay(new Date()),
    rules: reverseFingerprint(reverse),
    hints: 0,
  };
}

function memoryPath(root: string): string {
  return join(root, '.cache', 'reverse.json');
}

function readMemories(root: string): Record<string, Partial<ReverseMemory>> {
  try {
    return JSON.parse(readStateFile(memoryPath(root)) ?? '{}') as Record<string, Partial<ReverseMemory>>;
  } catch {
    // It was written by another version, so nothing is known.
    return {};
  }
}
