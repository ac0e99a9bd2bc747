// Starts one of the workbook's scripts, or Vitest, and says in one line what keeps it from starting:
//   node scripts/run.cjs start 45
//   node scripts/run.cjs vitest run --project workbook
const { existsSync, readFileSync } = require('fs');
const { dirname, join } = require('path');
const { enableCompileCache: enable } = require('module');
const { pathToFileURL } = require('url');
const {
  explainFailure,
  installFacts,
  notInstalled,
  unusablePath,
  wrongNode,
} = require('./bootstrap/startup-checks.cjs');
const { packageProblem, unusableConfig } = require('./bootstrap/config-checks.cjs');

const root = dirname(__dirname);
const [name] = process.argv.splice(2, 1);

const problem = startProblem(name);
if (problem === undefined) run().catch(fail);
else fail(problem);

/** What keeps a script from starting, as one line. Undefined if nothing does. */
function startProblem(script) {
  // With such a problem, not even the doctor can be loaded.
  const inPackage = packageProblem(root);
  if (inPackage !== undefined) return inPackage;
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // The doctor reports everything itself, if tsx can load it.
  const hasTsx = existsSync(join(root, 'node_modules', 'tsx'));
  const inPath = unusablePath(root, process.platform);
  return (
    wrongNode(process.versions.node, engines.node, process.platform) ||
    (script === 'doctor' && hasTsx && !/[?\\]/.test(root)
      ? undefined
      : inPath || notInstalled(installFacts(root, process.env)) || unusableConfig(root))
  );
}

async function run() {
  enableCompileCache();
  if (name === 'vitest') return load('node_modules', 'vitest', 'vitest.mjs');
  // Node 22.18 and newer run TypeScript themselves, which starts faster.
  if (!process.features.typescript) {
    const { register } = await import('tsx/esm/api');
    // The scripts do not depend on tsconfig.json, and a broken one must not stop them.
    register({ tsconfig: false });
  }
  // The script sees its name and its arguments as if it had been started directly.
  process.argv[1] = join(root, 'scripts', 'commands', `${name}.ts`);
  return load('scripts', 'commands', `${name}.ts`);
}

/** Caches compiled code for the next start, also for child processes. Node 20 does not support this. */
function enableCompileCache() {
  const directory = enable && enable().directory;
  if (directory) process.env.NODE_COMPILE_CACHE = directory;
}

function load(...path) {
  return import(pathToFileURL(join(root, ...path)).href);
}

/** @param error a problem as one line, or a thrown value */
function fail(error) {
  console.error(typeof error === 'string' ? error : explainFailure(error, root) || error);
  process.exit(1);
}
