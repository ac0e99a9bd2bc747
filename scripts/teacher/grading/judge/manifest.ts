import type { TestCase, TestModule } from 'vitest/node';
import { canariesPlanted, canaryTitle } from '../../sandbox/canary-title.ts';

/** The titles of all tests that a run must report, sorted, with duplicates, and without the canaries. */
export type Manifest = readonly string[];

/** The tests that a run reports, whatever code they ran against. */
export function manifestOf(module: TestModule): Manifest {
  return [...module.children.allTests()]
    .filter((test) => !isCanary(test))
    .map(({ fullName }) => fullName)
    .toSorted();
}

/** Whether every canary was reported as failed. */
export function areCanariesIntact(module: TestModule): boolean {
  const canaries = [...module.children.allTests()].filter(isCanary);
  return canaries.length === 2 * canariesPlanted && canaries.every((test) => test.result().state === 'failed');
}

/** The evidence of tampering if a canary did not fail. */
export const lostCanary = 'A test that must fail did not fail.';

/** Evidence that a run was tampered with, in one sentence. Undefined if there is none. */
export function tampering(module: TestModule, expected: Manifest): string | undefined {
  if (!areCanariesIntact(module)) return lostCanary;
  const reported = manifestOf(module);
  // Both lists are sorted, so the first difference shows which test is missing or extra.
  const i = expected.findIndex((title, at) => reported[at] !== title);
  if (i === -1 && reported.length === expected.length) return undefined;
  const first = reported[i] ?? expected[i] ?? reported.at(-1);
  return `The reported tests are not the tests that were run; the first difference is "${first}".`;
}

/** Whether a test is one of those that must fail. */
export function isCanary(test: Pick<TestCase, 'fullName'>): boolean {
  return test.fullName.startsWith(`${canaryTitle} > `);
}
