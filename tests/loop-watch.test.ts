import { closeSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { watchKata } from '../scripts/learner/watch/watch-kata.ts';

// The real file system: how editors save, and how folders come and go.
const patience = { quiet: 10, whole: 200, poll: 60_000 };
let root: string;
let folder: string;
let file: string;
let calls: string[];
let unwatch: () => void;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'watch-'));
  folder = join(root, '45-value-objects');
  file = join(folder, 'value-objects.ts');
  mkdirSync(folder);
  writeFileSync(file, 'before');
  // What was written before the watching began may be told late.
  await setTimeout(50);
  calls = [];
  unwatch = watch();
});

afterEach(() => {
  unwatch();
  rmSync(root, { recursive: true, force: true });
});

function watch(times = patience): () => void {
  const kata = { folder, files: ['value-objects.ts'] };
  return watchKata(kata, () => calls.push('changed'), times);
}

const seen = (times: number) => expect.poll(() => calls.length, { timeout: 5_000, interval: 5 }).toBe(times);
/** Long enough for whatever else would come. */
const quiet = () => setTimeout(patience.quiet + 60);

describe('one save is one call', () => {
  const saves: Record<string, () => void> = {
    'written over': () => writeFileSync(file, 'after'),
    'written without change': () => writeFileSync(file, 'before'),
    'renamed into place': () => {
      writeFileSync(join(folder, 'value-objects.ts.tmp.123'), 'after');
      renameSync(join(folder, 'value-objects.ts.tmp.123'), file);
    },
    'moved away and written anew': () => {
      renameSync(file, `${file}~`);
      writeFileSync(file, 'after');
    },
    'deleted and written anew': () => {
      rmSync(file);
      writeFileSync(file, 'after');
    },
    'truncated and written in pieces': () => {
      const open = openSync(file, 'w');
      for (const piece of ['a', 'f', 'ter']) writeSync(open, piece);
      closeSync(open);
    },
    'fifty saves of two editors': () => {
      for (let i = 0; i < 25; i += 1) {
        writeFileSync(file, `one ${i}`);
        writeFileSync(join(folder, 'other.ts'), `two ${i}`);
      }
    },
    'a statement that comes back': () => writeFileSync(join(folder, 'README.md'), '# 45'),
  };

  test.each(Object.entries(saves))('%s', async (_, save) => {
    save();
    await seen(1);
    await quiet();
    expect(calls).toHaveLength(1);
  });
});

test('an empty file is not told of while it may still be written', async () => {
  const began = performance.now();
  writeFileSync(file, '');
  await setTimeout(60);
  // A slow machine may have slept longer, and then it was right to tell.
  if (performance.now() - began < patience.whole) expect(calls).toEqual([]);
  writeFileSync(file, 'after');
  await seen(1);
  await quiet();
  expect(calls).toHaveLength(1);
});

test.each([
  ['emptied', () => writeFileSync(file, '')],
  ['deleted', () => rmSync(file)],
])('a file that is %s and stays so is told of in the end', async (_, lose) => {
  lose();
  await seen(1);
});

test('other files of the folder do not matter', async () => {
  writeFileSync(join(folder, '.value-objects.ts.swp'), 'x');
  writeFileSync(join(folder, '4913'), 'x');
  await quiet();
  expect(calls).toEqual([]);
});

describe('the folder', () => {
  test('is renamed away and back', async () => {
    renameSync(folder, join(root, 'away'));
    await seen(1);
    renameSync(join(root, 'away'), folder);
    await seen(2);
    writeFileSync(file, 'after');
    await seen(3);
  });

  test('is deleted and laid out anew', async () => {
    rmSync(folder, { recursive: true });
    await seen(1);
    mkdirSync(folder);
    writeFileSync(file, 'anew');
    await seen(2);
    await quiet();
    writeFileSync(file, 'after');
    await seen(3);
  });

  test('is not there at first', async () => {
    unwatch();
    rmSync(folder, { recursive: true });
    unwatch = watch();
    await quiet();
    calls = [];
    mkdirSync(folder);
    writeFileSync(file, 'anew');
    await seen(1);
  });
});

test('nothing is told of once the watching has ended, not even what was seen before', async () => {
  unwatch();
  unwatch = watch({ quiet: 150, whole: 200, poll: 60_000 });
  writeFileSync(file, 'after');
  await setTimeout(50);
  unwatch();
  await setTimeout(200);
  expect(calls).toEqual([]);
});

describe('on a file system that tells of no changes', () => {
  const withoutEvents = () => {
    unwatch();
    const kata = { folder, files: ['value-objects.ts'] };
    const silent = () => ({ close: () => {} });
    unwatch = watchKata(kata, () => calls.push('changed'), { quiet: 10, whole: 30, poll: 30 }, silent);
  };

  test('a save is seen, once', async () => {
    withoutEvents();
    writeFileSync(file, 'another text');
    await seen(1);
    await setTimeout(150);
    expect(calls).toHaveLength(1);
  });

  test('a helper file that comes, changes and goes is seen', async () => {
    withoutEvents();
    const helper = join(folder, 'numbers.ts');
    writeFileSync(helper, 'one');
    await seen(1);
    writeFileSync(helper, 'another');
    await seen(2);
    rmSync(helper);
    await seen(3);
  });

  test('a file that goes and comes back is seen', async () => {
    withoutEvents();
    rmSync(file);
    await seen(1);
    writeFileSync(file, 'after');
    await seen(2);
  });

  test('nothing is seen where nothing changes', async () => {
    withoutEvents();
    await setTimeout(150);
    expect(calls).toEqual([]);
  });
});
