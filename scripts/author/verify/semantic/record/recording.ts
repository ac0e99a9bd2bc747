import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { createObjectNumbering, type ObjectNumbering } from './describe-value.ts';
import { compareEvents, type Difference } from './difference.ts';
import { createRecorder, type Recorder } from './recorder.ts';

/** Name of the file with the differences, in the folder of a comparison. */
export const differencesFile = 'differences.json';

/**
 * After this many events in a test, no other run of its law is recorded. Some laws make tens of thousands of events, and
 * recording them would take longer than everything else.
 */
const maxEvents = 1_000;

/** The recorders of this process, by folder. The files of one target share a recorder. */
const recorders = new Map<string, Recorder>();

/** Called before each run of a law. */
let beforeRun = (): void => {};
fc.installGlobalPlugin(fc.beforeEach(() => beforeRun()));

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
  let originalText: string | undefined;
  let isOpen = false;
  const differences: Difference[] = [];

  beforeEach(({ task, skip }) => {
    // No other kind of difference says more than one in values.
    if (differences.some(({ kind }) => kind === 'values')) skip();
    const title = `${task.suite?.name ?? ''} > ${task.name}`;
    originalText = original === undefined ? undefined : read(original, title);
    // A test that calls nothing reads the text of the code, which is not the usual one here.
    if (originalText === '') skip();
    test = title;
    events = [];
    isOpen = true;
    // Only between runs, because two runs can have the same events in another order.
    beforeRun = () => void (isOpen &&= events.length < maxEvents);
    numbers = createObjectNumbering();
  });
  afterEach(() => {
    if (test === undefined) return;
    const text = events.join('\n');
    if (original === undefined) writeFileSync(fileOf(folder, test), text);
    else if (originalText !== undefined && originalText !== text) {
      const found = compareEvents(test, originalText.split('\n'), events);
      if (found) differences.push(found);
    }
    test = undefined;
    isOpen = false;
  });
  afterAll(() => {
    recorders.delete(folder);
    if (original !== undefined) writeFileSync(join(folder, differencesFile), JSON.stringify(differences));
  });
  const recorder = createRecorder({
    isOpen: () => isOpen,
    isOver: () => test !== undefined && !isOpen,
    event: (text) => events.push(text),
    numbers: () => numbers,
  });
  recorders.set(folder, recorder);
  return recorder;
}

/** The events of a test in the original; undefined if it did not run there. */
function read(folder: string, test: string): string | undefined {
  const file = fileOf(folder, test);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function fileOf(folder: string, test: string): string {
  return join(folder, `${createHash('sha1').update(test).digest('hex').slice(0, 16)}.txt`);
}
