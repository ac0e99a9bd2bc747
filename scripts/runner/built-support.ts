import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, version, type Plugin } from 'vite';
import { toForwardSlashes } from '../../katas/support/paths.ts';
import { removeOld } from '../platform/remove-old.ts';

/**
 * The module that every law needs, with everything that it imports. Processes load it before they get a file to run.
 */
const preloadedModule = 'law';

/**
 * Milliseconds after which modules that were built from an earlier version are removed. A process may still need them.
 */
const maxAgeMs = 30 * 24 * 60 * 60 * 1_000;

/**
 * Loads the modules of `katas/support` as JavaScript that is built once, instead of transforming each of them and
 * sending it to each process. A standby process has loaded them before it is needed.
 *
 * While Vitest watches the files, somebody may be changing these modules, so Vite loads them. It also does so if they
 * cannot be built, or if nothing can be written.
 *
 * @param root the workbook's folder
 * @param transform applied to the code of each module before it is built
 */
export function builtSupport(root: string, transform: Transform = unchanged): Plugin {
  const sourceFolder = toForwardSlashes(join(root, 'katas', 'support'));
  /** The folder of the built modules. Undefined if Vite loads the originals. */
  let built: string | undefined;
  return {
    name: 'kata-built-support',
    enforce: 'pre',
    async config() {
      built = await buildOnce(root, sourceFolder, transform);
      if (built === undefined) return {};
      return { test: { execArgv: ['--import', pathToFileURL(join(built, `${preloadedModule}.mjs`)).href] } };
    },
    configureVitest({ vitest }) {
      if (vitest.config.watch) built = undefined;
    },
    resolveId(specifier, importer) {
      if (built === undefined || importer === undefined) return null;
      if (!specifier.startsWith('.') && !isAbsolute(specifier)) return null;
      const file = toForwardSlashes(resolve(importer.split('?')[0] ?? importer, '..', specifier));
      if (!file.startsWith(`${sourceFolder}/`)) return null;
      // Learners may write `todo.js` or `todo` for `todo.ts`. Vitest lets Node.js load what is below `node_modules`.
      const module = join(built, `${file.slice(sourceFolder.length + 1).replace(/\.[jt]s$/, '')}.mjs`);
      return existsSync(module) ? toForwardSlashes(module) : null;
    },
  };
}

type Transform = (code: string) => string;

const unchanged: Transform = (code) => code;

/** The builds of this process, by transform and root. Several projects of one configuration need the same one. */
const builds = new Map<Transform, Map<string, Promise<string | undefined>>>();

function buildOnce(root: string, sourceFolder: string, transform: Transform): Promise<string | undefined> {
  const byRoot = builds.get(transform) ?? new Map<string, Promise<string | undefined>>();
  builds.set(transform, byRoot);
  const build =
    byRoot.get(root) ?? buildSupport(sourceFolder, join(root, 'node_modules'), transform).catch(() => undefined);
  byRoot.set(root, build);
  return build;
}

/**
 * Builds the modules, unless they have been built from the same code before. Removes builds that are too old.
 *
 * @param sourceFolder the folder of the modules, with forward slashes
 * @param nodeModules the folder `node_modules`, in which the build is cached
 * @param transform applied to the code of each module before it is built
 * @returns the folder that contains a file `name.mjs` for each `name.ts`
 * @throws {Error} if they cannot be built or written
 */
export async function buildSupport(sourceFolder: string, nodeModules: string, transform = unchanged): Promise<string> {
  const names = readdirSync(sourceFolder).filter((name) => name.endsWith('.ts'));
  const hash = createHash('sha256').update(version);
  for (const name of names)
    hash.update(`\n${name}\n`).update(transform(readFileSync(join(sourceFolder, name), 'utf8')));
  // Node.js resolves links before it imports, and one module must not be loaded from two addresses.
  const cache = join(realpathSync(nodeModules), '.cache', 'architecture-katas');
  const folder = join(cache, `support-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const stagingFolder = `${folder}-${process.pid}-${performance.now()}`;
  try {
    await buildInto(stagingFolder, sourceFolder, names, transform);
    publish(stagingFolder, folder);
  } finally {
    rmSync(stagingFolder, { recursive: true, force: true });
  }
  removeOld(cache, maxAgeMs);
  return folder;
}

async function buildInto(
  folder: string,
  sourceFolder: string,
  names: readonly string[],
  transform: Transform,
): Promise<void> {
  await build({
    configFile: false,
    envFile: false,
    logLevel: 'silent',
    root: sourceFolder,
    plugins: [{ name: 'kata-finish', enforce: 'pre', transform: (code) => ({ code: transform(code), map: null }) }],
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name.slice(0, -'.ts'.length), join(sourceFolder, name)])),
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
