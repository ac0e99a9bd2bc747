// Breaks 2, 5: the manager knows what each plugin does, and does it itself.
import type { Plugin } from '../../../../solutions/51-plugin-architecture/plugin.ts';

import { pluginFor } from './features.ts';

export function audit(write: (entry: unknown) => void): Plugin {
  return pluginFor('audit', '2.1.0', { kind: 'audit', write });
}
