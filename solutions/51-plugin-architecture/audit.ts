import type { Plugin } from './plugin.ts';

/** A plugin that records log-ins. */
export function audit(write: (entry: unknown) => void): Plugin {
  return {
    name: 'audit',
    version: '2.1.0',
    initialize(core) {
      core.on('user.login', (data) => write(data));
    },
  };
}
