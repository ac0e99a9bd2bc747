import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata, impostorsOf, variantsOf } from '../../scripts/kata/catalog.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { readKatas } from '../../scripts/author/cli/katas.ts';
import { npmCommand } from '../../scripts/platform/cli/npm-command.ts';
import { readTarget } from '../../scripts/author/cli/target.ts';
import { readWholeNumber } from '../../scripts/platform/cli/whole-number.ts';
import { runScript } from '../support/run-script.ts';

const [single, several] = [findKata('45'), findKata('29')];
const [impostor, folderImpostor] = [impostorsOf(single)[0]?.target ?? '', impostorsOf(several)[0]?.target ?? ''];
let outside: string;

beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'answers-'));
  const copy = (slug: string, ...to: string[]) =>
    cpSync(join(workbookRoot, 'solutions', slug), join(outside, ...to, slug), { recursive: true });
  copy(single.slug, 'answers');
  copy(several.slug, 'clone', 'katas');
  mkdirSync(join(outside, 'empty'));
  mkdirSync(join(outside, 'half'));
  writeFileSync(join(outside, 'half', several.files[0] ?? ''), 'export {};\n');
});

afterAll(() => rmSync(outside, { recursive: true, force: true }));

describe('a whole number', () => {
  const option = { option: 'seeds', remedy: 'npm run prove -- --seeds 20' };

  test.each([
    ['1', 1],
    ['20', 20],
    ['2147483647', 2 ** 31 - 1],
  ])('is %s', (text, number) => {
    expect(readWholeNumber(text, option)).toBe(number);
  });

  test.each(['0', '-5', '1.5', 'abc', '', ' ', '1e3', '0x10', 'NaN', 'Infinity', '2147483648', '٣'])(
    'is not %j',
    (text) => {
      const shown = text === '' ? '""' : text;
      expect(() => readWholeNumber(text, option)).toThrow(
        `--seeds ${shown} is not a positive integer. Try: npm run prove -- --seeds 20`,
      );
    },
  );

  test('may begin elsewhere', () => {
    expect(readWholeNumber('0', { ...option, from: 0 })).toBe(0);
    expect(() => readWholeNumber('1', { ...option, from: 2 })).toThrow('--seeds 1 is not an integer from 2.');
  });
});

describe('katas', () => {
  test('are each taken once, and all where none is named', () => {
    expect(readKatas(['45', '29', 'value'], 'npm run prove --', workbookRoot)).toEqual([several, single]);
    expect(readKatas([], 'npm run prove --', workbookRoot).length).toBeGreaterThan(2);
  });

  test.each(['99', '', 'nonsense'])('do not include %j, and the command that is suggested is the same one', (query) => {
    expect(() => readKatas([query], 'npm run prove --', workbookRoot)).toThrow(
      new RegExp(`^There is no kata "${query}"; the numbers are 29 to \\d+\\. Try: npm run prove -- \\d\\d$`),
    );
  });

  test('are never none', () => {
    expect(() => readKatas([], 'npm run prove --', join(outside, 'empty'))).toThrow(
      'There are no katas here. Try: git checkout -- katas',
    );
  });
});

describe('a target', () => {
  const read = (given: string, katas = [single], more: { from?: string; areNamed?: boolean } = {}) =>
    readTarget({
      option: 'as',
      given,
      from: workbookRoot,
      katas,
      areNamed: true,
      command: 'npm run prove',
      root: workbookRoot,
      ...more,
    });
  const targetOf = (...args: Parameters<typeof read>) => read(...args).map(({ target }) => target);

  test('is a folder that holds katas', () => {
    expect(targetOf('solutions', [single, several])).toEqual(['solutions', 'solutions']);
    expect(targetOf(join(outside, 'answers'))).toEqual([join(outside, 'answers')]);
  });

  test('may be one level too deep, or too high', () => {
    expect(targetOf(join(outside, 'answers', single.slug))).toEqual([join(outside, 'answers')]);
    expect(targetOf(join(outside, 'clone'), [several])).toEqual([join(outside, 'clone', 'katas')]);
    expect(targetOf(join(outside, 'clone', 'katas', several.slug), [several])).toEqual([
      join(outside, 'clone', 'katas'),
    ]);
  });

  test('is an impostor or a variant, of one file or several', () => {
    expect(targetOf(impostor)).toEqual([impostor]);
    expect(targetOf(folderImpostor, [several])).toEqual([folderImpostor]);
    const variant = variantsOf(single)[0]?.target ?? '';
    expect(targetOf(variant)).toEqual([variant]);
  });

  test('is looked for where the user is, then in the workbook', () => {
    const from = join(workbookRoot, 'tests', 'impostors');
    expect(targetOf(impostor.replace('tests/impostors/', ''), [single], { from })).toEqual([impostor]);
    expect(targetOf(impostor, [single], { from })).toEqual([impostor]);
  });

  test('leaves out katas that nobody has named and that it does not have', () => {
    expect(read(join(outside, 'answers'), [single, several], { areNamed: false })).toEqual([
      { kata: single, target: join(outside, 'answers') },
    ]);
  });

  test.each([
    ['', [single], '--as needs a folder or a file. Try: npm run prove -- --help'],
    [' ', [single], '--as needs a folder or a file. Try: npm run prove -- --help'],
    ['/nonexistent', [single], '--as /nonexistent does not exist. Try: npm run prove -- --help'],
    ['nofile', [single], '--as nofile does not exist. Try: npm run prove -- --help'],
    ['docs', [single], `--as docs has no code for ${single.slug}. Try: npm run prove -- --help`],
    ['README.md', [single], `--as README.md has no code for ${single.slug}. Try: npm run prove -- --help`],
    // A file of one kata is none of another's, and one file is not several.
    [
      impostor,
      [findKata('46')],
      `--as ${impostor} has no code for ${findKata('46').slug}. Try: npm run prove -- 45 --as ${impostor}`,
    ],
    [
      impostor,
      [several],
      `--as ${impostor} has no code for ${several.slug}. Try: npm run prove -- 45 --as ${impostor}`,
    ],
    [
      folderImpostor,
      [single],
      `--as ${folderImpostor} has no code for ${single.slug}. Try: npm run prove -- 29 --as ${folderImpostor}`,
    ],
  ])('is not %j', (given, katas, message) => {
    expect(() => read(given, katas)).toThrow(message);
  });

  test('is never completed by the solution outside of the workbook’s impostors and variants', () => {
    expect(() => read(join(outside, 'half'), [several])).toThrow(`has no code for ${several.slug}`);
    expect(() => read(join(outside, 'answers'), [single, several])).toThrow(
      `has no code for ${several.slug}. Try: npm run prove -- 45 --as ${join(outside, 'answers')}`,
    );
    expect(() => read(join(outside, 'empty'), [single, several], { areNamed: false })).toThrow(
      'has no code for any kata',
    );
  });
});

describe('what a command is called', () => {
  test.each([
    ['strength', 'npm run test:strength'],
    ['mutants', 'npm run test:mutants'],
    ['bench-grade', 'npm run bench:grade'],
    ['kata-new', 'npm run kata:new'],
    ['publish-branches', 'npm run publish:branches'],
    ['prove', 'npm run prove'],
    ['start', 'npm start'],
    ['progress', 'npm run progress'],
  ])('%s: %s', (script, command) => {
    expect(npmCommand(script, workbookRoot)).toBe(command);
  });

  test('is a script that there is', () => {
    const { scripts } = JSON.parse(readFileSync(join(workbookRoot, 'package.json'), 'utf8')) as { scripts: object };
    for (const script of ['prove', 'strength', 'bench', 'bench-grade']) {
      const source = readFileSync(join(workbookRoot, 'scripts', 'commands', `${script}.ts`), 'utf8');
      const [, name = ''] = /^const npm = 'npm run (.*)';$/m.exec(source) ?? [];
      expect(npmCommand(script, workbookRoot)).toBe(`npm run ${name}`);
      expect(scripts).toHaveProperty([name]);
    }
  });
});

describe('a command that could prove nothing says so in one line', () => {
  const run = (script: string, args: string[], from = workbookRoot) =>
    runScript(workbookRoot, [script, ...args], { INIT_CWD: from });

  test.each([
    ['prove', ['45', '--as', '/nonexistent']],
    ['prove', ['45', '--show', 'nofile']],
    ['prove', ['45', '--seeds', 'abc']],
    ['prove', ['45', '--runs=-5']],
    ['prove', ['45', '--as', 'solutions', '--show', 'solutions']],
    ['prove', ['45', '--unknown']],
    ['strength', ['45', '--seeds', '0']],
    ['strength', ['45', '--right-seeds', '1.5']],
    ['strength', ['45', '--runs', '0']],
    ['strength', ['45', '--only', 'nothing']],
    ['strength', ['45', '--unknown']],
    ['bench', ['--rounds', '0']],
    ['bench-grade', ['--students', 'many']],
  ])('%s %j', (script, args) => {
    const { output, errors, status } = run(script, args);
    expect({ output, status }).toEqual({ output: '', status: 1 });
    expect(errors).toMatch(/^[^\n]+\. Try: npm run (prove|test:strength|bench|bench:grade) -- [^\n]+\n$/);
  });

  const start = async (script: string, args: string[]) =>
    promisify(execFile)(process.execPath, ['scripts/run.cjs', script, ...args], {
      cwd: workbookRoot,
      env: { ...process.env, NO_COLOR: '1' },
    }).then(
      ({ stdout, stderr }) => ({ output: stdout, errors: stderr, status: 0 }),
      ({ stdout, stderr, code }) => ({ output: stdout, errors: stderr, status: code }),
    );
  const commands = readdirSync(join(workbookRoot, 'scripts', 'commands')).map((file) => file.replace(/\.ts$/, ''));

  test.concurrent.each(commands)('%s --help says what it takes, and runs nothing', async (script) => {
    const { output, errors, status } = await start(script, ['--help']);
    expect({ errors, status }).toEqual({ errors: '', status: 0 });
    expect(output.startsWith(`Usage: ${npmCommand(script, workbookRoot)} -- [options]`)).toBe(true);
    expect(output).toMatch(/^ {2}--help +print this$/m);
  });

  test.concurrent.each(commands)('%s rejects an option that it does not have, and runs nothing', async (script) => {
    const { output, errors, status } = await start(script, ['--nonsense']);
    expect({ output, status }).toEqual({ output: '', status: 1 });
    expect(errors).toBe(`Unknown option '--nonsense'. Try: ${npmCommand(script, workbookRoot)} -- --help\n`);
  });

  test('prove tries what a relative path means to the user, and it is an impostor that fails', () => {
    const from = join(workbookRoot, 'tests', 'impostors');
    const { output, status } = run('prove', ['45', '--as', impostor.replace('tests/impostors/', '')], from);
    expect(output).toContain(`45-value-objects with seed`);
    expect(output).toContain('does not hold');
    expect(status).toBe(1);
  });
});
