import { withTarget } from '../../../../katas/support/target.ts';
import type { TestModule, Vitest } from 'vitest/node';
import type { Kata } from '../../../kata/catalog.ts';
import { WarmProcessSlot } from '../../../runner/supervisor/warm-process.ts';
import { startSandboxedVitest, type SandboxedVitestOptions } from './sandboxed-vitest.ts';

/** What one run of a kata's tests left behind. */
export interface Outcome {
  /** Undefined where vitest lost it. */
  module: TestModule | undefined;
  /** Errors that nobody handled. */
  strays: readonly unknown[];
}

/** Runs after which vitest is started anew: every target leaves modules of its own behind in it. */
const lifetime = 24;

/**
 * Runs one kata after the other. Those of one student share a process, in compartments of their own, as long as it
 * survives; nobody shares one with anybody else.
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

  /** @param owner whose code it is */
  async run(owner: string, kata: Kata, target: string): Promise<Outcome> {
    if (owner !== this.#owner) this.#warmProcess.dispose();
    this.#owner = owner;
    if (this.#runs >= lifetime) await this.close();
    this.#runs += 1;
    const vitest = await (this.#vitest ??= startSandboxedVitest({ ...this.#options, warmProcess: this.#warmProcess }));
    const [project] = vitest.projects;
    const specification = project?.createSpecification(withTarget(kata.tests, target));
    if (!specification) throw new Error('Vitest has no project.');
    vitest.state.clearErrors();
    const { unhandledErrors } = await vitest.runTestSpecifications([specification]);
    return { module: specification.testModule, strays: unhandledErrors };
  }

  async close(): Promise<void> {
    this.#warmProcess.dispose();
    const vitest = await this.#vitest;
    this.#vitest = undefined;
    this.#runs = 0;
    await vitest?.close();
  }
}
