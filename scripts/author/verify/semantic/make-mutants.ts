import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Target } from '../../../../katas/support/target.ts';
import { codeIn, variantsOf, type Kata } from '../../../kata/catalog.ts';
import { starterText } from '../../../kata/starters.ts';
import type { MutantId } from '../survivors.ts';
import { givenSpans, isWithin, messageSpans } from '../untouched-spans.ts';
import { applyEdit, type Edit } from './edit.ts';
import { operatorNames, operators, type OperatorName } from './operators.ts';
import { parseSource } from './source.ts';

/** A correct solution with one mistake that people make. */
export interface SemanticMutant extends MutantId {
  operator: OperatorName;
  /** Where it is, as a target. */
  target: Target;
  /** What it was made from, as a target: `solutions` or a variant. */
  origin: Target;
  /** The line of the mistake, counted from 1. */
  lineNumber: number;
}

/** One file of a solution or a variant, and where its mutants get the other files from. */
interface Origin {
  target: Target;
  /** Name of the kata's file. */
  file: string;
  path: string;
  /**
   * The folder whose files a mutant also needs. Undefined for the solution, whose other files are found anyway, and for
   * single files.
   */
  folder: string | undefined;
  /** Whether the target is this one file, not a folder. */
  isSingle: boolean;
}

/**
 * Makes the semantic mutants of a kata's solution and of all its variants, in `.cache/semantic`. Code from the starter
 * and messages of errors are not changed.
 */
export function makeSemanticMutants(kata: Kata): SemanticMutant[] {
  const folder = join('.cache', 'semantic', kata.slug);
  rmSync(join(kata.root, folder), { recursive: true, force: true });
  mkdirSync(join(kata.root, folder), { recursive: true });
  let count = 0;
  return originsOf(kata).flatMap((origin) => {
    const text = readFileSync(origin.path, 'utf8');
    const starter = kata.files.map((name) => starterText(kata, name)).join('\n');
    return mutationsOf(text, starter).map(({ operator, edit, mutated }): SemanticMutant => {
      const target = layOut(kata.root, join(folder, `m${count++}`), origin, mutated);
      const lineNumber = text.slice(0, edit.start).split('\n').length;
      return {
        operator,
        ...(origin.target === 'solutions' ? {} : { of: origin.target }),
        target,
        origin: origin.target,
        file: origin.file,
        lineNumber,
        line: text.split('\n')[lineNumber - 1]?.trim() ?? '',
        was: text.slice(edit.start, edit.end),
        becomes: edit.replacement.trim(),
      };
    });
  });
}

/** All mistakes that can be made in a text, with the resulting texts. Each text appears once. */
export function mutationsOf(text: string, starter: string): { operator: OperatorName; edit: Edit; mutated: string }[] {
  const source = parseSource(text);
  if (!source) return [];
  const untouched = [...givenSpans(text, starter), ...messageSpans(text)];
  const seen = new Set([text]);
  return operatorNames.flatMap((operator) =>
    operators[operator](source).flatMap((edit) => {
      if (isWithin(edit, untouched)) return [];
      const mutated = applyEdit(text, edit);
      if (seen.has(mutated)) return [];
      seen.add(mutated);
      return parseSource(mutated) ? [{ operator, edit, mutated }] : [];
    }),
  );
}

function originsOf(kata: Kata): Origin[] {
  const { root } = kata;
  const solution = kata.files.map((file): Origin => {
    const path = join(root, 'solutions', kata.slug, file);
    return { target: 'solutions', file, path, folder: undefined, isSingle: false };
  });
  const variants = variantsOf(kata).flatMap(({ target }): Origin[] => {
    const path = join(root, target);
    if (!statSync(path).isDirectory())
      return [{ target, file: kata.files[0] ?? basename(path), path, folder: undefined, isSingle: true }];
    return codeIn(path).map((file) => ({ target, file, path: join(path, file), folder: path, isSingle: false }));
  });
  return [...solution, ...variants];
}

/** Writes a mutant to a place where its imports lead to the same files as those of its origin. */
function layOut(root: string, place: string, { file, folder, isSingle }: Origin, text: string): Target {
  const target = isSingle ? `${place}.ts` : place;
  const path = isSingle ? join(root, target) : join(root, target, file);
  if (folder !== undefined) cpSync(folder, join(root, target), { recursive: true });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return target;
}
