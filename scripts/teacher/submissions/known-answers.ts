import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RepoRefs } from './repo-refs.ts';

/** What git has printed about one clone, by what it was asked. */
export interface KnownAnswers {
  get(question: string): Buffer | undefined;
  add(question: string, answer: Buffer): void;
  /** Writes new answers to disk, if that is possible. */
  save(): void;
}

/** Days for which answers are kept that nobody has added to. */
const keptDays = 90;

/** Finds and saves the answers about clones in a folder, one file per clone. */
export type AnswersFolder = (clone: string, refs: RepoRefs, config: string) => KnownAnswers;

/**
 * Answers of git from earlier runs. They stay correct as long as a clone has the same refs, because an id in git always
 * names the same content. Starting git takes longer than everything else when most of a class has handed in nothing new.
 *
 * @param folder where they are kept; created when it is first needed
 */
export function openAnswers(folder: string): AnswersFolder {
  removeOld(folder);
  return (clone, refs, config) => {
    const file = join(folder, `${hash([clone])}.json`);
    const state = hash([config, ...refs.folders, ...[...refs.files].flat()]);
    const answers = readAnswers(file, state);
    let isChanged = false;
    return {
      get: (question) => {
        const answer = answers.get(question);
        return answer === undefined ? undefined : Buffer.from(answer, 'latin1');
      },
      add: (question, answer) => {
        answers.set(question, answer.toString('latin1'));
        isChanged = true;
      },
      save: () => {
        if (isChanged) write(file, JSON.stringify({ state, answers: [...answers] }));
        isChanged = false;
      },
    };
  };
}

/** Replaces a file. If that is not possible, git is asked again the next time. */
function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Renamed into place, so that a run that is killed leaves no half of it.
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  } catch {
    // A workbook may be read-only, or the disk full. Neither is a student's fault.
  }
}

/** Reads the answers in a file. Empty if they are about other refs, unreadable, or not there. */
function readAnswers(file: string, state: string): Map<string, string> {
  try {
    const saved = JSON.parse(readFileSync(file, 'utf8')) as { state?: string; answers?: [string, string][] };
    return new Map(saved.state === state ? saved.answers : []);
  } catch {
    return new Map();
  }
}

/** A hash of several texts. Each is hashed with its length, so that no two lists have the same hash. */
function hash(parts: readonly (string | Buffer)[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(`${Buffer.byteLength(part)}:`).update(part);
  return sum.digest('hex');
}

function removeOld(folder: string): void {
  const oldest = Date.now() - keptDays * 24 * 60 * 60 * 1000;
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).mtimeMs < oldest) rmSync(path, { force: true });
    }
  } catch {
    // There is no such folder yet, or it cannot be changed. Then nothing is removed.
  }
}
