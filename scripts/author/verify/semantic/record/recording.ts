import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { createObjectNumbering, type ObjectNumbering } from './describe-value.ts';
import { compareEvents, type Difference } from './difference.ts';
import { createRecorder, type Recorder } from './recorder.ts';

/** Name of the file with the differences, in the folder of a comparison. */
export const differencesFile = 'differences.json';

/** The recorders of this process, by folder. The files of one target share a recorder. */
const recorders = new Map<string, Recorder>();

/**
 * Opens the recording of one target; called by its instrumented files while Vitest loads them.
 *
 * @param folder for the events, one file per test, or for the differences
 * @param original the folder of the recording to compare with; none if this is to be the original
 */
export function openRecording(folder: string, original?: string): Recorder {
  const known = recorders.get(folder);
  if (known) return known;
  mkdirSync(folder, { recursive: true });
  let numbers: ObjectNumbering = createObjectNumbering();
  let test: string | undefined;
  let events: string[] = [];
  const differences: Difference[] = [];

  const note = (event: string): void => {
    if (test !== undefined) events.push(event);
  };
  beforeEach(({ task, skip }) => {
    // No other kind of difference says more than one in values.
    if (differences.some(({ kind }) => kind === 'values')) skip();
    test = `${task.suite?.name ?? ''} > ${task.name}`;
    events = [];
    numbers = createObjectNumbering();
  });
  afterEach(() => {
    if (test === undefined) return;
    const found = original === undefined ? save(folder, test, events) : compare(original, test, events);
    if (found) differences.push(found);
    test = undefined;
  });
  afterAll(() => {
    recorders.delete(folder);
    if (original !== undefined) writeFileSync(join(folder, differencesFile), JSON.stringify(differences));
  });
  const recorder = createRecorder(note, () => numbers);
  recorders.set(folder, recorder);
  return recorder;
}

function save(folder: string, test: string, events: readonly string[]): undefined {
  writeFileSync(fileOf(folder, test), events.join('\n'));
}

function compare(original: string, test: string, events: readonly string[]): Difference | undefined {
  const file = fileOf(original, test);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  return text === events.join('\n') ? undefined : compareEvents(test, text.split('\n'), events);
}

function fileOf(folder: string, test: string): string {
  return join(folder, `${createHash('sha1').update(test).digest('hex').slice(0, 16)}.txt`);
}
