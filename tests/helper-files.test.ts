import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata, type Kata } from '../scripts/kata/catalog.ts';
import { HelperSearch, isHelperName, maxHelpers, readHelpers } from '../scripts/kata/helper-files.ts';
import { git } from '../scripts/platform/git/git.ts';
import { checkFiles } from '../scripts/runner/check-files.ts';
import { validateCode } from '../scripts/runner/validate-code.ts';
import { filesHash } from '../scripts/teacher/grading/grading-job.ts';
import { compile } from '../scripts/teacher/sandbox/compile/compile.ts';
import { findSubmissions } from '../scripts/teacher/submissions/find-submissions.ts';
import type { SubmittedFiles } from '../scripts/teacher/submissions/submission.ts';

const kata = findKata('45');
const place = `katas/${kata.slug}`;
const own = 'value-objects.ts';
const isPosix = process.platform !== 'win32';

/** A submission by paths in the kata's folder. A `Link` becomes a symbolic link. */
type Files = Record<string, string | Link>;
class Link {
  readonly to: string;
  constructor(to: string) {
    this.to = to;
  }
}

const answer = "import { a } from './numbers';\nexport const Money = a;\n";
const helpers = { 'numbers.ts': "export { a } from './more.js';\n", 'more.ts': 'export const a = 1;\n' };
const complete = { [own]: answer, ...helpers, 'unused.ts': 'import "node:fs";\n', 'notes.txt': '' };

let folder: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'helpers-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function layOut(files: Files, below = place): string {
  const root = join(folder, String((count += 1)));
  for (const [name, content] of Object.entries(files)) {
    const file = join(root, 'student', below, name);
    mkdirSync(dirname(file), { recursive: true });
    if (content instanceof Link) symlinkSync(content.to, file);
    else writeFileSync(file, content);
  }
  return root;
}

function commit(root: string, date = '2026-11-01T10:00:00Z'): void {
  const clone = join(root, 'student');
  git(clone, ['init', '--quiet', '--template=', '--initial-branch=main']);
  git(clone, ['add', '--all']);
  const person = ['-c', 'user.name=Student', '-c', 'user.email=student@example.org', '-c', 'commit.gpgSign=false'];
  git(clone, [...person, 'commit', '--quiet', '-m', 'Work'], { env: { GIT_COMMITTER_DATE: date } });
}

async function read(path: string): Promise<SubmittedFiles> {
  const { submissions } = await findSubmissions(path, { katas: [kata] });
  const [submission, ...others] = submissions;
  expect(others).toEqual([]);
  return submission!.filesOf(kata);
}

/** How each kind of submission with these files is read. */
const kinds: Record<string, (files: Files) => Promise<SubmittedFiles>> = {
  clone: (files) => {
    const root = layOut(files);
    commit(root);
    return read(root);
  },
  folder: (files) => read(layOut(files)),
  'folder of the kata': (files) => read(layOut(files, kata.slug)),
  'loose files': (files) => read(layOut(files, '.')),
  zip: (files) => {
    const entries = Object.entries(files).map(([name, content]) => [`student/${place}/${name}`, bytesOf(content)]);
    const file = join(folder, `${(count += 1)}.zip`);
    writeFileSync(file, zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>));
    return read(file);
  },
};

function bytesOf(content: string | Link): unknown {
  if (!(content instanceof Link)) return new TextEncoder().encode(content);
  return [new TextEncoder().encode(content.to), { os: 3, attrs: 0o120777 << 16 }];
}

/** What the grader says about a submission before it runs. Undefined if nothing. */
async function refusalOf({ files, unreadable = new Map() }: SubmittedFiles, of: Kata = kata) {
  const texts = [...files].map(([name, content]): [string, string] => [name, content.toString()]);
  const compiled = await compile({
    folder: '',
    files: Object.fromEntries(texts.filter(([name]) => of.files.includes(name))),
    helpers: Object.fromEntries(texts.filter(([name]) => !of.files.includes(name))),
    unreadable: Object.fromEntries(unreadable),
    needed: {},
  });
  return 'refusal' in compiled ? `${compiled.refusal.status}: ${compiled.refusal.reason}` : undefined;
}

describe.each(Object.keys(kinds))('in a %s', (kind) => {
  const submit = kinds[kind]!;

  test('helper files are read if they are imported, and nothing else is', async () => {
    const { files, problem, unreadable } = await submit(complete);
    expect({ names: [...files.keys()], problem, unreadable }).toEqual({
      names: [own, 'numbers.ts', 'more.ts'],
      problem: undefined,
      unreadable: undefined,
    });
    expect(files.get('more.ts')?.toString()).toBe(helpers['more.ts']);
    expect(await refusalOf({ files })).toBeUndefined();
  });

  test('one that is missing is named with the file that imports it', async () => {
    const refusal = await refusalOf(await submit({ [own]: answer, 'numbers.ts': helpers['numbers.ts'] }));
    expect(refusal).toMatch(/^missing: (\S+\/)?more\.ts is imported by numbers\.ts, but (is not|does not exist)/);
  });

  test.runIf(isPosix)('a link is not followed', async () => {
    const files = await submit({ ...complete, 'numbers.ts': new Link('more.ts') });
    expect([...files.files.keys()]).toEqual([own]);
    expect(await refusalOf(files)).toMatch(/numbers\.ts is imported by value-objects\.ts, but is a (symbolic )?link/);
  });

  test('one that is too large is not read', async () => {
    const files = await submit({ ...complete, 'more.ts': `export const a = 1;${' '.repeat(256 * 1024)}` });
    expect(await refusalOf(files)).toMatch(
      /more\.ts is imported by numbers\.ts, but is 257 kB in size; at most 256 kB/,
    );
  });

  test('at most twenty are read', async () => {
    const many = Array.from({ length: 21 }, (_, i) => `h${i}`);
    const source = many.map((name) => `import './${name}.ts';`).join('\n');
    const files = await submit({ [own]: source, ...Object.fromEntries(many.map((name) => [`${name}.ts`, ''])) });
    expect(files.files.size).toBe(1 + maxHelpers);
    expect(await refusalOf(files)).toMatch(/h20\.ts is imported by .*, but the kata already has 20 helper files/);
  });

  test('one with a name in other case is not found on any system', async () => {
    const files = await submit({ [own]: "import './Numbers.ts';", 'numbers.ts': '' });
    expect(await refusalOf(files)).toMatch(/Numbers\.ts is imported by value-objects\.ts, but/);
  });
});

describe('in a clone', () => {
  test('the date and the notes are also those of helper files', async () => {
    const root = layOut(complete);
    commit(root);
    writeFileSync(join(root, 'student', place, 'unused.ts'), 'changed');
    commit(root, '2026-11-02T10:00:00Z');
    expect((await read(root)).changed).toBe('2026-11-01T10:00:00.000Z');
    writeFileSync(join(root, 'student', place, 'more.ts'), 'export const a = 2;');
    expect((await read(root)).notes).toEqual([`${place}/more.ts has uncommitted changes, which are ignored.`]);
    commit(root, '2026-11-03T10:00:00Z');
    expect((await read(root)).changed).toBe('2026-11-03T10:00:00.000Z');
  });

  test('the reason and the note say that one is not committed', async () => {
    const root = layOut({ [own]: answer, 'more.ts': helpers['more.ts'] });
    commit(root);
    writeFileSync(join(root, 'student', place, 'numbers.ts'), helpers['numbers.ts']);
    const files = await read(root);
    expect(await refusalOf(files)).toBe(
      `missing: ${place}/numbers.ts is imported by ${own}, but is not in the commit.`,
    );
    expect(files.notes).toEqual([`${place}/numbers.ts has uncommitted changes, which are ignored.`]);
  });
});

test('a browser and a platform may have changed the name of an uploaded helper file', async () => {
  const { files } = await read(layOut({ [own]: answer, 'numbers (1).ts': '', 'other/numbers.md': '' }, '.'));
  expect([...files.keys()]).toEqual([own, 'numbers.ts']);
  const twice = await read(layOut({ [own]: answer, 'numbers (1).ts': '', 'numbers-2.ts': '' }, '.'));
  expect(await refusalOf(twice)).toMatch(/numbers\.ts is imported by .*, but there is more than one: /);
});

test('students share a result only if their helper files are the same', () => {
  const bytes = (text: string) => Buffer.from(text);
  const files = new Map([[own, bytes(answer)]]);
  const hashes = [
    filesHash({ files }),
    filesHash({ files: new Map([...files, ['numbers.ts', bytes('1')]]) }),
    filesHash({ files: new Map([...files, ['numbers.ts', bytes('2')]]) }),
    filesHash({ files, unreadable: new Map([['numbers.ts', { path: 'numbers.ts', why: 'does not exist' }]]) }),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
});

test.each([
  ['numbers.ts', true],
  ['vitest.ts', true],
  ['fs.ts', true],
  ['Big_numbers-2.v1.ts', true],
  ['numbers.test.ts', false],
  ['numbers.model.ts', false],
  ['numbers.laws.ts', false],
  ['._numbers.ts', false],
  ['.#numbers.ts', false],
  ['numbers (1).ts', false],
  ['numbers.ts~', false],
  ['numbers.mts', false],
  ['nul.ts', false],
  ['größe.ts', false],
  ['a\nb.ts', false],
])('%j can be a helper file: %s', (name, isOne) => {
  expect(isHelperName(name)).toBe(isOne);
});

const refused = (files: Record<string, string>) => {
  const { [own]: first = '', ...others } = files;
  const search = new HelperSearch(new Map([[own, Buffer.from(first)]]), new Map([[own, own]]));
  readHelpers(search, (path) => (others[path] === undefined ? 'does not exist' : Buffer.from(others[path])));
  const found = checkFiles({
    files: new Map([[own, first]]),
    helpers: new Map([...search.helpers].map(([name, content]) => [name, content.toString()])),
    unreadable: search.unreadable,
  });
  return 'programs' in found ? [...found.programs.keys()] : `${found.name} ${found.refusal.what}`;
};

describe('before they run', () => {
  test('helper files may import each other in a circle', () => {
    const files = { 'a.ts': "import './b.ts';", 'b.ts': "import './c'; import './a.ts';", 'c.ts': "import './a.js';" };
    expect(refused({ [own]: "import './a.ts';", ...files })).toEqual([own, 'a.ts', 'b.ts', 'c.ts']);
  });

  test.each([
    ['a module', "import 'node:fs';", 'imports "node:fs"'],
    ['a package', "import 'vitest';", 'imports "vitest"'],
    ['a global', 'process.exit();', 'uses process'],
    ['a folder above', "import '../46-aggregate-root/a.ts';", 'imports "../46-aggregate-root/a.ts"'],
    ['a folder below', "import './below/a.ts';", 'imports "./below/a.ts"'],
    ['a test', "import './value-objects.test.ts';", 'imports "./value-objects.test.ts", which is not a helper file'],
    ['a model', "import './a.model.ts';", 'imports "./a.model.ts", which is not a helper file'],
    [
      'a name that is written in another way',
      String.raw`import './\u0062.ts';`,
      'imports "./b.ts". It may import only',
    ],
    ['a computed name', "import('./' + 'b.ts');", 'imports a computed path'],
    ['no code', 'const = 1;', 'does not compile'],
  ])('a helper file with %s is refused', (_, source, what) => {
    expect(refused({ [own]: "import './a.ts';", 'a.ts': source, 'b.ts': '' })).toContain(`a.ts ${what}`);
  });

  test('names that some systems do not tell apart are refused', () => {
    expect(refused({ [own]: "import './Value-objects.ts';", 'Value-objects.ts': '' })).toBe(
      `${own} is imported by ${own}, but its name differs from ${own} only in case`,
    );
    expect(refused({ [own]: "import './a.ts'; import './A.ts';", 'a.ts': '', 'A.ts': '' })).toContain(
      'differs from a.ts',
    );
  });

  test('a name in a comment or a text, and a type from anywhere, are harmless', () => {
    const source = "// import './a.ts';\nconst text = './gone.ts';\nimport type { A } from './types.ts';";
    expect(refused({ [own]: source, 'a.ts': 'const = 1;' })).toEqual([own]);
  });

  test('a text with thousands of names is read quickly', () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `'./n${i}.ts'`).join(';');
    let reads = 0;
    const search = new HelperSearch(new Map([[own, Buffer.from(names)]]), new Map([[own, own]]));
    readHelpers(search, () => {
      reads += 1;
      return 'does not exist';
    });
    expect(reads).toBeLessThan(200);
  });
});

test('at home, the same code is refused in the same words', () => {
  const root = join(layOut({ [own]: answer, 'numbers.ts': helpers['numbers.ts'] }, `katas/${kata.slug}`), 'student');
  const learners = { ...kata, root, folder: join(root, 'katas', kata.slug) };
  const problem = () => validateCode(learners, 'katas');
  expect(problem()?.message).toContain(
    'more.ts is imported by numbers.ts, but does not exist. Create it, or change the import, and save.',
  );
  writeFileSync(join(learners.folder, 'more.ts'), "import 'node:fs'; export const a = 1;");
  expect(problem()?.message).toContain('more.ts:1:1 imports "node:fs"');
  writeFileSync(join(learners.folder, 'more.ts'), helpers['more.ts']);
  // That is all that is wrong with the helper files.
  expect(problem()?.kind).toBe('lacks an export');
});
