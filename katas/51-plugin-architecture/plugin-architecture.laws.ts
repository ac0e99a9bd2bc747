import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { audit } from './audit.ts';
import { auth } from './auth.ts';
import { PluginManager } from './plugin-manager.ts';
import type { Plugin } from './plugin.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r51

law('a manager lists its plugins', { event: events() }, ({ event }) => {
  const manager = new PluginManager(() => {});
  manager.load(noting('a', event, []));
  expect(Array.isArray(manager.plugins)).toBe(true);
  expect(manager.emit(event, { user: 'ada' })).toBeUndefined();
});

example('auth and audit have names', () => {
  expect(typeof auth(() => 'tok123').name).toBe('string');
  expect(typeof audit(() => {}).name).toBe('string');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function events(): fc.Arbitrary<string> {
  return fc.constantFrom('login', 'logout');
}

/** A plugin that the solutions have never seen. It adds each event to a list: `a login`. */
function noting(name: string, event: string, calls: string[]): Plugin {
  return {
    name,
    version: '1.0.0',
    initialize: (core) => core.on(event, () => void calls.push(`${name} ${event}`)),
    shutdown: () => void calls.push(`${name} shutdown`),
  };
}
