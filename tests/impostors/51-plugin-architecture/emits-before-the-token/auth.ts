// Breaks 2: emits the event before it issues the token.
import type { Plugin } from '../../../../solutions/51-plugin-architecture/plugin.ts';

export function auth(issueToken: (request: unknown) => string): Plugin {
  return {
    name: 'auth',
    version: '1.0.0',
    initialize(core) {
      core.registerRoute('/auth/login', (request) => {
        core.emit('user.login', request);
        return { token: issueToken(request) };
      });
    },
  };
}
