import { fileURLToPath } from 'node:url';

/** Settings of every Vitest project that runs katas, whoever wrote the code. */
export const kataProject = {
  include: ['katas/*/*.test.ts'],
  runner: fileURLToPath(new URL('./supervisor/rule-runner.ts', import.meta.url)),
  expect: { requireAssertions: true },
  chaiConfig: { truncateThreshold: 200 },
  // The supervisor and the laws have their own, shorter limits, which report what was wrong.
  testTimeout: 60_000,
  disableConsoleIntercept: true,
};

/** Settings of every Vitest that a script starts in its own process. */
export const ownVitest = {
  watch: false,
  reporters: [{}],
  // Vitest would remember every target and submission for ever, and write all of them down after each run.
  cache: false as const,
};
