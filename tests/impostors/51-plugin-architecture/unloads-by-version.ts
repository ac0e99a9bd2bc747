// Breaks 2: knows plugins by name and version, so two versions of one plugin are loaded side by side.
import {
  DuplicatePluginError,
  PluginManager as Right,
  UnknownPluginError,
  type Plugin,
  type PluginInfo,
} from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export * from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export class PluginManager extends Right {
  override get plugins(): readonly PluginInfo[] {
    return super.plugins.map(({ name, version }) => ({ name: name.slice(0, name.lastIndexOf('@')), version }));
  }

  override load(plugin: Plugin): void {
    const { name, version } = plugin;
    if (this.plugins.some((one) => one.name === name && one.version === version)) throw new DuplicatePluginError(name);
    const shutdown = () => plugin.shutdown?.();
    super.load({ name: `${name}@${version}`, version, initialize: (core) => plugin.initialize(core), shutdown });
  }

  override unload(name: string): void {
    const newest = this.plugins.findLast((one) => one.name === name);
    if (!newest) throw new UnknownPluginError(name);
    super.unload(`${name}@${newest.version}`);
  }
}
