// Breaks 4: keeps one list for each event, so what a plugin registers later runs after plugins that were loaded after it.
import {
  PluginManager as Right,
  type CoreApi,
  type EventHandler,
  type Plugin,
  type PluginFailure,
} from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export * from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export class PluginManager extends Right {
  readonly #report: (failure: PluginFailure) => void;
  #handlers: { plugin: string; event: string; handler: EventHandler }[] = [];

  constructor(report: (failure: PluginFailure) => void) {
    super(report);
    this.#report = report;
  }

  override load(plugin: Plugin): void {
    const { name, version } = plugin;
    const initialize = (core: CoreApi) =>
      plugin.initialize(
        Object.freeze<CoreApi>({
          registerRoute: (path, handler) => core.registerRoute(path, handler),
          on: (event, handler) => {
            core.on(event, handler);
            this.#handlers.push({ plugin: name, event, handler });
          },
          emit: (event, data) => core.emit(event, data),
        }),
      );
    super.load({ name, version, initialize, shutdown: () => plugin.shutdown?.() });
  }

  override unload(name: string): void {
    super.unload(name);
    this.#handlers = this.#handlers.filter(({ plugin }) => plugin !== name);
  }

  override emit(event: string, data: unknown): void {
    for (const one of this.#handlers.filter((each) => each.event === event)) {
      if (!this.#handlers.includes(one)) continue;
      try {
        one.handler(data);
      } catch (error) {
        this.#report({ plugin: one.plugin, during: 'event', event, error });
      }
    }
  }
}
