import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeOld } from '../../platform/remove-old.ts';
import { replaceFile } from '../../platform/replace-file.ts';
import type { RepoRefs } from './repo-refs.ts';

/** What git has printed about one clone, by what it was asked. */
export interface KnownAnswers {
  get(question: string): Buffer | undefined;
  add(question: string, answer: Buffer): void;
  /** Writes new answers to disk, if that is possible. */
  save(): void;
}

/** Milliseconds after which answers are removed, unless new ones have been added: 90 days. */
const maxAgeMs = 90 * 24 * 60 * 60 * 1000;

/** Finds the answers about a clone, given its refs and the configuration with which git reads it. */
export type FindAnswers = (clone: string, refs: RepoRefs, config: string) => KnownAnswers;

/**
 * Git's answers from earlier runs. They stay correct as long as a clone has the same refs, because an id in git always
 * names the same content. Without them, grading would spend most of its time starting git, even if few students have
 * handed in anything new.
 *
 * @param folder where they are kept, one file per clone; created when it is first needed
 */
export function openAnswers(folder: string): FindAnswers {
  removeOldAnswers(folder);
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

/** If answers cannot be written, git is asked again the next time. */
function write(file: string, text: string): void {
  try {
    replaceFile(file, text);
  } catch {
    // The workbook may be read-only, or the disk full. Neither is the student's fault.
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

function removeOldAnswers(folder: string): void {
  try {
    removeOld(folder, maxAgeMs);
  } catch {
    // The folder may not exist yet, or may not be writable. Old answers then stay.
  }
}
