// Breaks 5: writes a copy of the data.
import type { Plugin } from '../../../../solutions/51-plugin-architecture/plugin.ts';

export function audit(write: (entry: unknown) => void): Plugin {
  return {
    name: 'audit',
    version: '2.1.0',
    initialize(core) {
      core.on('user.login', (data) => write(typeof data === 'object' ? { ...data } : data));
    },
  };
}
