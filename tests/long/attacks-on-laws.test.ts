import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { courseKataOf, findReverseKata } from '../../scripts/reverse/reverse-kata.ts';
import type { GradingJob } from '../../scripts/teacher/grading/grading-job.ts';
import type { Judgement } from '../../scripts/teacher/grading/judge/evaluate-run.ts';
import { shareOf } from '../../scripts/teacher/grading/record.ts';
import { gradeUnits } from '../../scripts/teacher/grading/run/grade-units.ts';

const folder = join(workbookRoot, 'tests', 'attacks-on-laws');
const base = readFileSync(join(folder, 'base.txt'), 'utf8');
/** Part of the name of the attacks to run. All by default. */
const wanted = process.env['ATTACKS'] ?? '';
const attacks = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && new RegExp(wanted).test(name))
  .map(readAttack);

const judgements = new Map<string, Judgement>();

beforeAll(async () => {
  // What counts here is how they are run, not how often.
  process.env['KATA_RUNS'] = '10';
  await gradeUnits(
    attacks.map(({ job }) => job),
    {
      root: workbookRoot,
      jobs: 2,
      seed: 20_261_201,
      graded: ({ student }, judgement) => judgements.set(student, judgement),
    },
  );
}, 1_800_000);

describe('laws earn what they earn without the trick', () => {
  test.each(attacks.map((attack) => [attack.job.student, attack] as const))(
    '%s',
    (name, { status, points, invalid }) => {
      const judgement = judgements.get(name)!;
      // Code that fills the memory may run out of time first, if others use the machine.
      const statuses = status === 'out of memory' ? [status, 'timeout'] : [status];
      expect(statuses, judgement.reason).toContain(judgement.status);
      expect(judgement.rules.reduce((sum, rule) => sum + rule.stars * shareOf(rule), 0)).toBe(points);
      // A law that has found something out would no longer hold for every solution.
      expect(judgement.invalid?.length ?? 0, JSON.stringify(judgement.invalid)).toBe(invalid);
      // Nothing that a student reads names a solution or its code.
      const shown = JSON.stringify([judgement.reason, judgement.invalid, judgement.rules.map(({ broken }) => broken)]);
      expect(shown).not.toMatch(/tests\/(?:impostors|variants)|stack-machine|ignores-case/);
    },
  );
});

/**
 * A file whose first line names the reverse kata, the status and the points that it must get, how many of its laws must not
 * count, and the trick.
 */
function readAttack(file: string): { job: GradingJob; status: string; points: number; invalid: number } {
  const source = readFileSync(join(folder, file), 'utf8');
  const head = /^\/\/ (?<id>r\d\d) (?<status>[a-z ]+) (?<points>[\d.]+), (?<invalid>\d+) invalid: .+\.\n/.exec(source);
  if (!head?.groups) throw new Error(`${file} does not begin like "// r54 failed 0.5, 1 invalid: what it does."`);
  const { id = '', status = '', points, invalid } = head.groups;
  const kata = courseKataOf(findReverseKata(id));
  const content = Buffer.from(source.replace('// base: laws\n', () => base));
  const job = { student: file.replace(/\.ts$/, ''), kata, files: new Map([[kata.files[0] ?? '', content]]) };
  return { job, status, points: Number(points), invalid: Number(invalid) };
}
