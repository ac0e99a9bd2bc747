import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findKata, listKatas } from '../../scripts/kata/catalog.ts';
import { starterText } from '../../scripts/kata/starters.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { autograde } from '../../scripts/teacher/autograder/autograde.ts';
import { buildAutograder } from '../../scripts/teacher/autograder/build-autograder.ts';
import { readCourse } from '../../scripts/teacher/course/read-course.ts';

// The folder of an autograder, as Gradescope lays it out, with the real setup.sh and run_autograder in it.
const [single, several] = [findKata('45'), findKata('29')];
let folder: string;
let root: string;
let entries: Record<string, Uint8Array>;
let left: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'autograder-'));
  root = join(folder, 'autograder');
  writeFileSync(join(folder, 'roster.csv'), 'id,name\n0042,Name-of-a-student\n');
  const course = {
    ...{ timeZone: 'UTC', due: '2026-01-01T12:00', katas: [45, 29], roster: { file: 'roster.csv', id: 'id' } },
    extensions: [{ student: '0042', due: '2026-01-02T12:00', reason: 'Reason-of-a-student' }],
  };
  writeFileSync(join(folder, 'homework.json'), JSON.stringify(course));
  const file = join(folder, 'new', 'autograder.zip');
  left = buildAutograder(file, { course: readCourse(join(folder, 'homework.json')), seed: 7 });
  entries = unzipSync(readFileSync(file));
  for (const [path, bytes] of Object.entries(entries)) put(join(root, 'source', path), bytes);
  cpSync(join(root, 'source', 'run_autograder'), join(root, 'run_autograder'));
  chmodSync(join(root, 'run_autograder'), 0o755);
});

beforeEach(() => {
  ['submission', 'results'].forEach((name) => rmSync(join(root, name), { recursive: true, force: true }));
  mkdirSync(join(root, 'submission'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** A folder of programs that come before those of the system. */
function programs(name: string, all: Record<string, string>): string {
  const path = join(folder, name);
  for (const [program, text] of Object.entries(all)) {
    put(join(path, program), `#!/bin/sh\n${text}\n`);
    chmodSync(join(path, program), 0o755);
  }
  return path;
}

function start(script: string, more: Record<string, string> = {}) {
  const env = { ...process.env, AUTOGRADER_ROOT: root, NODE_PREFIX: join(folder, 'no-node'), ...more };
  const { status, stdout, stderr } = spawnSync('bash', [join(root, script)], { env, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

const isResults = new Ajv().compile(
  JSON.parse(readFileSync(join(workbookRoot, 'tests/schemas/gradescope-results.schema.json'), 'utf8')) as object,
);

interface Results {
  score: number;
  output: string;
  tests: { name: string; status: string }[];
  extra_data: { withheld: string[] };
}

function results(): Results {
  const read = JSON.parse(readFileSync(join(root, 'results', 'results.json'), 'utf8')) as Results;
  expect(isResults(read), JSON.stringify(isResults.errors)).toBe(true);
  expect(readdirSync(join(root, 'results'))).toEqual(['results.json']);
  return read;
}

const solution = (slug: string, name: string) => readFileSync(join(workbookRoot, 'solutions', slug, name), 'utf8');

describe('the zip', () => {
  test('has no solution, no other kata, and nothing about students', () => {
    const texts = new Map(Object.entries(entries).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]));
    const katas = [...texts.keys()].flatMap((path) => /^workbook\/katas\/(\d\d-[^/]+)/.exec(path)?.[1] ?? []);
    expect([...new Set(katas)].toSorted()).toEqual([several.slug, single.slug].toSorted());
    expect(
      [...texts.keys()].filter((path) => /(^|\/)(solutions|impostors|variants|handout|author)\/|NOTES/.test(path)),
    ).toEqual([]);
    const all = new Set(texts.values());
    const leaked = listKatas().flatMap(({ slug, files }) =>
      files.filter((name) => all.has(solution(slug, name))).map((name) => `${slug}/${name}`),
    );
    expect(leaked).toEqual([]);
    expect(texts.get(`workbook/katas/${single.slug}/${single.files[0]}`)).toBe(
      starterText(single, single.files[0] ?? ''),
    );
    expect([...all].filter((text) => /-of-a-student/.test(text))).toEqual([]);
    expect(left).toEqual([
      'Not in it, because Gradescope has its own: due dates, the roster, the arrangements for individual students.',
    ]);
  });
});

// Windows has neither bash nor links for everyone, and Gradescope runs Linux.
describe.skipIf(process.platform === 'win32')('the image', () => {
  test('installs Node.js only where it is too old, and checks what it has downloaded', () => {
    const prefix = join(folder, 'prefix');
    const dist = join(folder, 'dist');
    const tree = programs('node-v22.99.0/bin', { node: 'exit 0', npm: 'echo "npm $@"' });
    mkdirSync(dist);
    for (const machine of ['x64', 'arm64']) {
      const name = `node-v22.99.0-linux-${machine}.tar.gz`;
      spawnSync('tar', ['-czf', join(dist, name), '-C', folder, 'node-v22.99.0']);
    }
    const sums = spawnSync('sh', ['-c', 'sha256sum *.tar.gz'], { cwd: dist, encoding: 'utf8' }).stdout;
    const old = programs('old', { node: 'exit 1', npm: 'echo old' });
    const setUp = (text: string) => {
      rmSync(prefix, { recursive: true, force: true });
      writeFileSync(join(dist, 'SHASUMS256.txt'), text);
      const PATH = `${old}:${process.env['PATH']}`;
      return start('source/setup.sh', { NODE_DIST: `file://${dist}`, NODE_PREFIX: prefix, PATH });
    };
    expect(setUp(sums)).toMatchObject({ status: 0, output: expect.stringContaining('npm ci --include=dev') });
    expect(readdirSync(join(prefix, 'bin'))).toEqual(readdirSync(tree));
    expect(setUp(sums.replaceAll(/^\w{8}/gm, '00000000')).status).not.toBe(0);
  });

  test('installs the packages', () => {
    const modules = join(workbookRoot, 'node_modules');
    const PATH = `${programs('linking', { npm: `ln -s '${modules}' node_modules` })}:${process.env['PATH']}`;
    expect(start('source/setup.sh', { PATH })).toEqual({ status: 0, output: '' });
  });
});

describe.skipIf(process.platform === 'win32')('an upload', () => {
  const runs = () => expect(start('run_autograder').status).toBe(0);

  test('is graded', () => {
    put(join(root, 'submission', 'katas', single.slug, single.files[0] ?? ''), solution(single.slug, single.files[0]!));
    for (const name of several.files) {
      put(join(root, 'submission', 'katas', several.slug, name), starterText(several, name));
    }
    runs();
    const { score, output, tests } = results();
    expect(score).toBeGreaterThan(0);
    expect(output).toMatch(new RegExp(`^${score} of \\d+ points\\.$`));
    expect(tests.filter(({ name }) => name.startsWith('45')).every(({ status }) => status === 'passed')).toBe(true);
  });

  test('without katas is told what is missing', () => {
    put(join(root, 'submission', 'homework.txt'), 'mine');
    runs();
    const { output, tests, extra_data } = results();
    expect(output).toContain('NOT GRADED. There are no submissions in the upload');
    expect(output).toContain(`  katas/${single.slug}/${single.files[0]}\n`);
    expect(output).not.toContain(root);
    expect(tests[0]?.name).toBe('Not graded: the upload cannot be used');
    expect(extra_data.withheld).toEqual(['all']);
  });

  test('that is not there is told so', () => {
    rmSync(join(root, 'submission'), { recursive: true });
    runs();
    expect(results().output).toContain('NOT GRADED. The upload is empty.');
  });

  test('with two solutions is told so', () => {
    for (const copy of ['a', 'b'])
      put(join(root, 'submission', copy, 'katas', single.slug, single.files[0] ?? ''), 'x');
    runs();
    expect(results().output).toContain('It has more than one folder with katas: "a", "b".');
  });

  test('leaves a result where the grader is killed', () => {
    const killed = programs('killed', { node: 'kill -9 $$' });
    const { status, output } = start('run_autograder', { PATH: `${killed}:${process.env['PATH']}` });
    expect([status, output]).toEqual([0, expect.stringContaining('The grader ended with code 137.')]);
    expect(results().output).toContain('NOT GRADED. The grader stopped before it had a result.');
  });

  test('leaves a result where the grader takes too long', () => {
    const slow = programs('slow', { node: 'exec sleep 60' });
    start('run_autograder', { PATH: `${slow}:${process.env['PATH']}`, KATA_LIMIT: '0.2' });
    expect(results().output).toContain('took longer than its limit');
  });

  test('leaves a result where the grader crashes, which blames no student', async () => {
    const crash = new TypeError('cannot read properties of undefined');
    const error = await autograde(root, async () => {
      throw crash;
    });
    expect(error).toBe(crash);
    const { output, tests } = results();
    expect(output).toContain('The grader itself failed. This is not a mistake of yours, and not a score.');
    expect(output).toContain('For the teacher: cannot read properties of undefined');
    expect(tests[0]?.name).toBe('Not graded: the score is withheld until a person has looked at it');
  });
});
