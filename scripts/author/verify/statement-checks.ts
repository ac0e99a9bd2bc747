import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { codeIn, impostorsOf, variantsOf, type Kata } from '../../kata/catalog.ts';
import { apiOf } from '../generate/api.ts';
import { withApi } from '../generate/generated-files.ts';
import { exportedNames } from '../../runner/exported-names.ts';
import { readStatement, type Statement } from '../../kata/statement.ts';
import type { Findings } from './findings.ts';
import { requirements, type KataTexts } from './requirements.ts';
import { missingParts } from './completeness.ts';
import { idleTestsIn, lawFilesOf, strayTestsIn, unrepeatableIn } from './law-checks.ts';
import { wordsIn } from './prose.ts';
import { differingSignatures } from './signature-check.ts';

/** A kata with what the checks compare. */
export interface Written {
  kata: Kata;
  statement: Statement;
  /** The text of a starter file, by its name. */
  starter: (name: string) => string;
  root: string;
}

/** What must be true of each statement and the files next to it. Nothing is run. */
export const statementChecks: Readonly<Record<string, (written: Written) => Findings>> = {
  'it is complete: no sentence, rule, impostor, variant or note is missing': ({ kata, root }) => missingParts(kata),

  'its title has the number of its folder': ({ kata, statement }) =>
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

  'its rules are numbered from 1': ({ statement: { rules } }) =>
    unless(
      rules.every(({ number }, i) => number === i + 1),
      `its rules are numbered ${rules.map(({ number }) => number).join(', ')}`,
    ),

  'it has all sections, in their order, and three hints': ({ statement: { sections, hints } }) => {
    const wanted = 'Situation, API, Example, Rules, Out of scope, Hints';
    const found = [...sections.keys()].join(', ');
    return [
      ...unless(found === wanted, `its sections are ${found}, not ${wanted}`),
      ...unless(hints.length === 3, `it has ${hints.length} hints, not three`),
      ...hints.filter((hint) => hint.length <= 20).map((hint) => `"${hint}" is too short for a hint`),
    ];
  },

  'each of its sections and rules has text': ({ statement: { sections } }) => [
    ...['Situation', 'Out of scope'].flatMap((title) =>
      unless(!sections.has(title) || wordsIn(sections.get(title) ?? '') > 2, `its section "${title}" is empty`),
    ),
    ...(sections.get('Rules') ?? '')
      .split(/^### /m)
      .slice(1)
      .flatMap((rule) => {
        const [heading = '', ...text] = rule.split('\n');
        return unless(wordsIn(text.join('\n')) > 2, `there is no text below its rule "${heading}"`);
      }),
  ],

  'its API block matches the starter': ({ kata, statement, starter }) => {
    const text = readFileSync(kata.statement, 'utf8').replaceAll('\r\n', '\n');
    if (!statement.sections.get('API')?.startsWith('```ts\n')) return ['its section "API" does not begin with ```ts'];
    const api = apiOf(kata.files.map((name) => [name, starter(name)]));
    return unless(withApi(text, api) === text, 'its API block does not match the starter. Try: npm run generate');
  },

  'its tests give the same verdict each time, and all of them belong to a law or an example': ({ kata }) => {
    const files = lawFilesOf(kata);
    return [...unrepeatableIn(files), ...strayTestsIn(files)];
  },

  'each law and each example uses its code': ({ kata }) => idleTestsIn(lawFilesOf(kata), kata.files),

  'no variant is the solution itself': ({ kata, root }) =>
    variantsOf(kata).flatMap(({ target }) => {
      const file = join(root, target);
      const names = target.endsWith('.ts') ? kata.files.slice(0, 1) : codeIn(file);
      const textIn = (name: string) => readFileSync(target.endsWith('.ts') ? file : join(file, name), 'utf8');
      const solutionText = (name: string) => textOf(join(root, 'solutions', kata.slug, name));
      return unless(
        names.some((name) => textIn(name) !== solutionText(name)),
        `${target} is identical to the solution`,
      );
    }),

  'it has at most 350 words before the rules, and at most 60 in the situation': ({ kata, statement }) => {
    const before = wordsIn(readFileSync(kata.statement, 'utf8').split('\n## Rules')[0] ?? '');
    const situation = wordsIn(statement.sections.get('Situation') ?? '');
    return [
      ...unless(before <= 350, `it has ${before} words before the rules; at most 350 are allowed`),
      ...unless(situation <= 60, `its situation has ${situation} words; at most 60 are allowed`),
    ];
  },

  'starter and solution have the same files and export the same names': ({ kata, starter, root }) => {
    const solutionFolder = join(root, 'solutions', kata.slug);
    const solutionFiles = existsSync(solutionFolder) ? codeIn(solutionFolder).toSorted().join(', ') : '';
    const starterFiles = kata.files.toSorted().join(', ');
    if (solutionFiles !== starterFiles)
      return [`its starter is ${starterFiles}; its solution is ${solutionFiles || 'missing'}`];
    return kata.files.flatMap((name) => {
      const [inSolution, inStarter] = [
        namesIn(readFileSync(join(solutionFolder, name), 'utf8')),
        namesIn(starter(name)),
      ];
      const finding = `${name} exports ${inStarter} in the starter, ${inSolution} in the solution`;
      return [
        ...unless(inSolution === inStarter, finding),
        ...differingSignatures(name, starter(name), readFileSync(join(solutionFolder, name), 'utf8')),
      ];
    });
  },

  ...Object.fromEntries(
    Object.entries(requirements).map(([title, check]) => [title, (written: Written) => check(textsOf(written))]),
  ),
};

/** The findings of these checks in the folder as it is, including uncommitted changes. */
export function findingsInWriting(kata: Kata): Findings {
  const written: Written = {
    kata,
    statement: readStatement(kata.statement),
    starter: (name) => readFileSync(join(kata.folder, name), 'utf8'),
    root: kata.root,
  };
  return Object.values(statementChecks).flatMap((check) => check(written));
}

function textsOf({ kata, statement, starter, root }: Written): KataTexts {
  const readme = readFileSync(kata.statement, 'utf8').replaceAll('\r\n', '\n');
  const lawFiles = lawFilesOf(kata);
  const files = [
    ...lawFiles.map(({ name, source }) => [name, source]),
    ...kata.files.map((name) => [name, starter(name)]),
  ];
  return {
    readme,
    statement,
    lawFiles,
    impostors: impostorsOf(kata),
    variants: variantsOf(kata),
    lines: new Map(
      [['README.md', readme], ...files].map(([name = '', text = '']) => [name, text.trimEnd().split('\n').length]),
    ),
  };
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
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
