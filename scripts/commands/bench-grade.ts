import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSyntheticClass, usualClass } from '../author/bench/synthetic-class.ts';
import { runMeasured, type Measured } from '../author/bench/run-measured.ts';
import { findKata, type Kata } from '../kata/catalog.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { wholeNumber } from '../platform/cli/whole-number.ts';
import { defineCommand } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';

const npm = 'npm run bench:grade';
const command = defineCommand('bench-grade', {
  about: 'Compares the speed of grading in the sandbox with running Vitest in every clone.',
})
  .option('--students <N>', 'the number of students', wholeNumber('students', `${npm} -- --students 30`), 30)
  .option('--katas <katas>', 'the katas that they hand in', '45,32,41,54,56')
  .option(
    '--limit <N>',
    'seconds after which a person who grades by hand would give up on a clone',
    wholeNumber('limit', `${npm} -- --limit 60`),
    60,
  );
command.action(async ({ students, katas: queries, limit }) => {
  const katas = queries.split(',').map((query) => findKata(query, workbookRoot, `${npm} -- --katas`));
  const folder = mkdtempSync(join(tmpdir(), 'class-'));
  try {
    // A third of the class shows whether the memory depends on the number of students.
    const fewFolder = join(folder, 'few');
    const allFolder = join(folder, 'all');
    createSyntheticClass(fewFolder, katas, kindsOf(Math.ceil(students / 3)));
    createSyntheticClass(allFolder, katas, kindsOf(students));
    const course = join(folder, 'homework.json');
    writeFileSync(course, JSON.stringify({ katas: katas.map(({ number }) => number) }));
    const grade = (path: string, out: string) =>
      runMeasured('node', ['scripts/run.cjs', 'grade', path, '--course', course, '--out', join(folder, out)], {
        cwd: workbookRoot,
      });
    const small = await grade(fewFolder, 'small');
    const ours = await grade(allFolder, 'ours');
    const again = await grade(allFolder, 'ours');
    const byHand = await inEveryClone(allFolder, ['run', '--project', 'katas'], limit);
    writeBareConfigs(allFolder, katas);
    const bare = await inEveryClone(allFolder, ['run', '--config', 'bare.config.ts'], limit);
    console.log(
      [
        `${students} students, ${katas.length} katas`,
        '',
        '| way | seconds | students a minute | times as many | memory of the grading process |',
        '| --- | ---: | ---: | ---: | ---: |',
        row('npm run grade', ours, students, byHand),
        row('npm run grade, a second time', again, students, byHand),
        row("vitest run in every clone, the workbook's configuration", byHand, students, byHand),
        row(`vitest run in every clone, bare, given up after ${limit} s`, bare, students, byHand),
        '',
        `Memory with ${Math.ceil(students / 3)} students: ${memoryText(small)}.`,
      ].join('\n'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

await runCommand(command);

/** What kind of code each student hands in, in the proportions of the usual class. */
function kindsOf(count: number) {
  return Array.from({ length: count }, (_, i) => usualClass[Math.floor((i * usualClass.length) / count)] ?? 'right');
}

/** Writes a configuration with Vitest's own pool, which does not stop endless loops, into every clone. */
function writeBareConfigs(classFolder: string, katas: readonly Kata[]): void {
  const include = JSON.stringify(katas.map(({ slug }) => `katas/${slug}/*.test.ts`));
  for (const name of readdirSync(classFolder)) {
    writeFileSync(join(classFolder, name, 'bare.config.ts'), `export default { test: { include: ${include} } };\n`);
  }
}

/**
 * Runs Vitest in one clone after the other. Adds up the time, and finds the most memory that a run took.
 *
 * @param limit seconds after which a run is killed
 */
async function inEveryClone(classFolder: string, args: string[], limit: number): Promise<Measured> {
  const total: Measured = { milliseconds: 0, megabytes: 0 };
  for (const name of readdirSync(classFolder)) {
    const vitest = ['node_modules/vitest/vitest.mjs', ...args];
    const { milliseconds, megabytes: used } = await runMeasured('node', vitest, {
      cwd: join(classFolder, name),
      limit,
    });
    total.milliseconds += milliseconds;
    total.megabytes = Math.max(total.megabytes ?? 0, used ?? 0);
  }
  return total;
}

function row(what: string, measured: Measured, students: number, byHand: Measured): string {
  const seconds = (measured.milliseconds / 1000).toFixed(1);
  const perMinute = ((60_000 * students) / measured.milliseconds).toFixed(1);
  const times = (byHand.milliseconds / measured.milliseconds).toFixed(2);
  return `| ${what} | ${seconds} | ${perMinute} | ${times} | ${memoryText(measured)} |`;
}

function memoryText({ megabytes }: Measured): string {
  return megabytes === undefined ? 'unknown on this system' : `${Math.round(megabytes)} MB`;
}
