import { fileURLToPath } from 'node:url';

/** What every vitest project has that runs katas, whoever wrote the code. */
export const kataProject = {
  include: ['katas/*/*.test.ts'],
  runner: fileURLToPath(new URL('./supervisor/rule-runner.ts', import.meta.url)),
  expect: { requireAssertions: true },
  chaiConfig: { truncateThreshold: 200 },
  // The supervisor and the laws have their own, shorter limits that say what was wrong.
  testTimeout: 60_000,
  disableConsoleIntercept: true,
};
