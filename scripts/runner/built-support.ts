import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, version, type Plugin } from 'vite';
import { isInside, toForwardSlashes } from '../../katas/support/paths.ts';
import { removeOld } from '../platform/remove-old.ts';

/**
 * The module that every law needs, with everything that it imports. Processes load it before they get a file to run.
 */
const preloadedModule = 'law';

const scriptsFolder = resolve(import.meta.dirname, '..');

/**
 * Milliseconds after which modules that were built from an earlier version are removed. A process may still need them.
 */
const maxAgeMs = 30 * 24 * 60 * 60 * 1_000;

/** What is built, and how. */
interface BuildOptions {
  /** Applied to the code of each module of `katas/support` before it is built. */
  transform?: Transform;
  /** Absolute paths of other modules of `scripts` that are built, too. */
  others?: readonly string[];
}

/**
 * Loads the modules of `katas/support` as JavaScript that is built once, instead of transforming each of them and
 * sending it to each process. A standby process has loaded them before it is needed.
 *
 * While Vitest watches the files, somebody may be changing these modules, so Vite loads them. It also does so if they
 * cannot be built, or if nothing can be written.
 *
 * @param root the workbook's folder
 */
export function builtSupport(root: string, { transform = unchanged, others = [] }: BuildOptions = {}): Plugin {
  const sourceFolder = toForwardSlashes(join(root, 'katas', 'support'));
  const otherPaths = new Set(others.map((path) => toForwardSlashes(path)));
  /** The folder of the built modules. Undefined if Vite loads the originals. */
  let built: string | undefined;
  return {
    name: 'kata-built-support',
    enforce: 'pre',
    async config() {
      built = await buildOnce(root, sourceFolder, { transform, others });
      if (built === undefined) return {};
      return { test: { execArgv: ['--import', pathToFileURL(join(built, `${preloadedModule}.mjs`)).href] } };
    },
    configureVitest({ vitest }) {
      if (vitest.config.watch) built = undefined;
    },
    resolveId(specifier, importer) {
      // Vitest loads a runner by its path, without an importer.
      const isRelative = specifier.startsWith('.') && importer !== undefined;
      if (built === undefined || !(isRelative || isAbsolute(specifier))) return null;
      const file = toForwardSlashes(resolve(importer?.split('?')[0] ?? '.', '..', specifier));
      if (otherPaths.has(file)) return toForwardSlashes(join(built, `${nameOf(file)}.mjs`));
      if (!file.startsWith(`${sourceFolder}/`)) return null;
      // Learners may write `todo.js` or `todo` for `todo.ts`. Vitest lets Node.js load what is below `node_modules`.
      const module = join(built, `${file.slice(sourceFolder.length + 1).replace(/\.[jt]s$/, '')}.mjs`);
      return existsSync(module) ? toForwardSlashes(module) : null;
    },
  };
}

/** The name of a built module, for a module of `scripts`: `scripts/runner/supervisor/rule-runner`. */
function nameOf(other: string): string {
  return toForwardSlashes(join('scripts', relative(scriptsFolder, other))).replace(/\.ts$/, '');
}

type Transform = (code: string) => string;

const unchanged: Transform = (code) => code;

/** The builds of this process, by what is built. Several projects of one configuration need the same one. */
const builds = new Map<Transform, Map<string, Promise<string | undefined>>>();

function buildOnce(root: string, sourceFolder: string, options: Required<BuildOptions>): Promise<string | undefined> {
  const byPaths = builds.get(options.transform) ?? new Map<string, Promise<string | undefined>>();
  builds.set(options.transform, byPaths);
  const paths = [root, ...options.others].join('\0');
  const build =
    byPaths.get(paths) ?? buildSupport(sourceFolder, join(root, 'node_modules'), options).catch(() => undefined);
  byPaths.set(paths, build);
  return build;
}

/**
 * Builds the modules, unless they have been built from the same code before. Removes builds that are too old.
 *
 * @param sourceFolder the folder of the modules, with forward slashes
 * @param nodeModules the folder `node_modules`, in which the build is cached
 * @returns the folder that contains a file `name.mjs` for each `name.ts`
 * @throws {Error} if they cannot be built or written
 */
export async function buildSupport(
  sourceFolder: string,
  nodeModules: string,
  { transform = unchanged, others = [] }: BuildOptions = {},
): Promise<string> {
  const names = readdirSync(sourceFolder).filter((name) => name.endsWith('.ts'));
  const hash = createHash('sha256').update(version);
  for (const name of names)
    hash.update(`\n${name}\n`).update(transform(readFileSync(join(sourceFolder, name), 'utf8')));
  for (const [path, text] of withImports(others, sourceFolder)) hash.update(`\n${nameOf(path)}\n`).update(text);
  // Node.js resolves links before it imports, and one module must not be loaded from two addresses.
  const cache = join(realpathSync(nodeModules), '.cache', 'architecture-katas');
  const folder = join(cache, `support-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const stagingFolder = `${folder}-${process.pid}-${performance.now()}`;
  try {
    const entries = names.map((name): [string, string] => [name.slice(0, -'.ts'.length), join(sourceFolder, name)]);
    const otherEntries = others.map((path): [string, string] => [nameOf(path), path]);
    await buildInto(stagingFolder, sourceFolder, Object.fromEntries([...entries, ...otherEntries]), transform);
    publish(stagingFolder, folder);
  } finally {
    rmSync(stagingFolder, { recursive: true, force: true });
  }
  removeOld(cache, maxAgeMs);
  return folder;
}

/** The texts of modules, and of all that they import from outside of a folder by a relative path, by path. */
function withImports(
  paths: readonly string[],
  excludedFolder: string,
  found = new Map<string, string>(),
): ReadonlyMap<string, string> {
  for (const path of paths) {
    if (found.has(path) || isInside(path, excludedFolder)) continue;
    const text = readFileSync(path, 'utf8');
    found.set(path, text);
    // Every command does this, and the parser behind `importsOf` would take ten times as long.
    const imported = [...text.matchAll(/(?:from|import) '(\.[^']+)'/g)].map(([, specifier = '']) => specifier);
    withImports(
      imported.map((specifier) => resolve(path, '..', specifier)),
      excludedFolder,
      found,
    );
  }
  return found;
}

/** @param entries the paths of the modules, by their names in the build */
async function buildInto(
  folder: string,
  sourceFolder: string,
  entries: Record<string, string>,
  transform: Transform,
): Promise<void> {
  const finish: Plugin = {
    name: 'kata-finish',
    enforce: 'pre',
    transform: (code, id) => (isInside(id, sourceFolder) ? { code: transform(code), map: null } : null),
  };
  await build({
    configFile: false,
    envFile: false,
    logLevel: 'silent',
    root: sourceFolder,
    plugins: [finish],
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: entries,
        external: (id) => !id.startsWith('.') && !isAbsolute(id),
        output: {
          entryFileNames: '[name].mjs',
          chunkFileNames: 'shared/[name].mjs',
          // One file loads faster than forty.
          codeSplitting: { groups: [{ name: 'laws', test: new RegExp(`[\\\\/]${preloadedModule}\\.ts$`) }] },
        },
      },
    },
  });
}

/** Moves a build to its place, unless another process has built the same modules in the meantime. */
function publish(stagingFolder: string, folder: string): void {
  try {
    renameSync(stagingFolder, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}
