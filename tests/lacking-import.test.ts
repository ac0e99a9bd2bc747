import { describe, expect, test } from 'vitest';
import { checkFiles } from '../scripts/runner/check-files.ts';

/** What is said about `a.ts`, which imports from `b.ts` and from a helper file. */
function check(a: string, b = 'export class Money {}\nexport interface Price { cents: number }\n', isTrusted = false) {
  const found = checkFiles({
    files: new Map([
      ['a.ts', a],
      ['b.ts', b],
    ]),
    helpers: new Map([['round.ts', 'export const half = 0.5;\n']]),
    unreadable: new Map(),
    isTrusted,
  });
  if (!('refusal' in found)) return undefined;
  const { name, refusal } = found;
  return `${name}:${refusal.at?.line}:${refusal.at?.column} ${refusal.what}. ${refusal.remedy}`;
}

describe('an import of a name that another own file lacks is found before the code runs', () => {
  test.each([
    [
      "import { Mony } from './b.ts';\nnew Mony();",
      'a.ts:1:10 imports Mony from "./b.ts", which does not export it. Change it to Money',
    ],
    [
      "import { Money, tax as t } from './b.ts';\nt(Money);",
      'a.ts:1:17 imports tax from "./b.ts", which does not export it. Export it there, or change this import,',
    ],
    [
      "import money from './b.ts';\nnew money();",
      'a.ts:1:8 imports a default export from "./b.ts", which has none. Export it there, or change this import,',
    ],
    [
      "\nexport { Mony } from './b.ts';",
      'a.ts:2:10 imports Mony from "./b.ts", which does not export it. Change it to Money',
    ],
    [
      "import { halve } from './round.ts';\nhalve(1);",
      'a.ts:1:10 imports halve from "./round.ts", which does not export it. Change it to half',
    ],
    [
      "import { Mony } from './b.js';\nexport class Rich extends Mony {}",
      'a.ts:1:10 imports Mony from "./b.js", which does not export it. Change it to Money',
    ],
  ])('%s', (a, said) => {
    expect(check(a)).toBe(said);
  });
});

describe('nothing is found in', () => {
  test.each([
    ["import { Money } from './b.ts';\nnew Money();"],
    ["import { Money as Cash } from './b.ts';\nnew Cash();"],
    ["import * as b from './b.ts';\nnew b.Money();"],
    // Types are gone when the code runs.
    ["import { Price } from './b.ts';\nexport const zero: Price = { cents: 0 };"],
    ["import { Cost } from './b.ts';\nexport const zero: Cost = { cents: 0 };"],
    ["import { Cost } from './b.ts';\nexport class Fixed implements Cost {}"],
    ["import type { Cost } from './b.ts';\nimport { type Tax } from './b.ts';\nexport type Both = Cost | Tax;"],
  ])('%s', (a) => {
    expect(check(a)).toBeUndefined();
  });

  test.each([
    ["export * from './round.ts';"],
    ['class Mony {}\nexport { Mony };'],
    ['export const { a: Mony, ...rest } = { a: 1 };'],
    ['export const [, [Mony = 1]] = [0, []];'],
    ["export * as Mony from './round.ts';"],
    ["const x = 1;\nexport { x as 'Mony' };"],
  ])('another file with %s', (b) => {
    expect(check("import { Mony } from './b.ts';\nString(Mony);", b)).toBeUndefined();
  });

  test('a default export', () => {
    expect(check("import money from './b.ts';\nString(money);", 'export default 1;')).toBeUndefined();
    expect(
      check("import money from './b.ts';\nString(money);", 'const a = 1;\nexport { a as default };'),
    ).toBeUndefined();
  });

  test("the workbook's own code", () => {
    expect(check("import { Mony } from './b.ts';\nString(Mony);", 'export {};', true)).toBeUndefined();
  });
});
