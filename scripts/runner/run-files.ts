import type { TestModule, TestProject, Vitest } from 'vitest/node';
import type { LawSettings } from '../../katas/support/law-settings.ts';
import { UserError } from '../platform/errors/user-error.ts';
import type { SupervisedPool } from './supervisor/supervised-pool.ts';

/** Vitest's report of one test file. */
export interface FileReport {
  /** Undefined if the file never ran, because its process could not be started. */
  module: TestModule | undefined;
  /** The unhandled errors of the whole run. */
  unhandledErrors: readonly unknown[];
}

/** Runs test files, each a path with its target and other parameters as a query. Returns a report for each. */
export type RunFiles = (files: readonly string[]) => Promise<FileReport[]>;

/** The running Vitest instance that a project belongs to. */
export interface ProjectOwner {
  vitest: Vitest;
  pool: SupervisedPool;
  /** The settings of laws that people set in their shell. */
  fromShell: LawSettings;
}

/**
 * Lends a project of the workbook's configuration to code that runs test files in several steps. Its process stays
 * until the last step.
 *
 * @throws {UserError} if the configuration lacks the project
 */
export async function withProject<T>(
  { vitest, pool, fromShell }: ProjectOwner,
  name: string,
  use: (run: RunFiles) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const project = projectOf(vitest, name);
  // Only the laws that learners write run in this way.
  project.provide('laws', { ...fromShell, canSkip: true });
  return pool.keepingWarm(() =>
    use(async (files) => {
      signal.throwIfAborted();
      if (files.length === 0) return [];
      pool.listen(undefined);
      const specifications = files.map((file) => project.createSpecification(file));
      vitest.state.clearErrors();
      const { unhandledErrors } = await vitest.runTestSpecifications(specifications);
      return specifications.map(({ testModule }) => ({ module: testModule, unhandledErrors }));
    }),
  );
}

function projectOf(vitest: Vitest, name: string): TestProject {
  const project = vitest.projects.find((one) => one.name === name);
  if (project) return project;
  throw new UserError(`vitest.config.ts lacks the project "${name}"`, 'git checkout -- vitest.config.ts');
}
