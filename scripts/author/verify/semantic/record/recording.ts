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

/** What a recording is compared with. */
export interface Comparison {
  /** The folder of the original's recording. */
  original: string;
  /** The blocks of the original that were changed; missing if any test may behave differently. */
  changed?: readonly string[];
}

/** What the original did in one test. */
interface RecordedTest {
  /** One per line. */
  events: string;
  /** The blocks that ran in it, or earlier, outside of all tests. */
  blocks: readonly string[];
}

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
 * Opens the recording of one target; called by its instrumented files while Vitest loads them. In a comparison, tests in
 * which no changed block runs are skipped.
 *
 * @param folder for the events, one file per test, or for the differences
 * @param comparison none if this is to be the original
 */
export function openRecording(folder: string, comparison?: Comparison): Recorder {
  const known = recorders.get(folder);
  if (known) return known;
  mkdirSync(folder, { recursive: true });
  let numbers: ObjectNumbering = createObjectNumbering();
  let test: string | undefined;
  let events: string[] = [];
  let original: RecordedTest | undefined;
  let isOpen = false;
  const anywhere = new Set<string>();
  let blocks = anywhere;
  const differences: Difference[] = [];

  beforeEach(({ task, skip }) => {
    // No other kind of difference says more than one in values.
    if (differences.some(({ kind }) => kind === 'values')) skip();
    test = `${task.suite?.name ?? ''} > ${task.name}`;
    original = comparison && read(comparison.original, test);
    if (original && !mayDiffer(original, comparison?.changed)) {
      test = undefined;
      skip();
    }
    events = [];
    isOpen = true;
    // Only between runs, because two runs can have the same events in another order.
    beforeRun = () => void (isOpen &&= events.length < maxEvents);
    blocks = new Set(anywhere);
    numbers = createObjectNumbering();
  });
  afterEach(() => {
    if (test === undefined) return;
    const text = events.join('\n');
    if (!comparison) save(folder, test, { events: text, blocks: [...blocks] });
    else if (original && original.events !== text) {
      const found = compareEvents(test, original.events.split('\n'), events);
      if (found) differences.push(found);
    }
    test = undefined;
    isOpen = false;
    blocks = anywhere;
  });
  afterAll(() => {
    recorders.delete(folder);
    if (comparison) writeFileSync(join(folder, differencesFile), JSON.stringify(differences));
  });
  const recorder = createRecorder({
    isOpen: () => isOpen,
    isOver: () => test !== undefined && !isOpen,
    event: (text) => events.push(text),
    block: (name) => blocks.add(name),
    numbers: () => numbers,
  });
  recorders.set(folder, recorder);
  return recorder;
}

/** Whether changed blocks run in a test. A test that calls nothing reads the text of the code, which is another here. */
function mayDiffer({ events, blocks }: RecordedTest, changed: Comparison['changed']): boolean {
  return events !== '' && (!changed || changed.some((name) => blocks.includes(name)));
}

/** Writes the blocks on the first line, and then the events. */
function save(folder: string, test: string, { events, blocks }: RecordedTest): void {
  writeFileSync(fileOf(folder, test), `${JSON.stringify(blocks)}\n${events}`);
}

function read(folder: string, test: string): RecordedTest | undefined {
  const file = fileOf(folder, test);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const end = text.indexOf('\n');
  return { blocks: JSON.parse(text.slice(0, end)) as string[], events: text.slice(end + 1) };
}

function fileOf(folder: string, test: string): string {
  return join(folder, `${createHash('sha1').update(test).digest('hex').slice(0, 16)}.txt`);
}
