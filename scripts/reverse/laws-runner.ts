import { describe, type RunnerTestCase } from 'vitest';
import { lawHooks, type DeclaredLaw } from '../../katas/support/declared-laws.ts';
import { targetOf, withTarget } from '../../katas/support/target.ts';
import RuleRunner from '../runner/supervisor/rule-runner.ts';
import { matchInputs } from './match-inputs.ts';
import { inputsSuite, optionsIn } from './laws-address.ts';

/** Runs a file of laws against one target, as its address says. */
export default class LawsRunner extends RuleRunner {
  /** The files whose target is rejected. */
  readonly #rejected = new WeakSet<object>();

  override async importFile(file: string, source: 'collect' | 'setup'): Promise<unknown> {
    const { inputsFrom } = optionsIn(file);
    if (inputsFrom === undefined || source === 'setup') return super.importFile(file, source);
    const declared: DeclaredLaw[] = (lawHooks.collected = []);
    await super.importFile(withTarget(inputsFrom, targetOf(file) ?? ''), source);
    // Vitest calls the functions of describes one after the other, and only when the file is loaded. So the kata's laws
    // are known only in a describe that comes after theirs.
    describe(inputsSuite, async () => {
      delete lawHooks.collected;
      lawHooks.replace = (law) => matchInputs(law, declared);
      await super.importFile(file, source);
    });
    return undefined;
  }

  onCollected(): void {
    delete lawHooks.collected;
    delete lawHooks.replace;
  }

  override async onBeforeRunTask(test: RunnerTestCase): Promise<void> {
    await super.onBeforeRunTask(test);
    if (this.#rejected.has(test.file)) test.mode = 'skip';
  }

  override onAfterRunTask(test: RunnerTestCase): void {
    super.onAfterRunTask(test);
    const { untilRejected, examplesCount } = optionsIn(test.file.filepath);
    if (!untilRejected || test.result?.state !== 'fail') return;
    const isByExpectation = test.result.errors?.every(({ name }) => name === 'AssertionError');
    if (isByExpectation && (examplesCount || test.meta.law !== undefined)) this.#rejected.add(test.file);
  }

  /** If a law has to be killed, the other laws still run, and so does this law against other targets. */
  protected override ruleOf({ file, name }: RunnerTestCase): string {
    return `${file.filepath}\n${name}`;
  }
}
