import { readFileSync } from 'node:fs';
import { types } from 'node:util';
import type { CompiledModule } from './compile/compile.ts';
import { ownFile } from '../../runner/allowed-imports.ts';
import { sandboxConsole, sandboxGlobals } from './globals.ts';
import { showInStacks } from './stacks.ts';
import { freezeOffers, offeredToAll, offeredToSolutions, type Namespace } from './offered-modules.ts';

/** The result of Vite's transform of a module: a function that gets what module syntax stands for. */
type Body = (
  exports: Namespace,
  meta: object,
  load: (specifier: string) => Promise<Namespace>,
  loadLater: (specifier: string) => Promise<Namespace>,
  exportAll: (from: Namespace) => void,
  exportName: (name: string, get: () => unknown) => void,
) => Promise<void>;

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
    this.#compartment = new Compartment({ globals: world.globals ?? sandboxGlobals(), __options__: true });
    const { globalThis: globals } = this.#compartment;
    Object.assign(globals, { global: globals, console: sandboxConsole() });
    // Globals that cannot change need not be looked up, which makes them as fast as constants. New ones may be added.
    for (const name of Reflect.ownKeys(globals)) {
      Object.defineProperty(globals, name, {
        configurable: false,
        ...('writable' in own(globals, name) ? { writable: false } : {}),
      });
    }
  }

  /**
   * The exports of a module. As in every module system, the exports of a module that is still loading may be
   * incomplete.
   *
   * @param name one of the kata's files
   * @returns the exports in an object, because they might have a `then` and be awaited
   */
  async load(name: string, above: readonly string[] = []): Promise<{ exports: Namespace }> {
    const known = this.#loaded.get(name);
    if (known) {
      if (!above.includes(name)) await known.done;
      return known;
    }
    const exports: Namespace = Object.create(null) as Namespace;
    const module = { exports, done: Promise.resolve() };
    // Before it runs, because modules that import each other ask for it while it does.
    this.#loaded.set(name, module);
    module.done = this.#run(name, exports, [...above, name]);
    await module.done;
    return module;
  }

  async #run(name: string, exports: Namespace, above: readonly string[]): Promise<void> {
    const { code } = this.#modules[name] ?? { code: '' };
    const body = this.#compartment.evaluate(
      // On one line, so that line numbers match the source map.
      `(async function (${parameters.map((one) => `__vite_ssr_${one}`).join()}) {${code}\n})\n//# sourceURL=${this.#folder}/${name}`,
      {
        __evadeHtmlCommentTest__: true,
        __evadeImportExpressionTest__: true,
        __rejectSomeDirectEvalExpressions__: false,
      },
    ) as Body;
    const link = (specifier: string) => this.#link(specifier, above);
    const define = (key: string, get: () => unknown) =>
      Object.defineProperty(exports, key, { get, enumerable: true, configurable: true });
    await body(
      exports,
      // Not the real path, which is nobody's business and would allow to forge stacks.
      harden({ url: `file:///katas/${name}`, filename: `/katas/${name}`, dirname: '/katas' }),
      link,
      link,
      (from) =>
        Object.keys(from).forEach((key) => key !== 'default' && !(key in exports) && define(key, () => from[key])),
      define,
    );
  }

  async #link(specifier: string, above: readonly string[]): Promise<Namespace> {
    const own = ownFile(specifier, Object.keys(this.#modules));
    if (own !== undefined) return (await this.load(own, above)).exports;
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

function own(object: object, key: string | symbol): PropertyDescriptor {
  return Object.getOwnPropertyDescriptor(object, key) ?? {};
}

const opened = new Map<string, SandboxedKata>();

/**
 * The exports of one file of a submission, for the tests that import it.
 *
 * @param compiled path of the file with the compiled modules
 * @param folder the submission's folder, as stacks name it
 */
export async function loadSandboxed(compiled: string, folder: string, name: string): Promise<{ exports: Namespace }> {
  let kata = opened.get(compiled);
  if (!kata) {
    freezeOffers();
    showInStacks(folder);
    kata = new SandboxedKata(folder, JSON.parse(readFileSync(compiled, 'utf8')) as Record<string, CompiledModule>);
    opened.set(compiled, kata);
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
      // For good, because the class could change it again when it is first used.
      const value = Function.prototype[Symbol.hasInstance];
      Object.defineProperty(one, Symbol.hasInstance, {
        value,
        writable: false,
        enumerable: false,
        configurable: false,
      });
    } else if (types.isProxy(one) || Object.hasOwn(one, Symbol.hasInstance)) {
      throw new TypeError('An exported class must not define its own Symbol.hasInstance.');
    }
  }
}
