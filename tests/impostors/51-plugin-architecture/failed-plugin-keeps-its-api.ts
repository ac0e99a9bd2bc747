// Breaks 6: a plugin that could not be loaded leaves no registration, but its API goes on working.
import {
  PluginManager as Right,
  type CoreApi,
  type Plugin,
} from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export * from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export class PluginManager extends Right {
  override load(plugin: Plugin): void {
    const { name, version } = plugin;
    let hasFailed = false;
    const initialize = (core: CoreApi) =>
      plugin.initialize(
        Object.freeze<CoreApi>({
          registerRoute: (path, handler) => {
            if (!hasFailed) core.registerRoute(path, handler);
          },
          on: (event, handler) => {
            if (!hasFailed) core.on(event, handler);
          },
          emit: (event, data) => {
            if (hasFailed) this.emit(event, data);
            else core.emit(event, data);
          },
        }),
      );
    try {
      super.load({ name, version, initialize, shutdown: () => plugin.shutdown?.() });
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  }
}
