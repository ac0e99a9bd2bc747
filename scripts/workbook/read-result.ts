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
    const passed = own.length > 0 && own.every((test) => test.result().state === 'passed');
    if (passed && failures.length === 0) return { rule, state: 'passed', failures };
    const todo = own.some((test) => test.meta().todo);
    return { rule, state: todo ? 'todo' : 'failed', failures };
  });
  const problem = problemOf({ kata, target }, module, mine, rules);
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
  const { state, errors = [] } = test.result();
  const { broken, killed, brokenUnder } = test.meta();
  // An AggregateError of nothing fails a test without an error.
  const told = state === 'failed' && errors.length === 0 ? [{ message: 'It failed without an error.' }] : errors;
  return told.map((error) => ({
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
    message: textOf(error).split('\n\nLaw        ')[0] ?? '',
    ...(typeof error.diff === 'string' ? { diff: error.diff } : {}),
    ...(at ? { at } : {}),
  };
}

/** Errors may be thrown that have anything for a message. */
function textOf({ message }: { message?: unknown }): string {
  return typeof message === 'string' ? message : String(message);
}

/** The learner's own line where the error passed through it, else the line of the tests. */
function placeOf(error: VitestError): Place | undefined {
  const stacks = Array.isArray(error.stacks) ? error.stacks : [];
  const places = stacks
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
  { kata: { number }, target }: Pick<Job, 'kata' | 'target'>,
  module: TestModule | undefined,
  strays: readonly Stray[],
  rules: readonly RuleResult[],
): Problem | undefined {
  const [error] = [...(module?.errors() ?? []), ...strays.filter((one) => one.VITEST_TEST_NAME === undefined)];
  const ran = rules.some(({ failures, state }) => failures.length > 0 || state === 'passed');
  const isOwn = target === 'katas';
  if (!error) {
    const remedy = isOwn
      ? 'Try: npm run doctor'
      : `Are its describes the headings of the rules? Try: npm run prove ${number}`;
    return ran ? undefined : { kind: 'does not load', message: `No test ran. ${remedy}` };
  }
  const at = placeOf(error);
  const own = module ? `The code in ${dirname(module.moduleId).split(/[\\/]/).at(-1)}` : 'The code';
  const where = isOwn ? own : `The code in ${target}`;
  const what = ran ? 'left an error over that nobody handled' : 'could not be loaded';
  const why = textOf(error).replace(/\.?$/, '.');
  return {
    kind: error['reason'] === ('looped' satisfies Verdict['reason']) ? 'looped' : 'does not load',
    message: `${where} ${what}: ${why} ${isOwn ? `Mend that and save, or begin anew: npm run reset ${number}` : `Mend that, then: npm run prove ${number}`}`,
    why,
    ...(at ? { at } : {}),
  };
}
