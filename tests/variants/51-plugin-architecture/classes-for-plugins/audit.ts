import type { CoreApi, Plugin } from '../../../../solutions/51-plugin-architecture/plugin.ts';

/** Passes `write` on as it is. */
class Audit implements Plugin {
  readonly #write: (entry: unknown) => void;

  constructor(write: (entry: unknown) => void) {
    this.#write = write;
  }

  get name(): string {
    return 'audit';
  }

  get version(): string {
    return '2.1.0';
  }

  initialize(core: CoreApi): void {
    core.on('user.login', this.#write);
  }
}

export function audit(write: (entry: unknown) => void): Plugin {
  return new Audit(write);
}
