import { types } from 'node:util';
import type { CompiledModule } from './compile/compile.ts';
import { readCompiled } from './compiled-file.ts';
import { ownFile } from '../../runner/allowed-imports.ts';
import { sandboxConsole, sandboxGlobals } from './globals.ts';
import { showInStacks } from './stacks.ts';
import { freezeOffers, offeredToAll, offeredToSolutions, type Namespace } from './offered-modules.ts';

/** A module as Vite transforms it: a function whose parameters replace `import`, `export` and `import.meta`. */
type ModuleBody = (
  exports: Namespace,
  meta: object,
  load: (specifier: string) => Promise<Namespace>,
  loadDynamically: (specifier: string) => Promise<Namespace>,
  exportAll: (from: Namespace) => void,
  exportName: (name: string, get: () => unknown) => void,
) => Promise<void>;

/** Their names in the code, each after `__vite_ssr_`. */
const parameters = ['exports__', 'import_meta__', 'import__', 'dynamic_import__', 'exportAll__', 'exportName__'];

/** Loads a submission's modules into one compartment, each once, and links them. */
export class SandboxedKata {
  readonly #folder: string;
  readonly #modules: Record<string, CompiledModule>;
  readonly #compartment: Compartment;
  readonly #offered: (specifier: string) => Namespace | undefined;
  readonly #loaded = new Map<string, { exports: Namespace; done: Promise<void> }>();

  /**
   * @param world what the code finds around it: its globals, and the modules that it may import besides its own. By
   *   default, those of a solution
   */
  constructor(folder: string, modules: Record<string, CompiledModule>, world: Partial<SandboxWorld> = {}) {
    this.#folder = folder;
    this.#modules = modules;
    this.#offered = world.offered ?? offeredToSolutions;
    this.#compartment = new Compartment();
    const { globalThis: globals } = this.#compartment;
    // With their getters, which load what they return when it is first used.
    Object.defineProperties(globals, Object.getOwnPropertyDescriptors(world.globals ?? sandboxGlobals()));
    Object.assign(globals, { global: globals, console: sandboxConsole() });
    // Globals that cannot change need not be looked up, which makes them as fast as constants. New ones may be added.
    for (const name of Reflect.ownKeys(globals)) {
      Object.defineProperty(globals, name, {
        configurable: false,
        ...('writable' in descriptorOf(globals, name) ? { writable: false } : {}),
      });
    }
  }

  /**
   * The exports of a module. As in every module system, the exports of a module that is still loading may be
   * incomplete.
   *
   * @param name one of the kata's files
   * @param importers the files that are being loaded and whose imports led to this one
   * @returns the exports in an object, because they might have a `then` and be awaited
   */
  async load(name: string, importers: readonly string[] = []): Promise<{ exports: Namespace }> {
    const known = this.#loaded.get(name);
    if (known) {
      if (!importers.includes(name)) await known.done;
      return known;
    }
    const exports: Namespace = Object.create(null) as Namespace;
    const module = { exports, done: Promise.resolve() };
    // Before it runs, because modules that import each other ask for it while it runs.
    this.#loaded.set(name, module);
    module.done = this.#run(name, exports, [...importers, name]);
    await module.done;
    return module;
  }

  async #run(name: string, exports: Namespace, importers: readonly string[]): Promise<void> {
    const { code } = this.#modules[name] ?? { code: '' };
    const body = this.#compartment.evaluate(
      // On one line, so that line numbers match the source map.
      `(async function (${parameters.map((one) => `__vite_ssr_${one}`).join()}) {${code}\n})\n//# sourceURL=${this.#folder}/${name}`,
      {
        __evadeHtmlCommentTest__: true,
        __evadeImportExpressionTest__: true,
        __rejectSomeDirectEvalExpressions__: false,
      },
    ) as ModuleBody;
    const link = (specifier: string) => this.#link(specifier, importers);
    const define = (key: string, get: () => unknown) =>
      Object.defineProperty(exports, key, { get, enumerable: true, configurable: true });
    await body(
      exports,
      // Not the real path, because with it, a submission could forge stacks.
      harden({ url: `file:///katas/${name}`, filename: `/katas/${name}`, dirname: '/katas' }),
      link,
      link,
      (from) =>
        Object.keys(from).forEach((key) => key !== 'default' && !(key in exports) && define(key, () => from[key])),
      define,
    );
  }

  async #link(specifier: string, importers: readonly string[]): Promise<Namespace> {
    const own = ownFile(specifier, Object.keys(this.#modules));
    if (own !== undefined) return (await this.load(own, importers)).exports;
    const offered = offeredToAll(specifier) ?? this.#offered(specifier);
    if (offered !== undefined) return offered;
    throw new Error(`${specifier} is not available here.`);
  }
}

/** What sandboxed code finds around it. */
export interface SandboxWorld {
  globals: Record<string, unknown>;
  /** The exports of a module that is not one of its own. */
  offered: (specifier: string) => Namespace | undefined;
}

function descriptorOf(object: object, key: string | symbol): PropertyDescriptor {
  return Object.getOwnPropertyDescriptor(object, key) ?? {};
}

const openKatas = new Map<string, SandboxedKata>();

/**
 * The exports of one file of a submission, for the tests that import it.
 *
 * @param compiled path of the file with the compiled modules
 * @param folder the submission's folder, as stack traces name it
 */
export async function loadSandboxed(compiled: string, folder: string, name: string): Promise<{ exports: Namespace }> {
  let kata = openKatas.get(compiled);
  if (!kata) {
    freezeOffers();
    showInStacks(folder);
    kata = new SandboxedKata(folder, readCompiled(compiled));
    openKatas.set(compiled, kata);
  }
  const { exports } = await kata.load(name);
  Object.values(exports).forEach(pinInstances);
  return { exports };
}

/**
 * Makes sure that JavaScript decides what an instance of a class is, because `instanceof` would otherwise ask the
 * class.
 *
 * @throws {TypeError} if the class prevents that
 */
function pinInstances(value: unknown): void {
  for (
    let one: unknown = value;
    typeof one === 'function' && one !== Function.prototype;
    one = Object.getPrototypeOf(one)
  ) {
    if (Object.isExtensible(one)) {
      // Permanently, because the class could otherwise change it again when it is first used.
      Object.defineProperty(one, Symbol.hasInstance, {
        value: Function.prototype[Symbol.hasInstance],
        writable: false,
        enumerable: false,
        configurable: false,
      });
    } else if (types.isProxy(one) || Object.hasOwn(one, Symbol.hasInstance)) {
      throw new TypeError('An exported class must not define its own Symbol.hasInstance.');
    }
  }
}
