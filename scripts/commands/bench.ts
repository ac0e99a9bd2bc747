import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compare, tableOf, timeOf, type Comparison } from '../author/bench/measure.ts';
import { findKata, listKatas, type Kata } from '../kata/catalog.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { wholeNumber } from '../platform/cli/whole-number.ts';
import { defineCommand } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { reverseKataOf } from '../reverse/reverse-kata.ts';
import { openSession } from '../testing/pseudo-terminal.ts';
import { createTempWorkbook } from '../testing/temp-workbook.ts';

const npm = 'npm run bench';
const command = defineCommand('bench', {
  about: 'Compares the speed of the workbook with plain Vitest on the same files, in the same run.',
})
  .option('--rounds <N>', 'how often each way is timed', wholeNumber('rounds', `${npm} -- --rounds 10`), 10)
  .option('--kata <kata>', 'the kata that is saved and run', '45');
command.action(async ({ rounds, kata: query }) => {
  const kata = findKata(query, workbookRoot, `${npm} -- --kata`);
  const folder = createTempWorkbook(listKatas());
  const bare = layOutBare(folder, 'bare', kata);
  try {
    const table = [
      await saveToVerdict(folder, bare, kata, rounds),
      await saveOfLaws(folder, kata, rounds),
      await oneKataCold(folder, bare, kata, rounds),
      await allSolutions(folder, Math.ceil(rounds / 2)),
      await allSolutionsAndEmptyFiles(folder, Math.ceil(rounds / 2)),
    ];
    console.log(tableOf(table));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

await runCommand(command);

/** Copies katas into their own folder, with only Vitest's defaults, and returns its path. */
function layOutBare(folder: string, name: string, ...katas: Kata[]): string {
  const bare = join(folder, name);
  mkdirSync(join(bare, 'katas'), { recursive: true });
  cpSync(join(folder, 'katas', 'support'), join(bare, 'katas', 'support'), { recursive: true });
  for (const { slug } of katas) {
    cpSync(join(folder, 'katas', slug), join(bare, 'katas', slug), { recursive: true });
  }
  writeFileSync(join(bare, 'vitest.config.ts'), 'export default {};\n');
  writeFileSync(join(bare, 'package.json'), '{ "type": "module" }\n');
  symlinkSync(join(workbookRoot, 'node_modules'), join(bare, 'node_modules'), 'dir');
  return bare;
}

/**
 * The time from writing the file to the verdict on the screen, alternating between a correct solution and a starter.
 */
async function saveToVerdict(folder: string, bare: string, kata: Kata, rounds: number): Promise<Comparison> {
  const [name = ''] = kata.files;
  const right = readFileSync(join(folder, 'solutions', kata.slug, name), 'utf8');
  const starter = readFileSync(join(folder, 'katas', kata.slug, name), 'utf8');
  const loop = openSession(`node scripts/run.cjs start ${kata.number}`, folder);
  const vitest = openSession('npx vitest --watch', bare);
  await loop.seen(/○ 1 .*n next/s);
  await vitest.seen(/Tests .*failed[\s\S]*Duration/);
  // Vitest does not print when it has begun to watch.
  await sleep(1_000);
  const saveAndWait = (session: typeof loop, root: string, passed: RegExp, failed: RegExp) => {
    let isRight = false;
    return async () => {
      isRight = !isRight;
      session.mark();
      writeFileSync(join(root, 'katas', kata.slug, name), isRight ? right : starter);
      return session.seen(isRight ? passed : failed);
    };
  };
  const result = await compare(
    'save to verdict, watching',
    rounds,
    saveAndWait(loop, folder, /Mastered/, /○ 1 /),
    saveAndWait(vitest, bare, /Tests .*passed/, /Tests .*failed/),
  );
  loop.end();
  vitest.end();
  return result;
}

/**
 * The time from saving the laws of a reverse kata to the count of rejected impostors, alternating between the sample law
 * and a tame set of laws. Plain Vitest runs the same laws against one solution.
 */
async function saveOfLaws(folder: string, kata: Kata, rounds: number): Promise<Comparison> {
  for (const part of ['reverse', `impostors/${kata.slug}`, `variants/${kata.slug}`]) {
    cpSync(join(workbookRoot, 'tests', part), join(folder, 'tests', part), { recursive: true });
  }
  const { id, laws } = reverseKataOf({ ...kata, folder: join('katas', kata.slug) });
  const bare = layOutBare(folder, 'bare-laws', kata);
  cpSync(join(folder, 'solutions', kata.slug), join(bare, 'katas', kata.slug), { recursive: true });
  rmSync(join(bare, kata.tests.slice(kata.root.length)));
  const bareLaws = laws.replace(/\.laws\.ts$/, '.laws.test.ts');
  const sample = readFileSync(join(folder, laws), 'utf8');
  const tame = readFileSync(join(folder, 'tests', 'reverse', 'tame', kata.slug, 'no-aliasing.laws.ts'), 'utf8')
    .replaceAll(`../../../../katas/${kata.slug}/`, './')
    .replaceAll('../../../../katas/', '../');
  writeFileSync(join(bare, bareLaws), sample);
  const loop = openSession(`node scripts/run.cjs start ${id}`, folder);
  const vitest = openSession('npx vitest --watch', bare);
  await loop.seen(/ 0 of \d impostors rejected/);
  await vitest.seen(/Tests .*passed[\s\S]*Duration/);
  // Vitest does not print when it has begun to watch.
  await sleep(1_000);
  const saveAndWait = (session: typeof loop, file: string, whenTame: RegExp, whenSample: RegExp) => {
    let isTame = false;
    return async () => {
      isTame = !isTame;
      session.mark();
      writeFileSync(file, isTame ? tame : sample);
      return session.seen(isTame ? whenTame : whenSample);
    };
  };
  const result = await compare(
    'save of laws to answer, watching',
    rounds,
    saveAndWait(loop, join(folder, laws), / [1-9] of \d impostors rejected/, / 0 of \d impostors rejected/),
    saveAndWait(vitest, join(bare, bareLaws), /Tests .*passed/, /Tests .*passed/),
  );
  loop.end();
  vitest.end();
  return result;
}

/** The time from starting a new process to the result of one kata. */
function oneKataCold(folder: string, bare: string, kata: Kata, rounds: number): Promise<Comparison> {
  return compare(
    'one kata, cold',
    rounds,
    async () => timeOf('node', ['scripts/run.cjs', 'start', String(kata.number)], folder),
    async () => timeOf('npx', ['vitest', 'run'], bare),
  );
}

/** The time that all solutions take under their laws, with the workbook's configuration. */
async function timeOfSolutions(folder: string): Promise<number> {
  return timeOf('npx', ['vitest', 'run', '--project', 'solutions'], folder);
}

/** All solutions under their laws, in the workbook and in plain Vitest. */
function allSolutions(folder: string, rounds: number): Promise<Comparison> {
  const katas = listKatas();
  const bare = layOutBare(folder, 'bare-solutions', ...katas);
  for (const { slug } of katas) {
    cpSync(join(folder, 'solutions', slug), join(bare, 'katas', slug), { recursive: true });
  }
  return compare(
    `all ${katas.length} solutions`,
    rounds,
    () => timeOfSolutions(folder),
    async () => timeOf('npx', ['vitest', 'run'], bare),
  );
}

/** All solutions, compared with plain Vitest on the same number of test files in which nothing happens. */
function allSolutionsAndEmptyFiles(folder: string, rounds: number): Promise<Comparison> {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  const count = listKatas().length;
  for (let i = 0; i < count; i += 1) {
    writeFileSync(join(empty, `empty-${i}.test.ts`), "import { test } from 'vitest';\n\ntest('nothing', () => {});\n");
  }
  writeFileSync(join(empty, 'vitest.config.ts'), 'export default {};\n');
  symlinkSync(join(workbookRoot, 'node_modules'), join(empty, 'node_modules'), 'dir');
  return compare(
    `all ${count} solutions; bare: ${count} empty files`,
    rounds,
    () => timeOfSolutions(folder),
    async () => timeOf('npx', ['vitest', 'run'], empty),
  );
}
