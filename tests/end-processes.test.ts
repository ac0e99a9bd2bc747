import { expect, test } from 'vitest';
import { endProcesses, type System } from '../scripts/runner/supervisor/end-processes.mjs';

/** A system that records what it is asked for. */
function fakeSystem(
  platform: NodeJS.Platform,
  { status = 0, env = {} }: { status?: number | null; env?: object } = {},
) {
  const asked: unknown[] = [];
  const system: Partial<System> = {
    platform,
    env: env as NodeJS.ProcessEnv,
    kill: (...args) => {
      asked.push(args);
      if (status !== 0) throw new Error('ESRCH');
      return true;
    },
    run: (command, args) => {
      asked.push([command, ...args]);
      return { status };
    },
  };
  return { asked, system };
}

test('on Windows, taskkill ends a process with all that it has started', () => {
  const { asked, system } = fakeSystem('win32', { env: { SystemRoot: String.raw`C:\Windows` } });
  expect(endProcesses(12, system)).toBe(true);
  expect(asked).toEqual([[String.raw`C:\Windows\System32\taskkill.exe`, '/pid', '12', '/T', '/F']]);
});

test.each([
  ['fails', 1],
  ['is missing, or takes too long', null],
])('on Windows, a taskkill that %s is reported, so that the process itself can be ended', (_, status) => {
  const { asked, system } = fakeSystem('win32', { status });
  expect(endProcesses(12, system)).toBe(false);
  expect(asked).toEqual([['taskkill', '/pid', '12', '/T', '/F']]);
});

test('elsewhere, the whole process group is ended', () => {
  const { asked, system } = fakeSystem('linux');
  expect(endProcesses(12, system)).toBe(true);
  expect(asked).toEqual([[-12, 'SIGKILL']]);
});

test('elsewhere, a group that does not exist is reported', () => {
  const { system } = fakeSystem('darwin', { status: 1 });
  expect(endProcesses(12, system)).toBe(false);
});
