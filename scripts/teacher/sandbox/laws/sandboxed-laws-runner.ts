import { dirname } from 'node:path';
import type { RunnerTestCase } from 'vitest';
import { canaryTitle } from '../canary-title.ts';
import SandboxedRunner from '../sandboxed-runner.ts';
import { quietRealm } from './quiet-realm.ts';

/** The Vitest runner of a process in which a student's laws judge solutions. */
export default class SandboxedLawsRunner extends SandboxedRunner {
  protected override prepareRealm(): void {
    quietRealm();
  }

  /** Reports show lines of the laws, and none of the solutions. */
  protected override shownFolders(file: string): string[] {
    return [this.codeFolder(file)];
  }

  protected override codeFolder(file: string): string {
    return dirname(file);
  }

  /** Each law counts as a rule of its own. So if one has to be stopped, the other laws still run. */
  protected override ruleOf(test: RunnerTestCase): string {
    const rule = super.ruleOf(test);
    return rule === canaryTitle ? rule : test.name;
  }
}
