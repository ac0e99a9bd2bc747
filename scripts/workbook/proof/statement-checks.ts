import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { codeIn, workbookRoot, type Kata } from '../catalog.ts';
import { exportedNames } from '../preflight.ts';
import { readStatement, type Statement } from '../statement.ts';
import type { Findings } from './findings.ts';
import { gapsIn, wordsIn } from './gaps.ts';

/** What is compared: a kata as its files tell it. */
export interface Written {
  kata: Kata;
  statement: Statement;
  /** The text of a starter file, by its name. */
  starter: (name: string) => string;
  root: string;
}

/** What must be true of each statement and what stands beside it, without anything being run. */
export const statementChecks: Readonly<Record<string, (written: Written) => Findings>> = {
  'nothing of it is still to be written: no sentence, rule, impostor, variant or note': ({ kata, root }) =>
    gapsIn(kata, root),

  'its title carries the number of its folder': ({ kata, statement }) =>
    unless(statement.number === kata.number, `the title of its statement has the number ${statement.number}`),

  'its rules are the describes of its tests, in the same order': ({ kata, statement }) => {
    const described = describesOf(readFileSync(kata.tests, 'utf8'));
    const stated = statement.rules.map(({ heading }) => heading);
    const different = [
      ...stated.filter((one) => !described.includes(one)).map((one) => `no describe of its tests is "${one}"`),
      ...described.filter((one) => !stated.includes(one)).map((one) => `no rule of its statement is "${one}"`),
    ];
    if (different.length > 0) return different;
    const isSame = stated.join('\n') === described.join('\n');
    return unless(isSame, 'its tests have the rules in another order, or one of them twice');
  },

  'it has nine rules at most, numbered from 1, of all three levels': ({ statement: { rules } }) => [
    ...unless(rules.length <= 9, `it has ${rules.length} rules, which are more than nine`),
    ...unless(
      rules.every(({ number }, i) => number === i + 1),
      `its rules are numbered ${rules.map(({ number }) => number).join(', ')}`,
    ),
    ...[1, 2, 3].flatMap((level) =>
      unless(
        rules.some(({ stars }) => stars === level),
        `it has no rule of ${'★'.repeat(level)}`,
      ),
    ),
  ],

  'it has all sections, in their order, and three hints': ({ statement: { sections, hints } }) => {
    const wanted = 'Situation, API, Example, Rules, Out of scope, Hints';
    const found = [...sections.keys()].join(', ');
    return [
      ...unless(found === wanted, `its sections are ${found}, not ${wanted}`),
      ...unless(hints.length === 3, `it has ${hints.length} hints, not three`),
      ...hints.filter((hint) => hint.length <= 20).map((hint) => `"${hint}" is no hint`),
    ];
  },

  'it takes 350 words at most to get to the rules, and 60 to tell the situation': ({ kata, statement }) => {
    const before = wordsIn(readFileSync(kata.statement, 'utf8').split('\n## Rules')[0] ?? '');
    const situation = wordsIn(statement.sections.get('Situation') ?? '');
    return [
      ...unless(before <= 350, `it takes ${before} words to get to the rules, which are more than 350`),
      ...unless(situation <= 60, `it takes ${situation} words to tell the situation, which are more than 60`),
    ];
  },

  'starter and solution have the same files and export the same names': ({ kata, starter, root }) => {
    const solved = join(root, 'solutions', kata.slug);
    const files = existsSync(solved) ? codeIn(solved).toSorted().join(', ') : '';
    const own = kata.files.toSorted().join(', ');
    if (files !== own) return [`its starter is ${own}; its solution is ${files || 'missing'}`];
    return kata.files.flatMap((name) => {
      const [inSolution, inStarter] = [namesIn(readFileSync(join(solved, name), 'utf8')), namesIn(starter(name))];
      return unless(
        inSolution === inStarter,
        `${name} exports ${inStarter} in the starter, ${inSolution} in the solution`,
      );
    });
  },
};

/** What those checks find in the folder as it stands, with what an author has not committed. */
export function findingsInWriting(kata: Kata, root = workbookRoot): Findings {
  const written: Written = {
    kata,
    statement: readStatement(kata.statement),
    starter: (name) => readFileSync(join(kata.folder, name), 'utf8'),
    root,
  };
  return Object.values(statementChecks).flatMap((check) => check(written));
}

function unless(holds: boolean, finding: string): Findings {
  return holds ? [] : [finding];
}

/** The titles of the outermost describes, as written. */
function describesOf(source: string): string[] {
  const titles: string[] = [];
  new Visitor({
    CallExpression: ({ callee, arguments: [title] }) => {
      if (callee.type === 'Identifier' && callee.name === 'describe' && title?.type === 'Literal')
        titles.push(String(title.value));
    },
  }).visit(parseSync('kata.test.ts', source).program);
  return titles;
}

function namesIn(source: string): string {
  return [...(exportedNames(parseSync('module.ts', source).program) ?? ['*'])].toSorted().join(', ') || 'nothing';
}
