import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Kata } from '../../kata/catalog.ts';
import { starterText } from '../../kata/starters.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import type { MutantId } from './survivors.ts';
import { givenSpans, isWithin, messageSpans } from './untouched-spans.ts';

/** Stryker's instrumenter. It is installed when it is first needed, because learners do not need it. */
const packageName = '@stryker-mutator/instrumenter';
const version = '9.6.1';

/** A solution with one small change that a careful set of tests notices. */
export interface Mutant extends MutantId {
  /** Where it is, as a target. */
  target: string;
  /** Whether it changes the message of an error, which every statement leaves open. */
  isMessage: boolean;
}

interface StrykerMutant {
  fileName: string;
  replacement: string;
  location: { start: Position; end: Position };
}
interface Position {
  /** Counted from 0. */
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
 * Makes all mutants of a kata's solution, each in a folder in `.cache/mutants`. Parts that the solution has in common
 * with the starter, such as error classes, are not mutated.
 *
 * @throws {UserError} if Stryker's instrumenter cannot be fetched
 */
export async function makeMutants(kata: Kata): Promise<Mutant[]> {
  const instrumenter = await loadInstrumenter(kata.root);
  const folder = join('.cache', 'mutants', kata.slug);
  rmSync(join(kata.root, folder), { recursive: true, force: true });
  const mutants: Mutant[] = [];
  for (const file of kata.files) {
    const text = readFileSync(join(kata.root, 'solutions', kata.slug, file), 'utf8');
    const given = givenSpans(text, starterText(kata, file));
    const messages = messageSpans(text);
    const { mutants: found } = await instrumenter.instrument([{ name: file, content: text, mutate: true }], {
      plugins: null,
      excludedMutations: [],
      ignorers: [],
    });
    for (const { replacement, location } of found) {
      const [start, end] = [offsetOf(text, location.start), offsetOf(text, location.end)];
      if (isWithin({ start, end }, given)) continue;
      const target = join(folder, `m${mutants.length}`);
      mkdirSync(join(kata.root, target), { recursive: true });
      writeFileSync(join(kata.root, target, file), text.slice(0, start) + replacement + text.slice(end));
      mutants.push({
        target,
        file,
        line: text.split('\n')[location.start.line]?.trim() ?? '',
        was: text.slice(start, end),
        becomes: replacement,
        isMessage: isWithin({ start, end }, messages),
      });
    }
  }
  return mutants;
}

async function loadInstrumenter(root: string): Promise<Instrumenter> {
  const installFolder = join(root, '.cache', 'stryker');
  const installed = join(installFolder, 'node_modules', packageName);
  if (!existsSync(installed)) {
    const install = ['install', '--prefix', installFolder, '--no-save', '--silent', `${packageName}@${version}`];
    mkdirSync(installFolder, { recursive: true });
    try {
      execFileSync('npm', install, { stdio: 'ignore', shell: process.platform === 'win32' });
    } catch {
      throw new UserError(`${packageName} could not be fetched`, `npm ${install.join(' ')}`);
    }
  }
  const { main } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { main: string };
  const { Instrumenter } = (await import(pathToFileURL(join(installed, main)).href)) as {
    Instrumenter: new (logger: object) => Instrumenter;
  };
  return new Instrumenter(new Proxy({}, { get: () => () => {} }));
}

function offsetOf(text: string, { line, column }: Position): number {
  return text.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + column;
}
