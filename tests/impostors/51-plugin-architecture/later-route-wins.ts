// Breaks 7: a path that is taken is simply overwritten.
import {
  PluginManager as Right,
  RouteTakenError,
  UnknownRouteError,
  type CoreApi,
  type Plugin,
  type RouteHandler,
} from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export * from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export class PluginManager extends Right {
  readonly #routes = new Map<string, { owner: string; handler: RouteHandler }>();

  override load(plugin: Plugin): void {
    const { name, version } = plugin;
    const initialize = (core: CoreApi) =>
      plugin.initialize(
        Object.freeze<CoreApi>({
          registerRoute: (path, handler) => {
            try {
              core.registerRoute(path, handler);
            } catch (error) {
              if (!(error instanceof RouteTakenError)) throw error;
            }
            this.#routes.set(path, { owner: name, handler });
          },
          on: (event, handler) => core.on(event, handler),
          emit: (event, data) => core.emit(event, data),
        }),
      );
    super.load({ name, version, initialize, shutdown: () => plugin.shutdown?.() });
  }

  override unload(name: string): void {
    super.unload(name);
    for (const [path, { owner }] of this.#routes) if (owner === name) this.#routes.delete(path);
  }

  override dispatch(path: string, request: unknown): unknown {
    const route = this.#routes.get(path);
    if (!route) throw new UnknownRouteError(path);
    return route.handler(request);
  }
}
