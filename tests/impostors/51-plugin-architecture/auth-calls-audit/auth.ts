import type { Plugin } from '../../../../solutions/51-plugin-architecture/plugin.ts';

import { writers } from './audit.ts';

export function auth(issueToken: (request: unknown) => string): Plugin {
  return {
    name: 'auth',
    version: '1.0.0',
    initialize(core) {
      core.registerRoute('/auth/login', (request) => {
        const token = issueToken(request);
        for (const write of writers) write(request);
        return { token };
      });
    },
  };
}
