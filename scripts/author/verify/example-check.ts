import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { copyPlain, show } from '../../../katas/support/show.ts';
import type { Kata } from '../../kata/catalog.ts';
import { readStatement } from '../../kata/statement.ts';
import { runExample } from './example.ts';
import type { Findings } from './findings.ts';

/** A finding for each false claim that a statement's example makes about the solution, or one if it claims nothing. */
export async function findingsInExample(kata: Kata): Promise<Findings> {
  const { example } = readStatement(kata.statement);
  try {
    const scope: Record<string, unknown> = {};
    // One after the other, because layers that import each other may be evaluated twice if they are loaded at the same
    // time.
    for (const name of kata.files) {
      const { href } = pathToFileURL(join(kata.root, 'solutions', kata.slug, name));
      // oxlint-disable-next-line no-await-in-loop
      Object.assign(scope, await import(/* @vite-ignore */ href));
    }
    const claims = await runExample(example, scope);
    if (claims.length === 0) return ['its example claims nothing: no line ends with a comment such as "// 3"'];
    return claims
      .filter(({ actual, expected }) => !isDeepStrictEqual(actual, copyPlain(expected)))
      .map(({ line, actual }) => `its example says "${line}", but the solution gives ${show(actual)}`);
  } catch (error) {
    return [`its example cannot be run with the solution: ${error instanceof Error ? error.message : String(error)}`];
  }
}
