import type { Kata } from '../../kata/catalog.ts';
import { hashOfTests } from '../../kata/lists.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import type { Runner } from '../../runner/runner.ts';

/**
 * Runs the tests of katas against the code next to them, and lists them. Whatever the code does, all tests are reported.
 *
 * @returns the text of `katas/tests.json`
 * @throws {UserError} if code cannot be run
 */
export async function listTests(runner: Runner, katas: readonly Kata[]): Promise<string> {
  const jobs = katas.map((kata) => ({ kata, target: 'katas' as const }));
  const results = await runner.run(jobs, { shared: true });
  const titles = results.map(({ slug, tests = [] }, i): [string, readonly string[]] => {
    if (tests.length === 0) throw new UserError(`The tests of ${slug} cannot be run`, `npm start ${katas[i]?.number}`);
    return [slug, tests];
  });
  return testList(new Map(titles));
}

/**
 * The text of `katas/tests.json`.
 *
 * @param titles the full titles of each kata's tests, by slug
 */
export function testList(titles: ReadonlyMap<string, readonly string[]>): string {
  const hashes = [...titles].map(([slug, tests]) => [slug, hashOfTests(tests)] as const);
  return `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`;
}
