import { join } from 'node:path';
import type { KataState } from '../runner/result.ts';
import { writeStateFile, readStateFile } from '../platform/state-file.ts';

/** The entry of the progress file for one kata that has been started. */
export interface Entry {
  /** For a reverse kata, it begins with `r`. */
  slug: string;
  state: KataState;
  /** Points of the rules that hold, and of all rules. */
  earned: number;
  possible: number;
  /** Numbers of the rules that hold. */
  holding: number[];
  /** Day of the last change, `2026-11-22`. */
  day: string;
  /** Fingerprint of the rules it was judged by. */
  rules: string;
  /** How many of the hints were taken. */
  hints: number;
  /** Day on which it was last passed from the starter. Absent if it never was, or in the file of an older version. */
  passed?: string | undefined;
  /** How often it was practised. Absent if never. */
  practised?: number | undefined;
  /** While it is practised: the folder in `.attempts/<slug>` with the earlier answer. */
  practising?: string | undefined;
}

/** The line that turns practice off. */
const practiceOff = 'practice off';

const heading =
  '# Progress in Architecture Katas: kata, state, points, day, rules that hold, their fingerprint, hints taken, practice.';

/** Path of the progress file: plain text with one line per kata, which learners may commit to take it along. */
export function progressPath(root: string): string {
  return join(root, 'progress.txt');
}

/** Reads the progress file. Skips unreadable lines. A missing file is empty. */
export function readProgress(root: string): Map<string, Entry> {
  return parseProgress(readStateFile(progressPath(root)) ?? '');
}

/** Reads the text of a progress file, from today or from an earlier commit. */
export function parseProgress(text: string): Map<string, Entry> {
  const entries = text.split(/\r?\n/).flatMap((line) => parse(line) ?? []);
  return new Map(entries.map((entry) => [entry.slug, entry]));
}

/** Whether solved katas are offered again. */
export function isPracticeOn(root: string): boolean {
  return !hasPracticeOff(readStateFile(progressPath(root)) ?? '');
}

/** Turns the offer of solved katas on or off. */
export function setPractice(isOn: boolean, root: string): void {
  write([...readProgress(root).values()], isOn, root);
}

/** Writes entries into the progress file and keeps the others. Writes nothing if nothing has changed. */
export function writeProgress(changed: readonly Entry[], root: string): void {
  const before = readProgress(root);
  const changes = changed.filter((entry) => differs(entry, before.get(entry.slug)));
  if (changes.length === 0) return;
  const all = new Map([...before, ...changes.map((entry) => [entry.slug, entry] as const)]);
  write([...all.values()], isPracticeOn(root), root);
}

function write(entries: readonly Entry[], offersPractice: boolean, root: string): void {
  const lines = entries.toSorted((a, b) => a.slug.localeCompare(b.slug)).map(format);
  writeStateFile(progressPath(root), `${[heading, ...(offersPractice ? [] : [practiceOff]), ...lines].join('\n')}\n`);
}

function hasPracticeOff(text: string): boolean {
  return text.split(/\r?\n/).includes(practiceOff);
}

function differs(entry: Entry, before: Entry | undefined): boolean {
  if (!before) return entry.state !== 'not started' || entry.hints > 0;
  return format({ ...entry, day: before.day }) !== format(before);
}

function format(entry: Entry): string {
  const { slug, state, earned, possible, day, holding, rules, hints, passed, practised, practising } = entry;
  return [
    slug.padEnd(28),
    state.padEnd(11),
    `${earned}/${possible}`.padEnd(5),
    day,
    holding.join(',') || '-',
    rules,
    `hints:${hints}`,
    ...(passed === undefined ? [] : [`passed:${passed}`]),
    ...(practised === undefined ? [] : [`practised:${practised}`]),
    ...(practising === undefined ? [] : [`practising:${practising}`]),
  ].join('  ');
}

function parse(line: string): Entry | undefined {
  const match =
    /^(r?\d\d-\S+) +(not started|started|solved|mastered) +(\d+)\/(\d+) +(\S+) +(-|[\d,]+) +(\S+) +hints:(\d+)((?: +\w+:\S+)*)$/.exec(
      line,
    );
  if (!match) return undefined;
  const [, slug = '', state, earned, possible, day = '', holding = '', rules = '', hints, more = ''] = match;
  const field = (name: string) => new RegExp(`(?:^| )${name}:(\\S+)`).exec(more)?.[1];
  const practised = field('practised');
  return {
    slug,
    state: state as KataState,
    earned: Number(earned),
    possible: Number(possible),
    day,
    holding: holding === '-' ? [] : holding.split(',').map(Number),
    rules,
    hints: Number(hints),
    passed: field('passed'),
    practised: practised === undefined ? undefined : Number(practised),
    practising: field('practising'),
  };
}
