// Breaks 2, 5: auth imports audit's log and writes to it, without an event.
import type { Plugin } from '../../../../solutions/51-plugin-architecture/plugin.ts';

export const writers = new Set<(entry: unknown) => void>();

export function audit(write: (entry: unknown) => void): Plugin {
  return {
    name: 'audit',
    version: '2.1.0',
    initialize: () => void writers.add(write),
    shutdown: () => void writers.delete(write),
  };
}
