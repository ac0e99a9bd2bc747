import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { diskWithPacks, packPlugin } from './scripts/reverse/pack-plugin.ts';
import { lawsProject } from './scripts/reverse/laws-project.ts';
import { builtSupport } from './scripts/runner/built-support.ts';
import { lawSettingsFrom } from './scripts/runner/environment.ts';
import { kataProject } from './scripts/runner/vitest-project.ts';
import { sharedTransforms } from './scripts/runner/shared-transforms.ts';
import { createSupervisedPool } from './scripts/runner/supervisor/supervised-pool.ts';
import { targetPlugin } from './scripts/runner/target-plugin.ts';

const root = import.meta.dirname;

/**
 * Milliseconds after which a test of the workbook counts as hanging. Many start processes, and a busy machine can be ten
 * times as slow as an idle one, so this says nothing about speed.
 */
const testTimeout = 600_000;
const hookTimeout = 1_200_000;

const laws = lawSettingsFrom(process.env);
const support = () => builtSupport(root, { others: [kataProject.runner] });
const katas = { ...kataProject, pool: createSupervisedPool(), provide: { laws } };

/** The project that runs the laws of learners. In homework, the solutions that they run against are packed. */
const lawsOfLearners = (disk = diskWithPacks(root)) => ({
  plugins: [
    support(),
    packPlugin(root),
    targetPlugin(root, undefined, disk),
    sharedTransforms(root, 'solutions', { disk, showsPlaces: true }),
  ],
  test: { ...katas, ...lawsProject },
});

/** Projects that exist only in the full workbook. */
const ofTheWorkbook = [
  {
    plugins: [support(), targetPlugin(root, 'solutions'), sharedTransforms(root, 'solutions')],
    test: { ...katas, name: 'solutions', isolate: false, provide: { laws, defaultTarget: 'solutions' } },
  },
  { test: { name: 'workbook', include: ['tests/*.test.ts'], testTimeout, hookTimeout } },
  // Drives whole commands, again and again; what the katas prove does not depend on it.
  { test: { name: 'long', include: ['tests/*/*.test.ts'], testTimeout, hookTimeout } },
];

export default defineConfig({
  test: {
    // At least two: a single worker would be handed all files at once, and one bad file would cost them all.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      { plugins: [support(), targetPlugin(root)], test: { ...katas, name: 'katas' } },
      ...(existsSync(join(root, 'solutions')) ? ofTheWorkbook : []),
      ...(existsSync(join(root, 'tests', 'reverse')) ? [lawsOfLearners()] : []),
    ],
  },
});
