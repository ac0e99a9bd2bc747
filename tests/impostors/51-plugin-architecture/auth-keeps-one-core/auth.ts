// Breaks 5: keeps the API in a variable, which the next core overwrites.
import type { CoreApi, Plugin } from '../../../../solutions/51-plugin-architecture/plugin.ts';

export function auth(issueToken: (request: unknown) => string): Plugin {
  let core: CoreApi | undefined;
  return {
    name: 'auth',
    version: '1.0.0',
    initialize(api) {
      core = api;
      core.registerRoute('/auth/login', (request) => {
        const token = issueToken(request);
        core?.emit('user.login', request);
        return { token };
      });
    },
  };
}
