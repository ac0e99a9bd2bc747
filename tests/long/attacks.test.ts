import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { findKata, listKatas, type Kata } from '../../scripts/kata/catalog.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import type { Judgement } from '../../scripts/teacher/grading/judge/evaluate-run.ts';
import { gradeUnits } from '../../scripts/teacher/grading/run/grade-units.ts';
import type { GradingJob } from '../../scripts/teacher/grading/grading-job.ts';
import { starterText } from '../../scripts/kata/starters.ts';

/** A submission that tries to get more points than its code earns, or to harm the grader. */
interface Attack {
  name: string;
  /** The student who hands it in. Attacks on the kata that comes next have one student for two katas. */
  student: string;
  kata: Kata;
  /** The status it must get, or two if the speed of the processor decides: `out of memory or timeout`. */
  status: string;
  /** Points that the same code gets without the trick: it must get them, and no more. */
  honest: number;
  trick: string;
  files: Map<string, Buffer>;
}

const folder = join(workbookRoot, 'tests', 'attacks');
/** Part of the name of the attacks to run. All by default. */
const wanted = process.env['ATTACKS'] ?? '';
const attacks = readdirSync(folder)
  .filter((entry) => new RegExp(wanted).test(entry))
  .flatMap(readAttacks);
const katas = listKatas();
/**
 * Milliseconds that one may take, from when the one before it in its lane is done; other tests run at the same time.
 */
const limit = 180_000;

const judgements = new Map<string, Judgement & { took: number }>();

// Solutions stand between the attacks, so that each lane takes turns.
beforeAll(async () => {
  // What counts here is how they are run, not how often.
  process.env['KATA_RUNS'] = '10';
  const units = attacks.map(({ student, kata, files }): GradingJob => ({ student, kata, files }));
  const step = units.length / katas.length;
  katas.forEach((kata, i) => units.splice(Math.floor((i + 1) * step) + i, 0, solution(kata)));
  await gradeInOrder(units);
  print();
});

describe('the class is graded', () => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))(
    '%s',
    (_, { student, status, honest, kata, files }) => {
      const { took, ...judgement } = judgements.get(keyOf(student, kata))!;
      const accepted = status.split(' or ');
      // Only Linux tells how much processor time code has had to fill the memory. Elsewhere, it may run out of time
      // first.
      const isUnsure = accepted.includes('out of memory') && process.platform !== 'linux';
      expect(isUnsure ? [...accepted, 'timeout'] : accepted).toContain(judgement.status);
      expect(points(judgement)).toBe(honest);
      expect(took).toBeLessThan(limit);
      const shown = judgement.rules.flatMap(({ broken }) => broken.flatMap(({ at }) => at?.file ?? []));
      const own = [...files.keys(), ...readdirSync(kata.folder).filter((file) => /\.(test|model)\.ts$/.test(file))];
      expect(shown.filter((file) => !own.includes(file))).toEqual([]);
    },
  );
});

describe('a correct solution between them loses no point', () => {
  test.each(katas)('$slug', ({ slug }) => {
    const { status, rules, reason } = judgements.get(`solution ${slug} ${slug}`)!;
    expect({ status, reason, broken: rules.flatMap(({ broken }) => broken) }).toEqual({ status: 'passed', broken: [] });
  });
});

async function gradeInOrder(units: readonly GradingJob[]): Promise<void> {
  // A judgement follows another one of its lane, so two before it is the latest it can have begun.
  const ends = [performance.now(), performance.now()];
  await gradeUnits(units, {
    root: workbookRoot,
    jobs: 2,
    seed: 20_260_917,
    graded: ({ student, kata }, judgement) => {
      judgements.set(keyOf(student, kata), { ...judgement, took: performance.now() - ends.at(-2)! });
      ends.push(performance.now());
    },
  });
}

function keyOf(student: string, { slug }: Kata): string {
  return `${student} ${slug}`;
}

/**
 * An entry is one attack, or a folder with files that are named by the numbers of katas, which one student hands in.
 */
function readAttacks(entry: string): Attack[] {
  const path = join(folder, entry);
  const names = statSync(path).isDirectory() ? readdirSync(path) : [];
  if (!names.some((name) => /^\d\d\.ts$/.test(name))) return [readAttack(entry)];
  return names.map((name) => ({ ...readAttack(`${entry}/${name}`), student: entry }));
}

function readAttack(entry: string): Attack {
  const path = join(folder, entry);
  const paths = statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
  const [first = ''] = paths;
  const head = /^\/\/ (?<number>\d\d) (?<status>[a-z ]+) (?<honest>\d+): (?<trick>.+\.)\n/.exec(
    readFileSync(first, 'utf8'),
  );
  if (!head?.groups) throw new Error(`${first} does not begin like "// 45 failed 16: what it does."`);
  const { number = '', status = '', honest, trick = '' } = head.groups;
  const kata = findKata(number);
  const files = paths.map((one): [string, Buffer] => {
    const file = one === path ? (kata.files[0] ?? '') : one.slice(path.length + 1);
    return [file, Buffer.from(expanded(readFileSync(one, 'utf8'), kata, file))];
  });
  const name = entry.replace(/\.ts$/, '');
  return { name, student: name, kata, status, honest: Number(honest), trick, files: new Map(files) };
}

/** Puts a text in the place of `// base: solution` and `// base: starter`, and many of it for `// repeat 100: …`. */
function expanded(source: string, kata: Kata, name: string): string {
  return source
    .replace('// base: solution\n', () => readFileSync(join(workbookRoot, 'solutions', kata.slug, name), 'utf8'))
    .replace('// base: starter\n', () => starterText(kata, name))
    .replace(/\/\/ repeat (\d+): (.*)\n/, (_, count, text) => `${text}\n`.repeat(Number(count)));
}

function solution(kata: Kata): GradingJob {
  const read = (name: string) => readFileSync(join(workbookRoot, 'solutions', kata.slug, name));
  return { student: `solution ${kata.slug}`, kata, files: new Map(kata.files.map((name) => [name, read(name)])) };
}

function points({ rules }: Judgement): number {
  return rules.filter(({ status }) => status === 'passed').reduce((sum, { stars }) => sum + stars, 0);
}

/** The table of what was expected and what came, also into the file that `ATTACK_TABLE` names. */
function print(): void {
  const rows = attacks.map(({ name, student, kata, status, honest }) => {
    const got = judgements.get(keyOf(student, kata));
    const came = got ? `${got.status} ${points(got)}` : 'nothing';
    return [name, `${status} ${honest}`, came, got ? (got.took / 1000).toFixed(1) : ''];
  });
  const table = [['attack', 'expected', 'got', 'seconds'], ['---', '---', '---', '--:'], ...rows]
    .map((row) => `| ${row.join(' | ')} |\n`)
    .join('');
  process.stdout.write(table);
  const file = process.env['ATTACK_TABLE'];
  if (file !== undefined) writeFileSync(file, table);
}
