import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { createTar } from 'nanotar';
import { afterAll, describe, expect, test } from 'vitest';
import { findKata } from '../scripts/kata/catalog.ts';
import { git } from '../scripts/platform/git/git.ts';
import { findSubmissions } from '../scripts/teacher/submissions/find-submissions.ts';
import type { Submissions } from '../scripts/teacher/submissions/submission.ts';
import { students } from '../scripts/teacher/submissions/students.ts';

const [first, second] = [findKata('45'), findKata('46')];
const katas = [first, second];
const answer = 'katas/45-value-objects/value-objects.ts';
const folder = mkdtempSync(join(tmpdir(), 'platforms-'));
let count = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Files = Record<string, string | Buffer>;

const zip = (files: Files) =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))));
const tgz = (files: Files) =>
  gzipSync(Buffer.from(createTar(Object.entries(files).map(([name, data]) => ({ name, data: Buffer.from(data) })))));

/** Writes files into a new folder. */
function folderOf(files: Files): string {
  const home = join(folder, `class${++count}`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  return home;
}

function archiveOf(name: string, bytes: Buffer): string {
  const home = join(folder, `download${++count}`);
  mkdirSync(home);
  writeFileSync(join(home, name), bytes);
  return join(home, name);
}

/** A download as a folder, as a zip, as a zip with a folder around everything, and as a zip within a folder. */
const shapes: [string, (files: Files) => string][] = [
  ['a folder', folderOf],
  ['a zip', (files) => archiveOf('download.zip', zip(files))],
  ['a .tar.gz', (files) => archiveOf('download.tar.gz', tgz(files))],
  [
    'a zip with a folder around everything',
    (files) =>
      archiveOf('download.zip', zip(Object.fromEntries(Object.entries(files).map(([k, v]) => [`hw/${k}`, v])))),
  ],
  ['a folder with the zip in it', (files) => folderOf({ 'download.zip': zip(files) })],
];

/** What is read of each student: the first kata's file, or why it is not read. */
async function read(found: Submissions, kata = first): Promise<Record<string, string | undefined>> {
  const all: Record<string, string | undefined> = {};
  for (const { id, filesOf } of found.submissions) {
    const { files, problem } = await filesOf(kata);
    all[id] = problem ? `! ${problem.reason}` : files.get(kata.files[0] ?? '')?.toString();
  }
  return all;
}

const from = (path: string) => findSubmissions(path, { katas });

/** Which submission belongs to which student, and what the teacher is told. */
async function matched(
  path: string,
  ids: string[],
  pattern?: RegExp,
): Promise<{ pairs: string[]; notes: readonly string[] }> {
  const { submissions } = await from(path);
  const roster = ids.map((id) => ({ id, folder: id }));
  const { participants, notes } = students({ roster, ...(pattern ? { folderPattern: pattern } : {}) }, submissions);
  return {
    pairs: participants.flatMap(({ student, submission: own }) => (own ? [`${student.id}: ${own.id}`] : [])),
    notes,
  };
}

describe.each(shapes)('as %s', (_, shape) => {
  const moodle: Files = {
    'Åse Ångström_1234_assignsubmission_file_/hw.zip': zip({ [`my-work/${answer}`]: 'workbook' }),
    'Bo Berg_1235_assignsubmission_file_/value-objects.ts': 'alone',
    'Bo Berg_1235_assignsubmission_onlinetext_/onlinetext.html': '<p>Hello</p>',
    'Cy Cole_1236_assignsubmission_file_/hw.tar.gz': tgz({ '45-value-objects/value-objects.ts': 'kata' }),
    'Di Dahl_1237_assignsubmission_file_/hw.rar': 'Rar!',
    'Ed Eng_1238_assignsubmission_file_/essay.docx': zip({ 'word/document.xml': '' }),
    'Fe Falk_1239_assignsubmission_file_/homework.ts': 'unknown',
  };

  test('Moodle', async () => {
    const found = await from(shape(moodle));
    expect(await read(found)).toEqual({
      'Åse Ångström_1234_assignsubmission_file_': 'workbook',
      'Bo Berg_1235_assignsubmission_file_': 'alone',
      'Cy Cole_1236_assignsubmission_file_': 'kata',
      'Di Dahl_1237_assignsubmission_file_':
        '! An archive cannot be read: hw.rar (only .zip, .tar, .tar.gz and .tgz can be read).',
      'Ed Eng_1238_assignsubmission_file_': "! It has no files of the course's katas, only essay.docx.",
      'Fe Falk_1239_assignsubmission_file_': "! It has no files of the course's katas, only homework.ts.",
    });
    expect(found.notes[0]).toBe('This is a download from Moodle.');
    expect(found.notes[1]).toMatch(
      /^Not graded unless a file of a kata imports it, because the name is not that of any file of the katas: .*homework\.ts\.$/,
    );
    expect(found.notes).toHaveLength(2);
  });

  test('Moodle, whose ids are those of its grading worksheet, or found by a pattern', async () => {
    const ids = ['Participant 1235', 'Participant 1234', 'Participant 9999'];
    const expected = [
      'Participant 1235: Bo Berg_1235_assignsubmission_file_',
      'Participant 1234: Åse Ångström_1234_assignsubmission_file_',
    ];
    const path = shape(moodle);
    for (const pattern of [undefined, /^.*_(\d+)_assignsubmission/u]) {
      const { pairs, notes } = await matched(path, ids, pattern);
      expect(pairs.slice(0, 2)).toEqual(expected);
      expect(notes[0]).toBe('On the roster, but nothing handed in: Participant 9999.');
    }
    await expect(matched(path, ids, /^(\d+)$/u)).rejects.toThrow(
      /^"folder" of "roster" is \^\(\\d\+\)\$, which matches no submission, for example not .*\. Try: npm run grade -- --help$/,
    );
    // Clones that the workbook has fetched have the ids as their names, whatever the names elsewhere.
    const fetched = [{ id: 'ada', filesOf: async () => ({ files: new Map<string, Buffer>() }) }];
    const course = { roster: [{ id: 'ada', folder: 'ada' }], folderPattern: /^homework-(.+)$/u };
    expect(students(course, fetched).participants[0]?.submission).toBe(fetched[0]);
    expect((await matched(path, ['ada'], /^(.*)_\d+_assignsubmission/u)).notes[0]).toMatch(
      /^No submission belongs to anyone on the roster, so check "id" and "folder" of "roster": a submission is known as .+_assignsubmission_file_ or .+, and a student as ada\.$/,
    );
  });

  test('Canvas', async () => {
    const found = await from(
      shape({
        'angstromase_21_301_hw.zip': zip({ [answer]: 'workbook' }),
        'bergbo_LATE_22_302_value-objects-2.ts': 'again',
        'bergbo_LATE_22_303_aggregate-root.ts': 'other',
        'colecy_23_304_work.7z': '7z',
        'dahldi_24_305_text.html': '<p>Hello</p>',
        'enged_late_25_306_value-objects.ts': 'small',
      }),
    );
    expect(await read(found)).toEqual({
      angstromase_21: 'workbook',
      bergbo_22: 'again',
      colecy_23: '! An archive cannot be read: colecy_23_304_work.7z (only .zip, .tar, .tar.gz and .tgz can be read).',
      dahldi_24: "! It has no files of the course's katas, only dahldi_24_305_text.html.",
      enged_25: 'small',
    });
    expect((await read(found, second))['bergbo_22']).toBe('other');
    expect((await read(found, second))['angstromase_21']).toMatch(/^! katas\/46-aggregate-root\/aggregate-root.ts /);
    expect(found.notes).toEqual([
      'This is a download from Canvas.',
      'Canvas marks these as late, but does not say how late: bergbo_22, enged_25.',
    ]);
    expect(students({ roster: [{ id: '22', folder: '22' }] }, found.submissions).participants[0]?.submission?.id).toBe(
      'bergbo_22',
    );
  });

  test('Gradescope, which says when and by whom', async () => {
    const metadata = `---
submission_3000:
  :submitters:
  - :name: Åse Ångström
    :sid: '0001'
    :email: ase@example.org
  :created_at: 2026-11-20 12:34:56.123456000 Z
  :score: 0.0
  :results:
    output: |
      submission_9999:
        :submitters:
  :history:
  - :id: 1
    :created_at: 2020-01-01 00:00:00.000000000 Z
    :submitters:
    - :name: Nobody
submission_3001:
  :submitters:
  - :name: "Bo \\xD6berg"
    :sid:
    :email: bo@example.org
  - :name: 'Cy O''Cole'
    :sid: '0003'
    :email: cy@example.org
  :created_at: 2026-11-20 10:00:00.000000000 -08:00
`;
    const found = await from(
      shape({
        'submission_metadata.yml': metadata,
        [`submission_3000/${answer}`]: 'workbook',
        'submission_3001/value-objects.ts': 'alone',
        'submission_3002/value-objects.ts': 'untold',
      }),
    );
    expect(await read(found)).toEqual({
      '0001': 'workbook',
      'bo@example.org': 'alone',
      '0003': 'alone',
      submission_3002: 'untold',
    });
    const { submissions, notes } = found;
    expect(submissions.map(({ name }) => name)).toEqual(['Åse Ångström', 'Bo Öberg', "Cy O'Cole", undefined]);
    const times = await Promise.all(submissions.map(async (one) => (await one.filesOf(first)).changed));
    expect(times.slice(1)).toEqual(['2026-11-20T18:00:00.000Z', '2026-11-20T18:00:00.000Z', undefined]);
    expect(times[0]).toBe('2026-11-20T12:34:56.000Z');
    expect(notes).toEqual(['This is a download from Gradescope.']);
    const roster = ['ASE@example.org', 'bo', '3'].map((id) => ({ id, folder: id }));
    const { participants, notes: told } = students({ roster }, submissions);
    expect(participants.slice(0, 3).map(({ submission }) => submission?.id)).toEqual([
      '0001',
      'bo@example.org',
      '0003',
    ]);
    expect(told.slice(0, 2)).toEqual([
      'Matched without regard to case: ase@example.org is ASE@example.org.',
      'Matched without regard to leading zeros: 0003 is 3.',
    ]);
  });

  test('a folder of archives and of single files', async () => {
    const found = await from(
      shape({
        '0001.zip': zip({ [answer]: 'workbook', '.git/HEAD': 'ref: refs/heads/main' }),
        '0002.zip': zip({ 'inner/hw.zip': zip({ 'value-objects.ts': 'within' }) }),
        '0003.tgz': tgz({ 'value-objects.ts': 'alone' }),
        '0004/value-objects.ts': 'alone',
        '0005/45-value-objects/value-objects.ts': 'kata',
        '0005/46-aggregate-root/aggregate-root.ts': 'other',
        '0006/src/renamed/value-objects (1).ts': 'deep',
        '0007.zip': Buffer.from('no zip'),
        '0008.zip': zip({ 'essay.pdf': '' }),
        '0009/a/value-objects.ts': 'one',
        '0009/b/value-objects.ts': 'two',
        '0010/value-objects.ts': 'unpacked',
        '0010.zip': zip({ 'value-objects.ts': 'packed' }),
        'value-objects.ts': 'the teacher’s',
        'notes.txt': '',
      }),
    );
    const all = await read(found);
    expect(all).toMatchObject({
      '0001': 'workbook',
      '0002': 'within',
      '0003': 'alone',
      '0004': 'alone',
      '0005': 'kata',
      '0006': 'deep',
      '0008': "! It has no files of the course's katas, only essay.pdf.",
    });
    expect(all['0007']).toMatch(/^! An archive cannot be read: 0007\.zip \(End of central directory record /);
    expect(all['0009']).toMatch(/^! There is more than one value-objects\.ts: .*0009\/a\/.*0009\/b\/.*\.$/);
    expect(all['0010']).toMatch(/^! There is more than one value-objects\.ts: /);
    expect(Object.keys(all)).toHaveLength(10);
    expect((await read(found, second))['0005']).toBe('other');
    expect((await read(found, second))['0004']).toBe('! aggregate-root.ts: not handed in.');
    expect(found.notes.at(-1)).toMatch(
      /^Left out, because it is not a submission: .*notes\.txt, .*value-objects\.ts\.$/,
    );
  });
});

test('a file name or an address that a student has chosen does not make the work somebody else’s', async () => {
  const spoofed = 'Bo Berg_1235_assignsubmission_file_Cy Cole_1236_assignsubmission_file_value-objects.ts';
  const flat = archiveOf('download.zip', zip({ [spoofed]: 'alone', 'Di Dahl_1237_assignsubmission_file_a.ts': '' }));
  for (const pattern of [undefined, /^.*_(\d+)_assignsubmission/u]) {
    const { pairs } = await matched(flat, ['Participant 1235', 'Participant 1236'], pattern);
    expect(pairs[0]).toBe('Participant 1235: Bo Berg_1235_assignsubmission_file_');
    expect(pairs.some((pair) => pair.startsWith('Participant 1236'))).toBe(false);
  }
  const of = (number: number, email: string) =>
    `submission_${number}:\n  :submitters:\n  - :name: A\n    :email: ${email}\n`;
  const gradescope = (...metadata: string[]) =>
    folderOf({
      'submission_metadata.yml': `---\n${metadata.join('')}`,
      'submission_1/value-objects.ts': '1',
      'submission_2/value-objects.ts': '2',
    });
  const own = await matched(gradescope(of(1, 'bo@example.org'), of(2, 'cy@example.org')), ['bo']);
  expect(own.pairs[0]).toBe('bo: bo@example.org');
  const foreign = await matched(gradescope(of(1, 'bo@example.com'), of(2, 'cy@example.org')), ['bo']);
  expect(foreign.notes[1]).toBe('On the roster, but nothing handed in: bo.');
});

test('Moodle without a folder for each student', async () => {
  const found = await from(
    archiveOf(
      'download.zip',
      zip({
        'Bo Berg_1235_assignsubmission_file_value-objects.ts': 'alone',
        'Cy Cole_1236_assignsubmission_file_hw.zip': zip({ [answer]: 'workbook' }),
      }),
    ),
  );
  expect(await read(found)).toEqual({
    'Bo Berg_1235_assignsubmission_file_': 'alone',
    'Cy Cole_1236_assignsubmission_file_': 'workbook',
  });
});

describe('which kata a file belongs to', () => {
  const shared = [findKata('50'), findKata('51')];
  const location = async (files: Files, index: number) => {
    const { submissions } = await findSubmissions(folderOf({ ...files, 'other/compose.ts': '' }), { katas: shared });
    const found = await submissions.find(({ id }) => id === 's1')?.filesOf(shared[index] ?? first);
    return found?.problem?.reason ?? [...(found?.files.keys() ?? [])];
  };
  const all = (index: number, at: string) =>
    Object.fromEntries((shared[index]?.files ?? []).map((name) => [`s1/${at}${name}`, name]));

  test('is told by the files beside it if its name is not enough', async () => {
    expect(await location(all(0, ''), 0)).toEqual(shared[0]?.files);
    expect(await location(all(1, ''), 1)).toEqual(shared[1]?.files);
    expect(await location({ 's1/auth.ts': '' }, 0)).toBe(
      's1/auth.ts may belong to 50-middleware or 51-plugin-architecture.',
    );
    expect(await location({ ...all(0, ''), ...all(1, '') }, 1)).toContain('may belong to');
    const apart = { ...all(0, '50-middleware/'), ...all(1, '51-plugin-architecture/') };
    expect([await location(apart, 0), await location(apart, 1)]).toEqual([shared[0]?.files, shared[1]?.files]);
  });
});

describe('a repository', () => {
  const repository = (home: string, files: Files) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), text);
    }
    const person = ['-c', 'user.name=Student', '-c', 'user.email=student@example.org', '-c', 'commit.gpgSign=false'];
    git(home, ['init', '--quiet', '--template=', '--initial-branch=main']);
    git(home, ['add', '--all']);
    const env = { GIT_AUTHOR_DATE: '2026-11-01T10:00:00Z', GIT_COMMITTER_DATE: '2026-11-01T10:00:00Z' };
    git(home, [...person, 'commit', '--quiet', '-m', 'Work'], { env });
  };

  test('may have the workbook in a folder, or a kata without it, and what counts is the commit', async () => {
    const home = folderOf({});
    mkdirSync(home, { recursive: true });
    repository(join(home, 'hw1-ada'), { [`software/workbook/${answer}`]: 'in a folder', 'README.md': '' });
    repository(join(home, 'hw1-bo'), { 'value-objects.ts': 'alone' });
    repository(join(home, 'hw1-cy'), { 'src/45-value-objects/value-objects.ts': 'kata', 'a.zip': zip({ a: '' }) });
    repository(join(home, 'hw1-di'), { [`one/${answer}`]: '1', [`two/${answer}`]: '2' });
    repository(join(home, 'hw1-ed'), { 'README.md': '' });
    writeFileSync(join(home, 'hw1-bo', 'value-objects.ts'), 'not committed');
    const found = await from(home);
    expect(await read(found)).toEqual({
      'hw1-ada': 'in a folder',
      'hw1-bo': 'alone',
      'hw1-cy': 'kata',
      'hw1-di': '! There is more than one folder with katas: one, two.',
      'hw1-ed': `! ${answer} is not in the commit.`,
    });
    const bo = await found.submissions[1]?.filesOf(first);
    expect(bo).toMatchObject({
      changed: '2026-11-01T10:00:00.000Z',
      notes: ['value-objects.ts has uncommitted changes, which are ignored.'],
    });
    expect((await matched(home, ['ADA', 'bo'], /^hw1-(.+)$/u)).pairs.slice(0, 2)).toEqual([
      'ADA: hw1-ada',
      'bo: hw1-bo',
    ]);
    expect(Object.keys(await read(await from(join(home, 'hw1-ada'))))).toEqual(['hw1-ada']);
  });

  test('may be the whole class’s, and then belongs to nobody', async () => {
    const home = folderOf({});
    mkdirSync(home, { recursive: true });
    repository(home, { 's1/value-objects.ts': 'one', [`s2/${answer}`]: 'two', 's3/value-objects.ts': 'three' });
    expect(await read(await from(home))).toEqual({ s1: 'one', s2: 'two', s3: 'three' });
  });
});

describe('what could do harm', () => {
  test('archives that lead out, that are bombs, or that lie within each other without end', async () => {
    const bomb = zip({ 'value-objects.ts': Buffer.alloc(2 * 1024 * 1024) });
    const large = tgz({ 'zeros.bin': Buffer.alloc(2 * 1024 * 1024) });
    let deep = zip({ 'value-objects.ts': 'deep' });
    for (let i = 0; i < 5; i++) deep = zip({ 'hw.zip': deep });
    const home = folderOf({
      's1.zip': zip({
        '../s2/value-objects.ts': 'outside',
        '/etc/value-objects.ts': 'outside',
        'value-objects.ts': 'own',
      }),
      's2.zip': bomb,
      's3.tgz': large,
      's4.zip': deep,
      's5.zip': zip({ [`node_modules/x/${answer}`]: 'installed', 'value-objects.ts': 'own' }),
    });
    const before = readdirSync(folder).toSorted();
    expect(await read(await findSubmissions(home, { katas, archiveCap: 4 * 1024 * 1024 }))).toEqual({
      s1: 'own',
      s2: '! s2.zip/value-objects.ts is 2048 kB in size; at most 256 kB are allowed.',
      s3: '! An archive cannot be read: s3.tgz (larger than 1 MB).',
      s4: '! An archive cannot be read: hw.zip (it is within 3 other archives).',
      s5: 'own',
    });
    expect(readdirSync(folder).toSorted()).toEqual(before);
  });

  test.skipIf(process.platform === 'win32')('links in place of archives and files', async () => {
    const link = { os: 3, attrs: (0o120777 << 16) >>> 0 };
    const entry = { 'value-objects.ts': [Buffer.from('/etc/passwd'), link] as const };
    const home = folderOf({ 's1.zip': Buffer.from(zipSync(entry as never)), 's2/value-objects.ts': 'own' });
    expect(await read(await from(home))).toEqual({
      s1: '! s1.zip/value-objects.ts is a link, not a file.',
      s2: 'own',
    });
  });
});
