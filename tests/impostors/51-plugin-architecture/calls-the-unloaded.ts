// Breaks 5: takes a copy of the handlers and calls them all, also those whose plugin has been unloaded meanwhile.
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
  readonly #handlers = new Map<string, { event: string; handler: EventHandler }[]>();

  constructor(report: (failure: PluginFailure) => void) {
    super(report);
    this.#report = report;
  }

  override load(plugin: Plugin): void {
    const { name, version } = plugin;
    const handlers: { event: string; handler: EventHandler }[] = [];
    const initialize = (core: CoreApi) =>
      plugin.initialize(
        Object.freeze<CoreApi>({
          registerRoute: (path, handler) => core.registerRoute(path, handler),
          on: (event, handler) => {
            core.on(event, handler);
            handlers.push({ event, handler });
          },
          emit: (event, data) => core.emit(event, data),
        }),
      );
    super.load({ name, version, initialize, shutdown: () => plugin.shutdown?.() });
    this.#handlers.set(name, handlers);
  }

  override emit(event: string, data: unknown): void {
    const all = this.plugins.flatMap(({ name }) =>
      (this.#handlers.get(name) ?? []).filter((one) => one.event === event).map((one) => ({ ...one, name })),
    );
    for (const { name, handler } of all) {
      try {
        handler(data);
      } catch (error) {
        this.#report({ plugin: name, during: 'event', event, error });
      }
    }
  }
}
