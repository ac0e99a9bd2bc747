import { dirname, relative, resolve, sep } from 'node:path';
import type { TestCase, TestModule } from 'vitest/node';
import { kataOf, rootOf } from '../../katas/support/target.ts';
import type { KillReason } from '../../katas/support/killed.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { npmCommand } from '../platform/cli/npm-command.ts';
import { codeFrame, type SourceLocation } from '../platform/code-frame.ts';
import type { Job, Failure, KataResult, Problem, RuleResult } from './result.ts';
import { parseRule, readStatement } from '../kata/statement.ts';

type VitestError = ReturnType<TestModule['errors']>[number];

/** An error that was never handled, and what Vitest knows about its origin. */
type UnhandledError = VitestError & { VITEST_TEST_PATH?: unknown; VITEST_TEST_NAME?: unknown };

/**
 * Turns Vitest's report of a test file into the results of a kata's rules. The rules come from the statement. A rule
 * that no test reported is broken, so a rule never passes by not being run.
 */
export function readResult(
  { kata, target }: Job,
  module: TestModule | undefined,
  unhandled: readonly unknown[],
): KataResult {
  const unhandledInModule = (unhandled as readonly UnhandledError[]).filter((error) => isFrom(error, module));
  const root = rootOf(kata.tests);
  const tests = module ? [...module.children.allTests()] : [];
  const rules = readStatement(kata.statement).rules.map((rule): RuleResult => {
    const own = tests.filter((test) => ruleOf(test) === rule.heading);
    const unhandledHere = unhandledInModule.filter((error) => own.some(({ name }) => name === error.VITEST_TEST_NAME));
    const failures = [
      ...own.flatMap((test) => failuresOf(test, root)),
      ...unhandledHere.map((error) => unhandledFailure(error, root)),
    ];
    const passed = own.length > 0 && own.every((test) => test.result().state === 'passed');
    if (passed && failures.length === 0) return { rule, state: 'passed', failures };
    const todo = own.some((test) => test.meta().todo);
    const holding = todo ? undefined : holdingOf(own);
    return { rule, state: todo ? 'todo' : 'failed', failures, ...(holding ? { holding } : {}) };
  });
  const problem = problemOf({ kata, target }, module, unhandledInModule, rules, root);
  const { printed } = module?.meta() ?? {};
  return {
    slug: kata.slug,
    target,
    rules,
    tests: tests.map(({ fullName }) => fullName),
    ...(problem ? { problem } : {}),
    ...(printed ? { printedWhileLoading: printed } : {}),
    duration: module?.diagnostic().duration ?? 0,
  };
}

/** How many tests of a rule hold. Undefined if some did not run, because another one had to be stopped. */
function holdingOf(tests: readonly TestCase[]): RuleResult['holding'] {
  const states = tests.map((test) => test.result().state);
  if (states.length === 0 || states.some((state) => state !== 'passed' && state !== 'failed')) return undefined;
  return { passed: states.filter((state) => state === 'passed').length, of: states.length };
}

function ruleOf(test: TestCase): string | undefined {
  let suite = test.parent;
  while (suite.type === 'suite') {
    if (parseRule(suite.name)) return suite.name;
    suite = suite.parent;
  }
  return undefined;
}

function failuresOf(test: TestCase, root: string): Failure[] {
  const { state, errors = [] } = test.result();
  const { broken, killed, brokenUnder, printed } = test.meta();
  // An AggregateError without errors fails a test without an error.
  const shownErrors = state === 'failed' && errors.length === 0 ? [{ message: 'It failed without an error.' }] : errors;
  return shownErrors.map((error) => ({
    ...failure(error, test.name, root),
    ...(broken ? { broken } : {}),
    ...(printed ? { printed } : {}),
    ...(killed ? { killed } : {}),
    ...(brokenUnder ? { seeds: brokenUnder } : {}),
  }));
}

function unhandledFailure(error: UnhandledError, root: string): Failure {
  const { test, ...rest } = failure(error, String(error.VITEST_TEST_NAME), root);
  return { test, ...rest, message: `This error was never handled: ${textOf(error)}` };
}

/** The workbook's own errors, whose messages need no prefix. */
const selfExplanatoryErrors = ['AssertionError', 'KilledError', 'LawError', 'UncheckedError', 'TodoError'];

function failure(error: VitestError, test: string, root: string): Failure {
  const { at, isLearners } = placeOf(error, root);
  const name = error.name ?? 'Error';
  const message = textOf(error).split('\n\nLaw        ')[0] ?? '';
  return {
    test,
    error: name,
    message: selfExplanatoryErrors.includes(name) ? message : unexpected(`${name}: ${message}`, isLearners),
    ...(typeof error.diff === 'string' ? { diff: error.diff } : {}),
    ...(at ? { at } : {}),
  };
}

function unexpected(error: string, isLearners: boolean): string {
  return isLearners ? `Your code threw ${error}` : `An unexpected error ended the test: ${error}`;
}

/** A thrown error may have anything as its message. */
function textOf({ message }: { message?: unknown }): string {
  return typeof message === 'string' ? message : String(message);
}

/** The learner's line if the error passed through it, otherwise the line of the tests, otherwise that of a model. */
function placeOf(error: VitestError, root: string): { at: SourceLocation | undefined; isLearners: boolean } {
  const stacks = Array.isArray(error.stacks) ? error.stacks : [];
  const places = stacks
    .map(({ file, line, column }) => ({ file: file.split('?')[0] ?? file, line, column }))
    .filter(({ file }) => !isInfrastructure(file, root));
  const own = places.find(({ file }) => !/\.(test|model)\.ts$/.test(file) && kataOf(file) !== undefined);
  const place = own ?? places.find(({ file }) => file.endsWith('.test.ts')) ?? places[0];
  return { at: place && { ...place, frame: codeFrame(place) }, isLearners: own !== undefined };
}

/** Whether a file belongs to a library or to the code that runs tests, wherever the workbook is. */
function isInfrastructure(file: string, root: string): boolean {
  const [within = file] = [root, workbookRoot]
    .map((folder) => relative(folder, resolve(file)))
    .filter((path) => !path.startsWith(`..${sep}`));
  return /(^|[\\/])node_modules[\\/]|^(katas[\\/]support|scripts)[\\/]/.test(within);
}

function isFrom(error: UnhandledError, module: TestModule | undefined): boolean {
  const path = error.VITEST_TEST_PATH;
  return path === undefined || path === module?.moduleId;
}

function problemOf(
  { kata: { number }, target }: Pick<Job, 'kata' | 'target'>,
  module: TestModule | undefined,
  unhandled: readonly UnhandledError[],
  rules: readonly RuleResult[],
  root: string,
): Problem | undefined {
  const [error] = [...(module?.errors() ?? []), ...unhandled.filter((one) => one.VITEST_TEST_NAME === undefined)];
  const ran = rules.some(({ failures, state }) => failures.length > 0 || state === 'passed');
  const isOwn = target === 'katas';
  if (!error) {
    const remedy = isOwn
      ? 'Try: npm run doctor'
      : `Are its describes the headings of the rules? Try: ${npmCommand('prove', root)} ${number}`;
    return ran ? undefined : { kind: 'does not load', message: `No test ran. ${remedy}` };
  }
  const { at } = placeOf(error, root);
  const own = module ? `The code in ${dirname(module.moduleId).split(/[\\/]/).at(-1)}` : 'The code';
  const where = isOwn ? own : `The code in ${target}`;
  const what = ran ? 'left an error unhandled' : 'could not be loaded';
  const why = textOf(error).replace(/\.?$/, '.');
  // The message of a KilledError already says what the code did.
  const explanation =
    error.name === 'KilledError'
      ? `${why} That was while ${where.replace('The code', 'the code')} was being loaded.`
      : `${where} ${what}: ${why}`;
  return {
    kind: error['reason'] === ('looped' satisfies KillReason) ? 'looped' : 'does not load',
    message: `${explanation} ${isOwn ? `Fix this and save, or start again: npm run reset ${number}` : `Fix this, then: ${npmCommand('prove', root)} ${number}`}`,
    why,
    ...(at ? { at } : {}),
  };
}
