import { todo } from '../support/todo.ts';
import type { Plugin, PluginFailure, PluginInfo } from './plugin.ts';

/** The core: it loads plugins, and passes requests and events on to them. */
export class PluginManager {
  /** @param report is called with each failure of an event handler or `shutdown` */
  constructor(report: (failure: PluginFailure) => void) {
    todo('keep the report function');
  }

  /** The loaded plugins, in the order in which they were loaded. */
  get plugins(): readonly PluginInfo[] {
    return todo('list the name and version of each loaded plugin');
  }

  load(plugin: Plugin): void {
    todo('initialize the plugin with an API of its own');
  }

  unload(name: string): void {
    todo('shut the plugin down, and remove everything that it registered');
  }

  dispatch(path: string, request: unknown): unknown {
    return todo('call the handler of this path, and return its result');
  }

  emit(event: string, data: unknown): void {
    todo('call the handlers of this event');
  }
}
