import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, version, type Plugin } from 'vite';
import { toForwardSlashes } from '../../katas/support/paths.ts';

/**
 * The module that every law needs, with everything that it imports. Processes load it before they get a file to run.
 */
const preloaded = 'law';

/**
 * Milliseconds after which modules that were built from an earlier version are removed. A process may still need them.
 */
const keptMs = 30 * 24 * 60 * 60 * 1_000;

/**
 * Loads the modules of `katas/support` as JavaScript that is built once, instead of transforming each of them and
 * sending it to each process. A process in reserve has loaded them before it is needed.
 *
 * While Vitest watches the files, somebody may be changing these modules, so Vite loads them. It also does so if they
 * cannot be built, or if nothing can be written.
 *
 * @param root the workbook's folder
 * @param finish what to make of the text of each module before it is built
 */
export function builtSupport(root: string, finish: Finish = asItIs): Plugin {
  const source = toForwardSlashes(join(root, 'katas', 'support'));
  let built: string | undefined;
  return {
    name: 'kata-built-support',
    enforce: 'pre',
    async config() {
      built = await builtOnce(root, source, finish);
      if (built === undefined) return {};
      return { test: { execArgv: ['--import', pathToFileURL(join(built, `${preloaded}.mjs`)).href] } };
    },
    configureVitest({ vitest }) {
      if (vitest.config.watch) built = undefined;
    },
    resolveId(specifier, importer) {
      if (built === undefined || importer === undefined) return null;
      if (!specifier.startsWith('.') && !isAbsolute(specifier)) return null;
      const file = toForwardSlashes(resolve(importer.split('?')[0] ?? importer, '..', specifier));
      if (!file.startsWith(`${source}/`)) return null;
      // Learners may write `todo.js` or `todo` for `todo.ts`. Vitest lets Node.js load what is below `node_modules`.
      const module = join(built, `${file.slice(source.length + 1).replace(/\.[jt]s$/, '')}.mjs`);
      return existsSync(module) ? toForwardSlashes(module) : null;
    },
  };
}

type Finish = (code: string) => string;

const asItIs: Finish = (code) => code;

/** The builds of this process. Several projects of one configuration need the same one. */
const builds = new Map<Finish, Map<string, Promise<string | undefined>>>();

function builtOnce(root: string, source: string, finish: Finish): Promise<string | undefined> {
  const alike = builds.get(finish) ?? new Map<string, Promise<string | undefined>>();
  builds.set(finish, alike);
  const known = alike.get(root) ?? supportBuiltFrom(source, join(root, 'node_modules'), finish).catch(() => undefined);
  alike.set(root, known);
  return known;
}

/**
 * Builds the modules, unless they have been built from the same text before.
 *
 * @param source the folder of the modules, with slashes
 * @param packages the folder `node_modules`
 * @param finish what to make of the text of each module before it is built
 * @returns the folder that contains a file `name.mjs` for each `name.ts`
 * @throws {Error} if they cannot be built or written
 */
export async function supportBuiltFrom(source: string, packages: string, finish = asItIs): Promise<string> {
  const names = readdirSync(source).filter((name) => name.endsWith('.ts'));
  const hash = createHash('sha256').update(version);
  for (const name of names) hash.update(`\n${name}\n`).update(finish(readFileSync(join(source, name), 'utf8')));
  // Node.js resolves links before it imports, and one module must not be loaded from two addresses.
  const cache = join(realpathSync(packages), '.cache', 'architecture-katas');
  const folder = join(cache, `support-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const stage = `${folder}-${process.pid}-${performance.now()}`;
  try {
    await buildInto(stage, source, names, finish);
    publish(stage, folder);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  removeOld(cache);
  return folder;
}

async function buildInto(folder: string, source: string, names: readonly string[], finish: Finish): Promise<void> {
  await build({
    configFile: false,
    envFile: false,
    logLevel: 'silent',
    root: source,
    plugins: [{ name: 'kata-finish', enforce: 'pre', transform: (code) => ({ code: finish(code), map: null }) }],
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name.slice(0, -'.ts'.length), join(source, name)])),
        external: (id) => !id.startsWith('.') && !isAbsolute(id),
        output: {
          entryFileNames: '[name].mjs',
          chunkFileNames: 'shared/[name].mjs',
          // One file loads faster than forty.
          codeSplitting: { groups: [{ name: 'laws', test: new RegExp(`[\\\\/]${preloaded}\\.ts$`) }] },
        },
      },
    },
  });
}

/** Another process may have built the same in the meantime. */
function publish(stage: string, folder: string): void {
  try {
    renameSync(stage, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

function removeOld(cache: string): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    if (age > keptMs) rmSync(path, { recursive: true, force: true });
  }
}
