import type { TestCase, TestModule } from 'vitest/node';
import type { KillReason } from '../../katas/support/killed.ts';
import { codeFrame, type SourceLocation } from '../platform/code-frame.ts';
import type { FileReport } from '../runner/run-files.ts';
import type { Failure } from '../runner/result.ts';
import { inputsSuite } from './laws-address.ts';

type VitestError = ReturnType<TestModule['errors']>[number];
/** An error that was never handled, and what Vitest knows about its origin. */
type UnhandledError = VitestError & { VITEST_TEST_PATH?: unknown; VITEST_TEST_NAME?: unknown };

/**
 * What one law says about one target. It rejects the target only if an expectation failed. It is invalid if anything
 * else ended it: an error, an endless loop, a rejection that nobody handled, or code that is still to be written.
 */
export interface LawOutcome {
  title: string;
  isExample: boolean;
  state: 'accepted' | 'rejected' | 'invalid' | 'not run';
  /** Set for a law that rejected the target or is invalid. */
  failure?: Failure;
}

/** What the laws of a file say about one target. */
export interface LawsReport {
  outcomes: LawOutcome[];
  /** Why the file could not run. */
  problem?: LawsProblem;
  /** Whether nothing is known, because there is no report of the run. */
  isLost?: boolean;
}

/** Why a file of laws could not run, as a sentence, and the line. */
export interface LawsProblem {
  message: string;
  at?: SourceLocation;
  /** Why the file was stopped while it was loaded. */
  killed?: KillReason;
  /** Whether the laws are not to blame: their process did not start, or did not answer in time. */
  isOurs?: boolean;
}

/** Turns Vitest's report of a file of laws into what each law says. */
export function readLaws(file: string, { module, unhandledErrors }: FileReport): LawsReport {
  if (!module)
    return { outcomes: [], problem: problemOfProcess(unhandledErrors as readonly UnhandledError[]), isLost: true };
  const unhandled = (unhandledErrors as readonly UnhandledError[]).filter(
    ({ VITEST_TEST_PATH: path }) => path === undefined || path === module.moduleId,
  );
  const outcomes = [...module.children.allTests()].map((test) => {
    const mine = unhandled.filter(({ VITEST_TEST_NAME: name }) => name === test.name);
    return outcomeOf(test, mine, file);
  });
  const [error] = [...module.errors(), ...unhandled.filter(({ VITEST_TEST_NAME: name }) => name === undefined)];
  if (!error) return { outcomes };
  if (isAboutProcess(error)) return { outcomes, problem: problemOfProcess([error]) };
  const at = placeIn(file, error);
  const message = sentence(selfExplanatoryErrors.includes(nameOf(error)) ? textOf(error) : nameAndMessage(error));
  const killed = nameOf(error) === 'KilledError' ? (error['reason'] as KillReason | undefined) : undefined;
  return { outcomes, problem: { message, ...(at ? { at } : {}), ...(killed ? { killed } : {}) } };
}

/** Whether an error comes from the library that starts processes and talks to them. */
function isAboutProcess(error: VitestError): boolean {
  return /^\[(?:vitest-(?:pool|worker)|birpc)/.test(textOf(error));
}

/** Why no process ran the laws, in the supervisor's words if it knows. */
function problemOfProcess(errors: readonly VitestError[]): LawsProblem {
  const causes: VitestError[] = [];
  for (let next = errors.find(isAboutProcess); next; next = next.cause as VitestError | undefined) causes.push(next);
  const known = causes.findLast((one) => !isAboutProcess(one));
  const message = known
    ? sentence(textOf(known).replace(/^A process for the tests could not be started: /, ''))
    : 'The process for the laws did not start or answer in time. Other programs may use the whole machine.';
  return { message, isOurs: true };
}

function sentence(text: string): string {
  return text.replace(/\.?$/, '.');
}

function outcomeOf(test: TestCase, unhandled: readonly UnhandledError[], file: string): LawOutcome {
  const { state, errors = [] } = test.result();
  const { law, killed } = test.meta();
  const outcome = { title: titleOf(test), isExample: law === undefined };
  const [unhandledError] = unhandled;
  if (unhandledError) {
    const { message, ...rest } = failureOf(unhandledError, test, file);
    return { ...outcome, state: 'invalid', failure: { ...rest, message: `This error was never handled: ${message}` } };
  }
  if (state === 'passed') return { ...outcome, state: 'accepted' };
  if (state !== 'failed') return { ...outcome, state: 'not run' };
  // An AggregateError without errors fails a test without an error.
  const failures = errors.map((error) => failureOf(error, test, file));
  const unexpected = failures.find(({ error }) => error !== 'AssertionError');
  const failure = unexpected ??
    failures[0] ?? { test: test.name, error: 'Error', message: 'It failed without an error.' };
  const isRejected = killed === undefined && failures.length > 0 && unexpected === undefined;
  return { ...outcome, state: isRejected ? 'rejected' : 'invalid', failure };
}

/** The title of a law, after those of the describes around it. */
function titleOf(test: TestCase): string {
  return test.fullName.replace(`${inputsSuite} > `, '');
}

/** The workbook's own errors, whose messages need no prefix. */
const selfExplanatoryErrors = ['AssertionError', 'KilledError', 'LawError', 'UncheckedError'];

function failureOf(error: VitestError, test: TestCase, file: string): Failure {
  const { broken, printed, killed } = test.meta();
  const name = nameOf(error);
  const text = textOf(error).split('\n\nLaw        ')[0] ?? '';
  const at = placeIn(file, error);
  return {
    test: test.name,
    error: name,
    message: selfExplanatoryErrors.includes(name)
      ? text
      : `The law ended with ${nameAndMessage({ name, message: text })}`,
    ...(typeof error.diff === 'string' ? { diff: error.diff } : {}),
    // Its command would run the kata's own laws.
    ...(broken ? { broken: { ...broken, replay: '' } } : {}),
    ...(printed ? { printed } : {}),
    ...(killed ? { killed } : {}),
    ...(at ? { at } : {}),
  };
}

function nameOf({ name }: { name?: unknown }): string {
  return typeof name === 'string' ? name : 'Error';
}

/** The name and the message of an error, which may lack one. */
function nameAndMessage(error: { name?: unknown; message?: unknown }): string {
  const text = textOf(error);
  return text.trim() === '' ? `${nameOf(error)}, which has no message.` : `${nameOf(error)}: ${text}`;
}

/** A thrown error may have anything as its message. */
function textOf({ message }: { message?: unknown }): string {
  return typeof message === 'string' ? message : String(message);
}

/** The line of the laws through which the error passed. Lines of solutions and impostors are never shown. */
function placeIn(file: string, error: VitestError): SourceLocation | undefined {
  const stacks = Array.isArray(error.stacks) ? error.stacks : [];
  const found = stacks.find((one) => one.file.split('?')[0] === file.replaceAll('\\', '/'));
  if (!found) return undefined;
  const place = { file, line: found.line, column: found.column };
  return { ...place, frame: codeFrame(place) };
}
