import type { TestModule, TestProject, Vitest } from 'vitest/node';
import { UserError } from '../platform/errors/user-error.ts';
import type { supervisedPool } from './supervisor/supervised-pool.ts';

/** Vitest's report of one test file. */
export interface FileReport {
  /** Undefined if the file was never started. */
  module: TestModule | undefined;
  /** The errors of the whole run that were never handled. */
  unhandledErrors: readonly unknown[];
}

/** Runs test files, each a path with its target and other parameters as a query. Returns a report for each. */
export type RunFiles = (files: readonly string[]) => Promise<FileReport[]>;

/** A pool that keeps its process between the steps of one piece of work. */
interface KeepingPool {
  /** Ends the kept process. */
  dispose?(): void;
}

/**
 * Lends a project of the workbook's configuration to code that runs test files in several steps.
 *
 * @throws {UserError} if the configuration lacks the project
 */
export async function withProject<T>(
  vitest: Vitest,
  name: string,
  use: (run: RunFiles) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const project = projectOf(vitest, name);
  const pool = poolOf(project);
  try {
    return await use(async (files) => {
      signal.throwIfAborted();
      if (files.length === 0) return [];
      const specifications = files.map((file) => project.createSpecification(file));
      vitest.state.clearErrors();
      pool?.onStop(undefined);
      const { unhandledErrors } = await vitest.runTestSpecifications(specifications);
      return specifications.map(({ testModule }) => ({ module: testModule, unhandledErrors }));
    });
  } finally {
    (pool as KeepingPool | undefined)?.dispose?.();
  }
}

function projectOf(vitest: Vitest, name: string): TestProject {
  const project = vitest.projects.find((one) => one.name === name);
  if (project) return project;
  throw new UserError(`vitest.config.ts lacks the project "${name}"`, 'git checkout -- vitest.config.ts');
}

/** The pool in the workbook's configuration, which may be another instance than one imported here. */
export function poolOf({ config }: TestProject): typeof supervisedPool | undefined {
  const pool = config.poolRunner;
  return pool?.name === 'supervised' ? (pool as typeof supervisedPool) : undefined;
}
