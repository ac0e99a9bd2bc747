import { dirname } from 'node:path';
import type { TestCase, TestModule } from 'vitest/node';
import { kataOf } from '../../katas/support/target.ts';
import type { Verdict } from '../../katas/support/verdict.ts';
import { codeFrame } from './place.ts';
import type { Job } from './run.ts';
import type { Failure, KataResult, Place, Problem, RuleResult } from './run-result.ts';
import { parseRule, readStatement } from './statement.ts';

type VitestError = ReturnType<TestModule['errors']>[number];

/** An error that nobody awaited, with what vitest knows of where it came from. */
type Stray = VitestError & { VITEST_TEST_PATH?: unknown; VITEST_TEST_NAME?: unknown };

/**
 * Turns what vitest reports of a test file into the results of a kata's rules. Rules are read off the statement: one
 * that no test reported is broken, so nothing is ever passed by not being run.
 */
export function readResult(
  { kata, target }: Job,
  module: TestModule | undefined,
  strays: readonly unknown[],
): KataResult {
  const mine = (strays as readonly Stray[]).filter((error) => isFrom(error, module));
  const tests = module ? [...module.children.allTests()] : [];
  const rules = readStatement(kata.statement).rules.map((rule): RuleResult => {
    const own = tests.filter((test) => ruleOf(test) === rule.heading);
    const failures = [
      ...own.flatMap(failuresOf),
      ...mine.filter((error) => own.some(({ name }) => name === error.VITEST_TEST_NAME)).map((error) => stray(error)),
    ];
    const unfinished = own.filter((test) => test.result().state !== 'passed' && test.result().state !== 'failed');
    if (failures.length === 0 && own.length > 0 && unfinished.length === 0) return { rule, state: 'passed', failures };
    const todo = own.some((test) => test.meta().todo);
    return { rule, state: todo ? 'todo' : 'failed', failures };
  });
  const problem = problemOf(kata.number, module, mine, rules);
  return {
    slug: kata.slug,
    target,
    rules,
    ...(problem ? { problem } : {}),
    duration: module?.diagnostic().duration ?? 0,
  };
}

function ruleOf(test: TestCase): string | undefined {
  let suite = test.parent;
  while (suite.type === 'suite') {
    if (parseRule(suite.name)) return suite.name;
    suite = suite.parent;
  }
  return undefined;
}

function failuresOf(test: TestCase): Failure[] {
  const { errors = [] } = test.result();
  const { broken, killed, brokenUnder } = test.meta();
  return errors.map((error) => ({
    ...failure(error, test.name),
    ...(broken ? { broken } : {}),
    ...(killed ? { killed } : {}),
    ...(brokenUnder ? { seeds: brokenUnder } : {}),
  }));
}

function stray(error: Stray): Failure {
  const { test, ...rest } = failure(error, String(error.VITEST_TEST_NAME));
  return { test, ...rest, message: `Nobody handled this error: ${rest.message}` };
}

function failure(error: VitestError, test: string): Failure {
  const at = placeOf(error);
  return {
    test,
    error: error.name ?? 'Error',
    message: error.message.split('\n\nLaw        ')[0] ?? error.message,
    ...(typeof error.diff === 'string' ? { diff: error.diff } : {}),
    ...(at ? { at } : {}),
  };
}

/** The learner's own line where the error passed through it, else the line of the tests. */
function placeOf(error: VitestError): Place | undefined {
  const places = (error.stacks ?? [])
    .map(({ file, line, column }) => ({ file: file.split('?')[0] ?? file, line, column }))
    .filter(({ file }) => !/[\\/](node_modules|support|pool)[\\/]/.test(file));
  const place = places.find(({ file }) => !/\.(test|model)\.ts$/.test(file) && kataOf(file) !== undefined) ?? places[0];
  return place && { ...place, frame: codeFrame(place) };
}

function isFrom(error: Stray, module: TestModule | undefined): boolean {
  const path = error.VITEST_TEST_PATH;
  return path === undefined || path === module?.moduleId;
}

function problemOf(
  number: number,
  module: TestModule | undefined,
  strays: readonly Stray[],
  rules: readonly RuleResult[],
): Problem | undefined {
  const [error] = [...(module?.errors() ?? []), ...strays.filter((one) => one.VITEST_TEST_NAME === undefined)];
  const ran = rules.some(({ failures, state }) => failures.length > 0 || state === 'passed');
  if (!error) return ran ? undefined : { kind: 'does not load', message: 'No test ran. Try: npm run doctor' };
  const at = placeOf(error);
  const where = module ? `The code in ${dirname(module.moduleId).split(/[\\/]/).at(-1)}` : 'The code';
  return {
    kind: error['reason'] === ('looped' satisfies Verdict['reason']) ? 'looped' : 'does not load',
    message: `${where} could not be loaded: ${error.message.replace(/\.?$/, '.')} Mend that and save, or begin anew: npm run reset ${number}`,
    ...(at ? { at } : {}),
  };
}
