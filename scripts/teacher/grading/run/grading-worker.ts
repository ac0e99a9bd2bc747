import { withTarget } from '../../../../katas/support/target.ts';
import type { TestModule, Vitest } from 'vitest/node';
import type { Kata } from '../../../kata/catalog.ts';
import { Keeper } from '../../../runner/supervisor/warm-process.ts';
import { startCagedVitest, type CagedVitestOptions } from './sandboxed-vitest.ts';

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
export class Lane {
  readonly #options: Omit<CagedVitestOptions, 'keeper'>;
  readonly #keeper = new Keeper();
  #owner: string | undefined;
  #vitest: Promise<Vitest> | undefined;
  #runs = 0;

  constructor(options: Omit<CagedVitestOptions, 'keeper'>) {
    this.#options = options;
  }

  /** @param owner whose code it is */
  async run(owner: string, kata: Kata, target: string): Promise<Outcome> {
    if (owner !== this.#owner) this.#keeper.dismiss();
    this.#owner = owner;
    if (this.#runs >= lifetime) await this.close();
    this.#runs += 1;
    const vitest = await (this.#vitest ??= startCagedVitest({ ...this.#options, keeper: this.#keeper }));
    const [project] = vitest.projects;
    const specification = project?.createSpecification(withTarget(kata.tests, target));
    if (!specification) throw new Error('Vitest has no project.');
    vitest.state.clearErrors();
    const { unhandledErrors } = await vitest.runTestSpecifications([specification]);
    return { module: specification.testModule, strays: unhandledErrors };
  }

  async close(): Promise<void> {
    this.#keeper.dismiss();
    const vitest = await this.#vitest;
    this.#vitest = undefined;
    this.#runs = 0;
    await vitest?.close();
  }
}
