import { withTarget } from '../../../../katas/support/target.ts';
import type { TestModule, Vitest } from 'vitest/node';
import type { Kata } from '../../catalog.ts';
import { startCagedVitest, type CagedVitestOptions } from './caged-vitest.ts';

/** What one run of a kata's tests left behind. */
export interface Outcome {
  /** Undefined where vitest lost it. */
  module: TestModule | undefined;
  /** Errors that nobody handled. */
  strays: readonly unknown[];
}

/** Runs after which vitest is started anew: every target leaves modules of its own behind in it. */
const lifetime = 24;

/** Runs one kata after the other, each in a process group of its own, and only what it was given last has its errors. */
export class Lane {
  readonly #options: CagedVitestOptions;
  #vitest: Promise<Vitest> | undefined;
  #runs = 0;

  constructor(options: CagedVitestOptions) {
    this.#options = options;
  }

  async run(kata: Kata, target: string): Promise<Outcome> {
    if (this.#runs >= lifetime) await this.close();
    this.#runs += 1;
    const vitest = await (this.#vitest ??= startCagedVitest(this.#options));
    const [project] = vitest.projects;
    const specification = project?.createSpecification(withTarget(kata.tests, target));
    if (!specification) throw new Error('Vitest has no project.');
    vitest.state.clearErrors();
    const { unhandledErrors } = await vitest.runTestSpecifications([specification]);
    return { module: specification.testModule, strays: unhandledErrors };
  }

  async close(): Promise<void> {
    const vitest = await this.#vitest;
    this.#vitest = undefined;
    this.#runs = 0;
    await vitest?.close();
  }
}
