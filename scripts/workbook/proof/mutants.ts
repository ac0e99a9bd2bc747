import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync, Visitor } from 'vite';
import { workbookRoot, type Kata } from '../catalog.ts';
import { starterText } from '../starters.ts';
import { UserError } from '../user-error.ts';

/** Stryker's maker of mutants; fetched when it is first needed, because no learner needs it. */
const instrumenter = '@stryker-mutator/instrumenter';
const version = '9.6.1';

/** A solution with one small change that a careful set of tests notices. */
export interface Mutant {
  /** Where it lies, as a target. */
  target: string;
  file: string;
  /** The line of the solution, trimmed: what the list of survivors knows it by. */
  line: string;
  was: string;
  becomes: string;
  /** It changes an error's message, which every statement leaves open. */
  isMessage: boolean;
}

/** A mutant that lives, with the reason why no law should mind. */
export type Survivor = Pick<Mutant, 'file' | 'line' | 'was' | 'becomes'> & { why: string };

interface StrykerMutant {
  fileName: string;
  replacement: string;
  location: { start: Position; end: Position };
}
interface Position {
  /** Counts from 0. */
  line: number;
  column: number;
}
interface Instrumenter {
  instrument(
    files: readonly { name: string; content: string; mutate: boolean }[],
    options: { plugins: null; excludedMutations: string[]; ignorers: never[] },
  ): Promise<{ mutants: readonly StrykerMutant[] }>;
}

/**
 * Makes all mutants of a kata's solution, each a folder below `.cache/mutants`. What the solution has from the starter
 * unchanged, such as the error classes, is not the learner's and stays as it is.
 *
 * @throws {UserError} where Stryker's instrumenter cannot be fetched
 */
export async function makeMutants(kata: Kata, root = workbookRoot): Promise<Mutant[]> {
  const maker = await loadInstrumenter(root);
  const folder = join('.cache', 'mutants', kata.slug);
  rmSync(join(root, folder), { recursive: true, force: true });
  const mutants: Mutant[] = [];
  for (const file of kata.files) {
    const text = readFileSync(join(root, 'solutions', kata.slug, file), 'utf8');
    const given = givenSpans(text, starterText(kata, file, root));
    const messages = messageSpans(text);
    const { mutants: found } = await maker.instrument([{ name: file, content: text, mutate: true }], {
      plugins: null,
      excludedMutations: [],
      ignorers: [],
    });
    for (const { replacement, location } of found) {
      const [start, end] = [offsetOf(text, location.start), offsetOf(text, location.end)];
      if (given.some((span) => start >= span.start && end <= span.end)) continue;
      const target = join(folder, `m${mutants.length}`);
      mkdirSync(join(root, target), { recursive: true });
      writeFileSync(join(root, target, file), text.slice(0, start) + replacement + text.slice(end));
      mutants.push({
        target,
        file,
        line: text.split('\n')[location.start.line]?.trim() ?? '',
        was: text.slice(start, end),
        becomes: replacement,
        isMessage: messages.some((span) => start >= span.start && end <= span.end),
      });
    }
  }
  return mutants;
}

/** The mutants of a kata that are known to live, each with its reason. */
export function survivorsOf(kata: Kata, root = workbookRoot): Survivor[] {
  const list = join(root, 'tests', 'survivors', `${kata.slug}.json`);
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Survivor[]) : [];
}

/** Whether the list of survivors means this mutant. */
export function isKnown(mutant: Mutant, survivors: readonly Survivor[]): boolean {
  return mutant.isMessage || survivors.some((one) => isSame(one, mutant));
}

/** Entries of the list that no mutant that lives answers to: killed by now, or gone with their line. */
export function outdated(survivors: readonly Survivor[], alive: readonly Mutant[]): Survivor[] {
  return survivors.filter((one) => !alive.some((mutant) => isSame(one, mutant)));
}

function isSame(one: Survivor, { file, line, was, becomes }: Mutant): boolean {
  return one.file === file && one.line === line && one.was === was && one.becomes === becomes;
}

async function loadInstrumenter(root: string): Promise<Instrumenter> {
  const home = join(root, '.cache', 'stryker');
  const installed = join(home, 'node_modules', instrumenter);
  if (!existsSync(installed)) {
    const install = ['install', '--prefix', home, '--no-save', '--silent', `${instrumenter}@${version}`];
    mkdirSync(home, { recursive: true });
    try {
      execFileSync('npm', install, { stdio: 'ignore', shell: process.platform === 'win32' });
    } catch {
      throw new UserError(`${instrumenter} could not be fetched`, `npm ${install.join(' ')}`);
    }
  }
  const { main } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { main: string };
  const { Instrumenter } = (await import(pathToFileURL(join(installed, main)).href)) as {
    Instrumenter: new (logger: object) => Instrumenter;
  };
  return new Instrumenter(new Proxy({}, { get: () => () => {} }));
}

/** Where the statements lie that the starter has word for word. */
function givenSpans(text: string, starter: string): { start: number; end: number }[] {
  return parseSync('solution.ts', text).program.body.filter(
    ({ type, start, end }) => type !== 'ImportDeclaration' && starter.includes(text.slice(start, end)),
  );
}

/** Where sentences stand that are handed to errors: text with blanks in it, which no caller can depend on. */
function messageSpans(text: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  new Visitor({
    NewExpression({ callee, arguments: given }) {
      if (callee.type !== 'Identifier' || !callee.name.endsWith('Error')) return;
      const isText = ({ type, start, end }: { type: string; start: number; end: number }) =>
        /^(?:Template)?Literal$/.test(type) && text.slice(start + 1, end - 1).includes(' ');
      spans.push(...given.filter(isText));
    },
  }).visit(parseSync('solution.ts', text).program);
  return spans;
}

function offsetOf(text: string, { line, column }: Position): number {
  return text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + column;
}
