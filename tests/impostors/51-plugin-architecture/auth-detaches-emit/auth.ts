// Breaks 5: takes the methods off the API, which may be an instance of a class.
import type { Plugin } from '../../../../solutions/51-plugin-architecture/plugin.ts';

export function auth(issueToken: (request: unknown) => string): Plugin {
  return {
    name: 'auth',
    version: '1.0.0',
    initialize({ registerRoute, emit }) {
      registerRoute('/auth/login', (request) => {
        const token = issueToken(request);
        emit('user.login', request);
        return { token };
      });
    },
  };
}
