import { afterEach, expect, test, vi } from 'vitest';
import { lastFailure, lawKey, type CounterexampleLocation } from '../katas/support/last-failures.ts';
import { lawSettingsFrom } from '../scripts/runner/environment.ts';
import { openRunner } from '../scripts/runner/runner.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('a shell can set the seed, the runs and the path, as the command below a broken law does', () => {
  expect(lawSettingsFrom({ KATA_SEED: '-7', KATA_PATH: '0:1', KATA_RUNS: '1000', OTHER: '1' })).toEqual({
    seed: -7,
    path: '0:1',
    runs: 1000,
  });
  expect(lawSettingsFrom({})).toEqual({});
});

test.each(['abc', '', '1.5'])('%j is no seed', (text) => {
  expect(() => lawSettingsFrom({ KATA_SEED: text })).toThrow(`KATA_SEED is not an integer: ${text}`);
});

test('every command that runs katas says so before it starts', async () => {
  vi.stubEnv('KATA_RUNS', 'many');
  await expect(openRunner()).rejects.toThrow('KATA_RUNS is not an integer: many. Try: unset KATA_RUNS');
});

test('a remembered input is tried only by the same law, with the same seed', () => {
  const found: CounterexampleLocation = { seed: 1, path: '2', exact: true };
  const all = { '45-value-objects': { laws: { [lawKey('1 ★ One', 'a law')]: found } } };
  const file = '/workbook/katas/45-value-objects/value-objects.test.ts';
  const law = { rule: '1 ★ One', law: 'a law', seed: 1 };
  expect(lastFailure(all, file, law)).toBe(found);
  expect(lastFailure(all, file, { ...law, seed: 2 })).toBeUndefined();
  expect(lastFailure(all, file, { ...law, rule: '2 ★ Two' })).toBeUndefined();
  expect(lastFailure(all, '/workbook/katas/46-aggregate-root/a.test.ts', law)).toBeUndefined();
});
