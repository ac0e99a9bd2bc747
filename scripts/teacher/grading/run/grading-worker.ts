import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestModule, Vitest } from 'vitest/node';
import { WarmProcessSlot } from '../../../runner/supervisor/warm-process.ts';
import type { StartVitest } from './sandboxed-vitest.ts';

/** The result of one run of a kata's tests. */
export interface Outcome {
  /** Undefined if Vitest reported nothing. */
  module: TestModule | undefined;
  unhandledErrors: readonly unknown[];
  /** Whether the process had run nothing before. */
  alone: boolean;
}

/** How a worker runs. */
export interface WorkerOptions {
  start: StartVitest;
  /** The folder for temporary files of the code that runs. */
  temp: string;
  /** Runs after which Vitest is restarted, because every submission leaves modules behind in it. */
  lifetime: number;
}

/**
 * Runs one test file after the other. The katas of one student share a process as long as it survives, in separate
 * compartments. Students never share a process.
 */
export class GradingWorker {
  readonly #options: WorkerOptions;
  readonly #warmProcess = new WarmProcessSlot();
  #owner: string | undefined;
  #vitest: Promise<Vitest> | undefined;
  #runs = 0;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /** Starts Vitest before it is needed. If that fails, `run` says so. */
  start(): void {
    this.#vitest ??= this.#options.start(this.#warmProcess);
    this.#vitest.catch(() => {});
  }

  /**
   * @param owner the id of the student whose code it is; empty for a starter
   * @param address the address of the test file, with its target
   * @param fresh whether it must not run in a process that has run something before
   */
  async run(owner: string, address: string, fresh = false): Promise<Outcome> {
    await this.#warmProcess.settled();
    if (fresh || owner !== this.#owner) this.#warmProcess.dispose();
    this.#owner = owner;
    if (this.#runs >= this.#options.lifetime) await this.close();
    this.#runs += 1;
    const vitest = await (this.#vitest ??= this.#options.start(this.#warmProcess));
    const [project] = vitest.projects;
    const specification = project?.createSpecification(address);
    if (!specification) throw new Error('Vitest has no project.');
    vitest.state.clearErrors();
    // Resets what it returns after the run.
    this.#warmProcess.hasGiven();
    try {
      const { unhandledErrors } = await vitest.runTestSpecifications([specification]);
      const alone = !this.#warmProcess.hasGiven();
      return { module: specification.testModule, unhandledErrors, alone };
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
