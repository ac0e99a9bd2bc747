import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { resolveKataImport } from '../katas/support/target.ts';
import { git } from '../scripts/platform/git/git.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';
import { buildPacks, isPackable } from '../scripts/teacher/handout/build-pack.ts';
import { contestantsOf } from '../scripts/reverse/impostor-record.ts';
import { diskWithPacks } from '../scripts/reverse/pack-plugin.ts';
import { packedFiles, packPath, readPack } from '../scripts/reverse/pack.ts';
import { canBeGraded, findReverseKata } from '../scripts/reverse/reverse-kata.ts';
import { isChosen, ownerOf } from '../scripts/teacher/handout/chosen-katas.ts';

const { kata } = findReverseKata('r54');
const texts = new Map(
  git(workbookRoot, ['ls-files', `tests/*/${kata.slug}*`, `solutions/${kata.slug}`])
    .split('\n')
    .filter(isPackable)
    .map((path) => [path, readFileSync(join(workbookRoot, path), 'utf8')]),
);
const text = buildPacks(texts).get(kata.slug) ?? '';
/** Homework with nothing but the pack. */
const root = mkdtempSync(join(tmpdir(), 'pack-'));
mkdirSync(dirname(join(root, packPath(kata.slug))), { recursive: true });
writeFileSync(join(root, packPath(kata.slug)), text);
const inHomework = { ...kata, root };
const full = contestantsOf(kata);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a pack', () => {
  test('has what a learner may see, and nothing that is held back', () => {
    const packed = contestantsOf(inHomework);
    expect(packed.visible).toEqual(full.visible);
    expect(packed.right).toEqual(full.right);
    expect(packed.heldBack).toEqual([]);
    const content = JSON.stringify(readPack(inHomework));
    for (const { name } of [...full.heldBack, full.heldBackVariant]) expect(content).not.toContain(name);
    expect(canBeGraded(inHomework)).toBe(false);
  });

  test('shows no code and no title to somebody who opens it', () => {
    expect(text).toMatch(/^[A-Za-z\d+/=\n]+$/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBe(100);
  });

  test('is the same on every machine', () => {
    expect(buildPacks(new Map([...texts].toReversed())).get(kata.slug)).toBe(text);
  });

  test('takes the place of files on the disk', () => {
    const disk = diskWithPacks(root);
    const [impostor] = full.visible;
    const importer = join(root, 'katas', kata.slug, 'specification.laws.ts');
    const found = resolveKataImport(root, importer, './specification.ts', 'solutions', disk);
    expect(found).toBe(`${root.replaceAll('\\', '/')}/solutions/${kata.slug}/specification.ts`);
    expect(packedFiles(root).get(found ?? '')).toContain('class Specification');
    const other = resolveKataImport(root, importer, './product-specifications.ts', impostor?.target ?? '', disk);
    expect(packedFiles(root).has(other ?? '')).toBe(true);
  });

  test('that is damaged is named', () => {
    mkdirSync(join(root, 'other', 'tests', 'reverse'), { recursive: true });
    writeFileSync(join(root, 'other', packPath(kata.slug)), 'e30');
    writeFileSync(join(root, 'other', packPath('55-event-sourcing')), 'x');
    expect(() => readPack({ root: join(root, 'other'), slug: '55-event-sourcing' })).toThrow(
      'tests/reverse/55-event-sourcing.pack cannot be read. Try: git checkout -- tests/reverse/55-event-sourcing.pack',
    );
  });
});

describe('a class gets the pack and the laws only with the reverse kata', () => {
  const laws = `katas/${kata.slug}/specification.laws.ts`;
  test.each([
    [['54-specification'], { laws: false, pack: false, statement: true }],
    [['r54-specification'], { laws: true, pack: true, statement: true }],
    [['54-specification', 'r54-specification'], { laws: true, pack: true, statement: true }],
    [['45-value-objects'], { laws: false, pack: false, statement: false }],
  ])('%j', (slugs, expected) => {
    expect({
      laws: isChosen(laws, slugs),
      pack: isChosen(packPath(kata.slug), slugs),
      statement: isChosen(`katas/${kata.slug}/README.md`, slugs),
    }).toEqual(expected);
    expect(isChosen('katas/support/law.ts', slugs)).toBe(true);
  });

  test('whose slug says whose they are', () => {
    expect([laws, packPath(kata.slug), `katas/${kata.slug}/README.md`, 'README.md'].map(ownerOf)).toEqual([
      'r54-specification',
      'r54-specification',
      '54-specification',
      undefined,
    ]);
  });
});
