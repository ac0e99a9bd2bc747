import type { Plugin } from '../../../../solutions/51-plugin-architecture/plugin.ts';

import { pluginFor } from './features.ts';

export function auth(issueToken: (request: unknown) => string): Plugin {
  return pluginFor('auth', '1.0.0', { kind: 'auth', issueToken });
}
