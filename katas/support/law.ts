import fc from 'fast-check';
import { test, type TaskMeta } from 'vitest';
import { shouldRunExamples, inputsToRun } from './declared-laws.ts';
import { type Draw, draws, type Drawn, type Generators, inputOf, parametersOf, shownInputs } from './draws.ts';
import { collectPrinted, type Printed } from './printed.ts';
import { recordRun } from './heartbeat.ts';
import { KilledError, type KillReason } from './killed.ts';
import { lastFailure } from './last-failures.ts';
import type { LawOptions } from './law-options.ts';
import { isSkip, LawRunner, runExample, tooManySkips } from './law-run.ts';
import { type Circumstance, Mode } from './modes.ts';
import { inputRows, withReport, type BrokenLaw } from './report.ts';
import { frameAbove, readableError, withDiff } from './readable-error.ts';
import { killedTests, lawSettings } from './provided.ts';
import { replayCommand, replayOf, whereFound } from './replay.ts';
import { ruleOf } from './rule-of.ts';
import { noteOn, reasonFor } from './why-and-note.ts';
import { inputAfterRun, restartInput, startInput } from './run-input.ts';
import { checkUnderSeeds } from './seeds.ts';
import { smallestOf } from './smaller-input.ts';
import { Thrown, thrownIn } from './thrown-in-law.ts';
import { TodoError } from './todo.ts';

declare module 'vitest' {
  interface TaskMeta {
    law?: string;
    broken?: BrokenLaw;
    /** What the code printed for the reported input, or in the example. */
    printed?: Printed;
    /** The test failed and had reached a `todo()`. */
    todo?: boolean;
    /** The supervisor killed an earlier attempt at this test. */
    killed?: KillReason;
    /** If the test ran under many seeds: those under which an expectation failed. */
    brokenUnder?: number[];
  }
}

/**
 * A Vitest test that must pass for every input. It has a title, named inputs, and a predicate with expectations. When
 * it fails, the error is rethrown with the law, the smallest inputs and a command to replay it.
 *
 * The predicate gets copies of plain inputs, so code that changes its arguments cannot change the report.
 *
 * @example
 * law('adding is commutative', { a: amounts(), b: amounts() }, ({ a, b }) => {
 *   expect(add(a, b)).toBe(add(b, a));
 * });
 */
export function law<G extends Generators>(
  title: string,
  inputs: G,
  predicate: (inputs: Drawn<G>, mode: Mode) => void | Promise<void>,
  given: LawOptions<Drawn<G>> = {},
): void {
  const declared = inputsToRun({ title, inputs, examples: given.examples ?? [] });
  if (!declared) return;
  const options = { ...given, examples: declared.examples as readonly Drawn<G>[] };
  const arbitrary = draws(declared.inputs as G, options.modes);
  const frame = frameAbove(law);

  test(title, { meta: { law: title } }, async ({ task }) => {
    const { seeds = [], lastFailures = {}, ...settings } = lawSettings();
    const usual = parametersOf(options, settings);
    const lastLocation =
      settings.path === undefined
        ? lastFailure(lastFailures, task.file.filepath, { rule: ruleOf(task), law: title, seed: usual.seed })
        : undefined;
    const killed = killedTests().tests[task.id];
    if (killed && !killed.shrinking) {
      const parameters = killed.remembered && lastLocation ? replayOf(lastLocation, usual) : usual;
      const input = killed.run === undefined ? undefined : await inputOf(arbitrary, parameters, killed.run);
      const shown = input ? shownInputs(input) : [];
      throw new KilledError(killed, shown.length > 0 ? `\n\n${inputRows('While', shown)}` : '');
    }
    const runs = new LawRunner(predicate);
    const tryWith = async (input: Drawn<G>, circumstance: Circumstance): Promise<Thrown | 'skipped' | undefined> => {
      try {
        await runs.run(input, new Mode(circumstance));
        return undefined;
      } catch (error) {
        if (isSkip(error)) return 'skipped';
        // The thrown value is hidden from fast-check, which would treat some values as a request to skip the input.
        return new Thrown(readableError(error, frame), input);
      }
    };
    if (settings.once) {
      // For a debugger: only this one input runs, and only once.
      const only = await inputOf(arbitrary, usual, 0);
      const thrown = only && (await tryWith(startInput(only.input), only.circumstance));
      if (thrown instanceof Thrown) throw withDiff(thrown.what);
      return;
    }
    const check = async (parameters: fc.Parameters<[Draw<Drawn<G>>]>, remembered: boolean, inputsToSkip = 0) => {
      let run = 0;
      let broken = false;
      const property = fc.asyncProperty(arbitrary, async ({ input, circumstance }) => {
        if (run < inputsToSkip) return void (run += 1);
        // After the input at a path, fast-check continues with its siblings, but only this one input is wanted.
        if (remembered && run > 0 && !broken) return;
        recordRun({ run, shrinking: broken || inputsToSkip > 0, remembered });
        run += 1;
        const thrown = await tryWith(startInput(input), circumstance);
        if (!thrown) return;
        fc.pre(thrown !== 'skipped');
        broken = true;
        throw thrown;
      });
      return fc.check(property, { ...parameters, ...(killed ? { endOnFailure: true } : {}) });
    };
    const replayed = lastLocation && (await check(replayOf(lastLocation, usual), true).catch(() => undefined));
    const checkAfresh = async () => {
      const [first, ...others] = seeds;
      if (first === undefined) {
        const outcome = await check(usual, false);
        return killed
          ? outcome
          : smallestOf(outcome, usual, (parameters, examples) => check(parameters, false, examples), settings.searchMs);
      }
      const { outcome, brokenUnder } = await checkUnderSeeds([first, ...others], (seed) =>
        check({ ...usual, seed }, false),
      );
      task.meta.brokenUnder = brokenUnder;
      return outcome;
    };
    const outcome = replayed?.counterexample ? replayed : await checkAfresh();
    if (!outcome.failed) return;

    const { counterexample, errorInstance: first, numSkips } = outcome;
    if (!counterexample && numSkips > 0) throw readableError(tooManySkips(numSkips), frame);
    if (!counterexample || !(first instanceof Thrown)) throw thrownIn(outcome);
    if (first.what instanceof TodoError) throw first.what;
    const [{ input: drawn, circumstance }] = counterexample;
    // Runs the counterexample once more, after all others. So error, diff and inputs come from one run, and state
    // left behind by earlier runs shows up.
    recordRun({ run: 0, shrinking: true, remembered: replayed === outcome });
    const printed = collectPrinted();
    const second = killed
      ? first
      : await tryWith(restartInput(drawn), circumstance).finally(() => recordPrinted(task, printed()));
    const repeated = second === 'skipped' ? undefined : second;
    const { what: error, input } = repeated && !(repeated.what instanceof TodoError) ? repeated : first;
    const shown = inputAfterRun(drawn, input as Drawn<G>);
    const found = whereFound(outcome);
    const report: BrokenLaw = {
      law: title,
      inputs: Object.fromEntries(shownInputs({ input: shown, circumstance })),
      ...reasonFor(options.why, shown),
      ...noteOn(first.what, repeated?.what),
      replay: replayCommand(task.file.filepath, title, found),
      found,
    };
    task.meta.broken = report;
    throw withReport(withDiff(error), report);
  });
}

/**
 * A Vitest test with fixed values, like the example in the statement. Like a law, it reports a promise that never
 * settles instead of waiting for it.
 */
export function example(title: string, body: () => void | Promise<void>): void {
  if (!shouldRunExamples()) return;
  const frame = frameAbove(example);
  test(title, async ({ task }) => {
    const printed = collectPrinted();
    try {
      await runExample(body);
    } catch (error) {
      recordPrinted(task, printed());
      throw withDiff(readableError(error, frame));
    } finally {
      printed();
    }
  });
}

function recordPrinted({ meta }: { meta: TaskMeta }, printed: Printed | undefined): void {
  if (printed) meta.printed = printed;
}
