import type { Plugin } from './plugin.ts';

/** A plugin that answers log-in requests. */
export function auth(issueToken: (request: unknown) => string): Plugin {
  return {
    name: 'auth',
    version: '1.0.0',
    initialize(core) {
      core.registerRoute('/auth/login', (request) => {
        const token = issueToken(request);
        core.emit('user.login', request);
        return { token };
      });
    },
  };
}
