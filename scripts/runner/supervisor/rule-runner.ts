import { TestRunner, type RunnerTestCase, type RunnerTestFile } from 'vitest';
import { beat } from '../../../katas/support/heartbeat.ts';
import { ruleOf } from '../../../katas/support/rule-of.ts';
import { collectPrinted } from '../../../katas/support/printed.ts';
import { reached } from '../../../katas/support/todo.ts';
import { killedTests, lawSettings } from '../../../katas/support/provided.ts';
import { KilledError } from '../../../katas/support/killed.ts';
import { recordBuiltIns } from './built-ins.ts';

// Saved, because learner code may overwrite it.
const originalSetImmediate = setImmediate;

const restoreBuiltIns = recordBuiltIns();

/**
 * Vitest's runner. It tells the supervisor what is about to run, immediately fails what the supervisor had to kill
 * before, and records which failures called `todo()`.
 */
export default class RuleRunner extends TestRunner {
  /** By test: how many times `todo()` had been called in this process before the test. */
  readonly #reachedBefore = new WeakMap<object, number>();
  /** The files that have failed a test. */
  readonly #failed = new WeakSet<object>();
  /** The file whose tests are being collected. */
  #collecting: RunnerTestFile | undefined;

  override onCollectStart(file: RunnerTestFile): void {
    super.onCollectStart(file);
    this.#collecting = file;
  }

  override async importFile(file: string, source: 'collect' | 'setup'): Promise<unknown> {
    const { import: killed } = killedTests();
    if (killed) throw new KilledError(killed);
    beat({ at: 'import', file });
    const stopCollecting = collectPrinted();
    try {
      return await super.importFile(file, source);
    } finally {
      const printed = stopCollecting();
      if (printed && this.#collecting) this.#collecting.meta.printed = printed;
      beat({ at: 'idle' });
    }
  }

  override async onBeforeRunTask(test: RunnerTestCase): Promise<void> {
    await super.onBeforeRunTask(test);
    this.#reachedBefore.set(test, reached.count);
    if (lawSettings().firstFailure && this.#failed.has(test.file)) {
      test.mode = 'skip';
      return;
    }
    const rule = this.ruleOf(test);
    if (!this.isAboutCode(rule)) return;
    // If one test of a rule had to be killed, the others need not run, because the rule is broken.
    const { rules, tests } = killedTests();
    if (rules.includes(rule) && !tests[test.id]) test.mode = 'skip';
    else beat({ at: 'test', id: test.id, rule });
  }

  /** The title of the rule that is broken if this test has to be killed. */
  protected ruleOf(test: RunnerTestCase): string {
    return ruleOf(test);
  }

  /** Whether the tests below this title run the learner's code, and so may be to blame if something goes wrong. */
  protected isAboutCode(_rule: string): boolean {
    return true;
  }

  override onBeforeTryTask(test: RunnerTestCase): void {
    super.onBeforeTryTask(test);
    const killed = killedTests().tests[test.id];
    if (!killed) return;
    test.meta.killed = killed.reason;
    // A law shows the input for which it was killed. A plain test can only give the reason.
    if (test.meta.law === undefined) throw new KilledError(killed);
  }

  /** Gives an endless chain of promises the chance to show itself while its own rule is still running. */
  async onTaskFinished(): Promise<void> {
    await new Promise((resolve) => originalSetImmediate(resolve));
  }

  override onAfterRunTask(test: RunnerTestCase): void {
    beat({ at: 'idle' });
    super.onAfterRunTask(test);
    const before = this.#reachedBefore.get(test) ?? reached.count;
    if (test.result?.state !== 'fail') return;
    this.#failed.add(test.file);
    if (reached.count > before) test.meta.todo = true;
    test.result.errors?.forEach(keepOwnFrames);
  }

  /** The next file may run in this process, and must not suffer from what this one did to `Object.prototype`. */
  override onAfterRunFiles(): void {
    if (!this.config.isolate) restoreBuiltIns();
    super.onAfterRunFiles();
  }
}

/** Stack frames in libraries do not help the learner, and Vitest would read the library's file for each of them. */
function keepOwnFrames(error: { stack?: string }): void {
  if (typeof error.stack !== 'string') return;
  const isForeign = (line: string) => /^\s*at .*(?:[\\/]node_modules[\\/]|\(?node:)/.test(line);
  error.stack = error.stack
    .split('\n')
    .filter((line) => !isForeign(line))
    .join('\n');
}
