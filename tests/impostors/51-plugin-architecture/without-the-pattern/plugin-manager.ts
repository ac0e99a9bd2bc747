import type { CoreApi, Plugin } from '../../../../solutions/51-plugin-architecture/plugin.ts';

import { PluginManager as Right } from '../../../../solutions/51-plugin-architecture/plugin-manager.ts';
import { featureOf } from './features.ts';

export class PluginManager extends Right {
  override load(plugin: Plugin): void {
    const feature = featureOf(plugin);
    if (!feature) {
      super.load(plugin);
      return;
    }
    const initialize = (core: CoreApi) => {
      switch (feature.kind) {
        case 'auth':
          core.registerRoute('/auth/login', (request) => {
            const token = feature.issueToken(request);
            core.emit('user.login', request);
            return { token };
          });
          break;
        case 'audit':
          core.on('user.login', (data) => feature.write(data));
          break;
        default:
          feature satisfies never;
      }
    };
    super.load({ name: plugin.name, version: plugin.version, initialize });
  }
}
