import { randomInt } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../platform/errors/user-error.ts';
import { recordSchema, whichCounts, type GradeRecord } from './record.ts';

/** The file of records, one per line. Lines are added and never changed. */
export const recordsName = 'results.jsonl';
/** The file with the seed of a folder of results. It exists as soon as something was graded into the folder. */
export const settingsName = 'grading.json';

/** What a result depends on. Equal values give the same result. */
export type ResultKey = Pick<GradeRecord, 'kata' | 'tests' | 'seed'> & { files: string };

/** Everything that was graded into one folder, now and earlier. */
export class GradeStore {
  readonly #file: string;
  /** By student and kata, in the order they were added. */
  readonly #records = new Map<string, GradeRecord[]>();
  /** The records that can be used again, by what the result depends on. */
  readonly #reusable = new Map<string, GradeRecord>();

  /** @throws {UserError} if a line of the file was not written by the grader */
  constructor(folder: string) {
    this.#file = join(folder, recordsName);
    readRecords(this.#file).forEach((record) => this.#remember(record));
  }

  /** The record that counts. */
  latest(student: string, kata: string): GradeRecord | undefined {
    return whichCounts(this.#records.get(`${student}\0${kata}`) ?? []);
  }

  /** All records that count. */
  current(): GradeRecord[] {
    return [...this.#records.values()].flatMap((all) => whichCounts(all) ?? []);
  }

  /**
   * A record of the same code under the same tests. Another student's record is used only if nothing else had run in
   * its process before.
   */
  known(key: ResultKey, student: string): GradeRecord | undefined {
    return this.#reusable.get(keyOf(key)) ?? this.#reusable.get(`${keyOf(key)}\0${student}`);
  }

  /** Appends a record to the file, too. */
  add(record: GradeRecord): void {
    // The line break comes first, because the last line may have been cut short.
    appendFileSync(this.#file, `\n${JSON.stringify(record)}\n`);
    this.#remember(record);
  }

  #remember(record: GradeRecord): void {
    const owner = `${record.student}\0${record.kata}`;
    this.#records.set(owner, [...(this.#records.get(owner) ?? []), record]);
    if (record.status === 'grader error' || record.submission.files === '') return;
    const key = keyOf({ ...record, files: record.submission.files });
    this.#reusable.set(record.alone ? key : `${key}\0${record.student}`, record);
  }
}

/**
 * The records in a file. Empty if there is no such file. A line that a killed run cut short is ignored.
 *
 * @throws {UserError} if a complete line is not a grading record
 */
export function readRecords(file: string): GradeRecord[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      const value = parsed(line);
      if (value === undefined) return [];
      if (isRecord(value)) return [value];
      throw new UserError(`${file}:${i + 1} is not a grading record`, `mv ${file} ${file}.old`);
    });
}

/** Undefined if the line is not JSON. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is GradeRecord {
  return typeof value === 'object' && value !== null && 'schema' in value && value.schema === recordSchema;
}

/**
 * The seed of the laws for everything that is graded into a folder. It is chosen once and saved there.
 *
 * @param given replaces the saved seed
 */
export function seedOf(folder: string, given?: number): number {
  const file = join(folder, settingsName);
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { seed: number }).seed : undefined;
  const seed = given ?? known ?? randomInt(1, 2 ** 31);
  if (seed !== known) writeFileSync(file, `${JSON.stringify({ seed })}\n`);
  return seed;
}

function keyOf({ kata, files, tests, seed }: ResultKey): string {
  return [kata, files, tests, seed].join('\0');
}
