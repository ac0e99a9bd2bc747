// Breaks 5: looks for a member that is not part of the API.
import type { Plugin } from '../../../../solutions/51-plugin-architecture/plugin.ts';

export function auth(issueToken: (request: unknown) => string): Plugin {
  return {
    name: 'auth',
    version: '1.0.0',
    initialize(core) {
      core.registerRoute('/auth/login', (request) => {
        const token = issueToken(request);
        const hasListeners: unknown = Reflect.get(core, 'hasListeners');
        if (hasListeners !== false) core.emit('user.login', request);
        return { token };
      });
    },
  };
}
