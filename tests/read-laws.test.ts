import { describe, expect, test } from 'vitest';
import { problemOf } from '../scripts/reverse/judge-laws.ts';
import { readLaws, type LawsReport } from '../scripts/reverse/read-laws.ts';

const file = '/katas/41-command/command.laws.ts';

/** The line that a learner sees if no process has reported anything but these errors. */
function lineOf(...unhandledErrors: object[]): string | undefined {
  const report: LawsReport = readLaws(file, { module: undefined, unhandledErrors });
  expect(report.isLost).toBe(true);
  return problemOf({ file, command: 'npm start r41' }, report.outcomes, [report])?.message;
}

describe('laws that did not run because of the machine are not to blame', () => {
  const silent = 'A process for the tests did not start within 30 seconds. Other programs may use the whole machine.';

  test.each([
    [{ message: '[vitest-pool]: Worker supervised emitted error.', cause: { message: silent } }],
    [
      {
        message: '[vitest-pool]: Failed to start supervised worker for test files \n- x.',
        cause: { message: `A process for the tests could not be started: ${silent}` },
      },
    ],
  ])('if a process did not start: %j', (error) => {
    expect(lineOf({ message: 'something else' }, error)).toBe(
      `command.laws.ts was not run. ${silent} Save again, or run: npm start r41`,
    );
  });

  test.each([
    [[]],
    [[{ message: '[vitest-pool]: Timeout starting supervised runner.' }]],
    [
      [
        {
          message: '[vitest-pool]: Failed to start supervised worker for test files \n- x.',
          cause: { message: '[vitest-pool-runner]: Timeout waiting for worker to respond' },
        },
      ],
    ],
  ])('if a process did not answer in time: %j', (errors) => {
    expect(lineOf(...errors)).toBe(
      'command.laws.ts was not run. The process for the laws did not start or answer in time. Other programs may use the whole machine. Save again, or run: npm start r41',
    );
  });
});
