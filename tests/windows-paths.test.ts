import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { git } from '../scripts/platform/git/git.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { isInside, isSamePath, toForwardSlashes } from '../katas/support/paths.ts';
import { replayCommand } from '../katas/support/replay.ts';
import { locateKataFile, resolveKataImport, type Disk } from '../katas/support/target.ts';

/** A disk of Windows that contains these files. Paths may be asked for with both kinds of slashes. */
function windowsDisk(...files: readonly string[]): Disk {
  const known = files.map((file) => file.toLowerCase());
  const normalised = (path: string) => win32.normalize(path).toLowerCase();
  return {
    path: win32,
    isFile: (path) => known.includes(normalised(path)),
    exists: (path) => known.some((file) => file === normalised(path) || file.startsWith(`${normalised(path)}\\`)),
  };
}

const root = String.raw`D:\courses\katas`;
const test45 = 'D:/courses/katas/katas/45-value-objects/value-objects.test.ts';
/** The folder of one submission, on another drive than the workbook. */
const submissionFolder = String.raw`C:\Users\ann\AppData\Local\Temp\grade-1\1`;
const disk = windowsDisk(
  String.raw`D:\courses\katas\katas\45-value-objects\value-objects.ts`,
  String.raw`D:\courses\katas\solutions\45-value-objects\value-objects.ts`,
  String.raw`D:\courses\katas\solutions\29-hexagonal\core.ts`,
  String.raw`D:\courses\katas\solutions\29-hexagonal\adapters.ts`,
  `${submissionFolder}\\45-value-objects\\value-objects.ts`,
  `${submissionFolder}\\29-hexagonal\\core.ts`,
);

describe('on Windows, with slashes of both kinds', () => {
  test('the tests import the code of a submission on another drive', () => {
    const file = resolveKataImport(root, test45, './value-objects.ts', submissionFolder, disk);
    expect(file).toBe('C:/Users/ann/AppData/Local/Temp/grade-1/1/45-value-objects/value-objects.ts');
  });

  test('the tests import the code of a folder of the workbook', () => {
    const file = resolveKataImport(root, test45, './value-objects.ts', 'solutions', disk);
    expect(file).toBe('D:/courses/katas/solutions/45-value-objects/value-objects.ts');
  });

  test('the case of the drive and of a folder does not matter', () => {
    const file = resolveKataImport(
      root,
      test45.replace('D:/courses', 'd:/Courses'),
      './value-objects.ts',
      'solutions',
      disk,
    );
    expect(file).toBe('D:/courses/katas/solutions/45-value-objects/value-objects.ts');
  });

  test('files of a submission import each other', () => {
    const adapters = 'C:/Users/ann/AppData/Local/Temp/grade-1/1/29-hexagonal/adapters.ts';
    const core = 'C:/Users/ann/AppData/Local/Temp/grade-1/1/29-hexagonal/core.ts';
    for (const specifier of ['./core.ts', './core.js', './core'])
      expect(resolveKataImport(root, adapters, specifier, submissionFolder, disk)).toBe(core);
  });

  test('an impostor that is one file can import the solution that it replaces', () => {
    const impostor = String.raw`D:\courses\katas\tests\impostors\45-value-objects\rounds.ts`;
    const diskWithImpostor = windowsDisk(
      impostor,
      String.raw`D:\courses\katas\solutions\45-value-objects\value-objects.ts`,
    );
    const target = 'tests/impostors/45-value-objects/rounds.ts';
    const solution = '../../../solutions/45-value-objects/value-objects.ts';
    expect(resolveKataImport(root, toForwardSlashes(impostor, win32), solution, target, diskWithImpostor)).toBe(
      'D:/courses/katas/solutions/45-value-objects/value-objects.ts',
    );
    expect(locateKataFile(root, '45-value-objects', 'value-objects.ts', target, diskWithImpostor)).toBe(
      toForwardSlashes(impostor, win32),
    );
  });

  test('what is shared by the tests is not redirected', () => {
    expect(resolveKataImport(root, test45, '../support/law.ts', submissionFolder, disk)).toBeUndefined();
    expect(resolveKataImport(root, test45, 'fast-check', submissionFolder, disk)).toBeUndefined();
  });
});

describe('paths of Windows', () => {
  test('are the same with both kinds of slashes, and in any case', () => {
    expect(isSamePath('C:/Users/Ann/x.ts', String.raw`c:\users\ann\x.ts`, win32)).toBe(true);
    expect(isSamePath('C:/Users/Ann/x.ts', 'D:/Users/Ann/x.ts', win32)).toBe(false);
  });

  test('are inside their folder, but not inside one whose name is a prefix of its name', () => {
    expect(isInside('C:/Temp/grade-1/2/x.ts', String.raw`C:\Temp\grade-1`, win32)).toBe(true);
    expect(isInside('C:/Temp/grade-10/x.ts', String.raw`C:\Temp\grade-1`, win32)).toBe(false);
    expect(isInside('C:/Temp/grade-1', String.raw`C:\Temp\grade-1`, win32)).toBe(false);
    expect(isInside('C:/x.ts', 'C:\\', win32)).toBe(true);
  });
});

describe('paths of other systems', () => {
  test('differ by case, and a backslash is part of a name', () => {
    expect(isSamePath('/folder/A', '/folder/a', posix)).toBe(false);
    expect(toForwardSlashes(String.raw`/folder/a\b`, posix)).toBe(String.raw`/folder/a\b`);
    expect(isInside('/folder/grade-1/x.ts', '/folder/grade-1', posix)).toBe(true);
    expect(isInside('/folder/grade-1/../x.ts', '/folder/grade-1', posix)).toBe(false);
  });
});

test('a law is replayed by one command, which works in every shell of Windows', () => {
  const title = 'a sum is "right" & exact';
  const location = { seed: 7, path: '0:1', exact: true };
  expect(replayCommand(String.raw`D:\katas\45-value-objects\value-objects.test.ts`, title, location, 'win32')).toBe(
    'cmd /c "set KATA_SEED=7&& set KATA_PATH=0:1&& npx vitest run --project katas /45- -t a.sum.is..right....exact"',
  );
  expect(replayCommand('/katas/45-value-objects/value-objects.test.ts', title, location, 'linux')).toBe(
    'KATA_SEED=7 KATA_PATH=0:1 npx vitest run --project katas /45- -t "a sum is .right. . exact"',
  );
});

describe('the files of the workbook can be checked out on Windows', () => {
  const paths = git(workbookRoot, ['ls-files', '-z']).split('\0').filter(Boolean);

  test('none has a name that Windows reserves or cannot write', () => {
    const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[<>:"|?*\\]|[. ]$/i;
    expect(paths.filter((path) => path.split('/').some((part) => reserved.test(part)))).toEqual([]);
  });

  test('none differs from another one only by case', () => {
    const folded = paths.map((path) => path.toLowerCase());
    expect(folded.filter((path, i) => folded.indexOf(path) !== i)).toEqual([]);
  });

  // A path of Windows has at most 260 characters. The workbook's own paths leave half of them to the folder around it.
  test('all are short enough for a deep folder', () => {
    expect(paths.filter((path) => path.length > 130)).toEqual([]);
  });
});
