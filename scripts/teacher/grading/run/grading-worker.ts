import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withTarget } from '../../../../katas/support/target.ts';
import type { TestModule, Vitest } from 'vitest/node';
import type { Kata } from '../../../kata/catalog.ts';
import { WarmProcessSlot } from '../../../runner/supervisor/warm-process.ts';
import { startSandboxedVitest, type SandboxedVitestOptions } from './sandboxed-vitest.ts';

/** The result of one run of a kata's tests. */
export interface Outcome {
  /** Undefined if Vitest lost it. */
  module: TestModule | undefined;
  /** Unhandled errors. */
  strays: readonly unknown[];
  /** The process had run nothing before. */
  alone: boolean;
}

/** Runs after which Vitest is restarted, because every target leaves modules behind in it. */
const lifetime = 24;

/**
 * Runs one kata after the other. The katas of one student share a process as long as it survives, in separate
 * compartments. Students never share a process.
 */
export class GradingWorker {
  readonly #options: Omit<SandboxedVitestOptions, 'warmProcess'>;
  readonly #warmProcess = new WarmProcessSlot();
  #owner: string | undefined;
  #vitest: Promise<Vitest> | undefined;
  #runs = 0;

  constructor(options: Omit<SandboxedVitestOptions, 'warmProcess'>) {
    this.#options = options;
  }

  /**
   * @param owner whose code it is
   * @param fresh whether it must not run in a process that has run something before
   */
  async run(owner: string, kata: Kata, target: string, fresh = false): Promise<Outcome> {
    if (fresh || owner !== this.#owner) this.#warmProcess.dispose();
    this.#owner = owner;
    const alone = !this.#warmProcess.isOccupied;
    if (this.#runs >= lifetime) await this.close();
    this.#runs += 1;
    const vitest = await (this.#vitest ??= startSandboxedVitest({ ...this.#options, warmProcess: this.#warmProcess }));
    const [project] = vitest.projects;
    const specification = project?.createSpecification(withTarget(kata.tests, target));
    if (!specification) throw new Error('Vitest has no project.');
    vitest.state.clearErrors();
    try {
      const { unhandledErrors } = await vitest.runTestSpecifications([specification]);
      return { module: specification.testModule, strays: unhandledErrors, alone };
    } finally {
      // A process that was killed could not remove its files.
      this.#emptyTemp();
    }
  }

  #emptyTemp(): void {
    for (const name of readdirSync(this.#options.temp)) {
      rmSync(join(this.#options.temp, name), { recursive: true, force: true });
    }
  }

  async close(): Promise<void> {
    this.#warmProcess.dispose();
    const vitest = await this.#vitest;
    this.#vitest = undefined;
    this.#runs = 0;
    await vitest?.close();
  }
}
