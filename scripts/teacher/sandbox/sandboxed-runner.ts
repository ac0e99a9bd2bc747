import { basename, dirname, join, resolve } from 'node:path';
import type { RunnerTestCase } from 'vitest';
import { getFn } from 'vitest/suite';
import { ruleOf } from '../../../katas/support/rule-of.ts';
import { targetOf } from '../../../katas/support/target.ts';
import RuleRunner from '../../runner/supervisor/rule-runner.ts';
import { canaryTitle } from './canary-title.ts';
import { compiledName, readCompiled } from './compiled-file.ts';
import { lockdownRealm } from './lockdown-realm.ts';
import { hasLeftovers, watchLeftovers } from './leftovers.ts';
import { ignoreLateErrors, reportLateErrors } from './late-errors.ts';
import { hasKeptLookups, mayOverrideLookups } from './overrides.ts';
import { sanitizeError } from './sanitize-error.ts';

// Saved, because Vitest replaces process.exit(), and submissions run in this process.
const killThisProcess = () => process.kill(process.pid, 'SIGKILL');

/** The rule runner, in a process that is locked down before it loads the first test file. */
export default class SandboxedRunner extends RuleRunner {
  /** The folders whose files a report may show. */
  #allowedFolders: string[] = [];
  #test: string | undefined;

  override async importFile(file: string, source: 'collect' | 'setup'): Promise<unknown> {
    const keepsLookups = !this.#codeOf(file).some(mayOverrideLookups);
    // This locks down the whole process. This module may be loaded again for each file.
    if (!Object.isFrozen(Array.prototype)) {
      watchLeftovers();
      this.prepareRealm();
      lockdownRealm({ keepsLookups });
    }
    // An earlier kata has left something behind, or needed less. The supervisor then runs this file in a new process.
    if (hasLeftovers() || (!keepsLookups && hasKeptLookups())) killThisProcess();
    reportLateErrors({
      sanitize: (thrown) => sanitizeError(thrown, this.#allowedFolders),
      currentTest: () => this.#test,
    });
    this.#allowedFolders = this.shownFolders(file);
    return this.#withSafeErrors(() => super.importFile(file, source));
  }

  override async onBeforeRunTask(test: RunnerTestCase): Promise<void> {
    // Errors while a canary runs have nothing to do with the canary.
    this.#test = this.isAboutCode(ruleOf(test)) ? test.name : undefined;
    await super.onBeforeRunTask(test);
  }

  override onAfterRunTask(test: RunnerTestCase): void {
    this.#test = undefined;
    super.onAfterRunTask(test);
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles();
    ignoreLateErrors();
  }

  /** Called once per process, before the built-in objects are frozen. */
  protected prepareRealm(): void {}

  /** The folders whose files a report about this test file may show. */
  protected shownFolders(file: string): string[] {
    const folder = dirname(file);
    return [folder, join(dirname(folder), 'support'), this.codeFolder(file)];
  }

  /** The folder of the submitted code that this test file runs. */
  protected codeFolder(file: string): string {
    const folder = dirname(file);
    return resolve(targetOf(file) ?? folder, basename(folder));
  }

  /** Sanitizes thrown values before anything else handles them, because many functions of Vitest trust them. */
  async runTask(test: RunnerTestCase): Promise<void> {
    await this.#withSafeErrors(() => getFn(test)());
  }

  protected override isAboutCode(rule: string): boolean {
    return rule !== canaryTitle;
  }

  /** The compiled code of each module that this test file runs. */
  #codeOf(file: string): string[] {
    return Object.values(readCompiled(join(this.codeFolder(file), compiledName))).map(({ code }) => code);
  }

  async #withSafeErrors<T>(action: () => T): Promise<Awaited<T>> {
    try {
      return await action();
    } catch (error) {
      throw sanitizeError(error, this.#allowedFolders);
    }
  }
}
