import { expect, test } from 'vitest';
import { recordBuiltIns } from '../scripts/runner/supervisor/built-ins.ts';

const inherited = ['__proto__', 'constructor', 'toString'];

test('properties that code adds to shared objects by accident are removed', () => {
  const restore = recordBuiltIns();
  const accounts: Record<string, Record<string, unknown>> = {};
  for (const id of inherited) Object.assign(accounts[id] ?? {}, { current: id });
  const seen = [({} as Record<string, unknown>)['current'], Reflect.get(Object, 'current')];
  restore();
  expect(seen).toEqual(['__proto__', 'constructor']);
  expect('current' in {}).toBe(false);
  expect(inherited.map((id) => Object.hasOwn(accounts[id] ?? {}, 'current'))).toEqual([false, false, false]);
});

test('methods that code replaces or deletes come back', () => {
  const { map } = Array.prototype;
  const restore = recordBuiltIns();
  Reflect.set(Array.prototype, 'map', () => []);
  Reflect.deleteProperty(Object.prototype, 'valueOf');
  restore();
  expect(Array.prototype.map).toBe(map);
  expect(Object.hasOwn(Object.prototype, 'valueOf')).toBe(true);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
