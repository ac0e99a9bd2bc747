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

const hindrance = hindranceOf(name);
if (hindrance === undefined) run().catch(fail);
else fail(hindrance);

function hindranceOf(script) {
  // Not even the doctor can be loaded then.
  const broken = packageProblem(root);
  if (broken !== undefined) return broken;
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // The doctor reports everything itself, if tsx can load it.
  const hasTsx = existsSync(join(root, 'node_modules', 'tsx'));
  const path = unusablePath(root, process.platform);
  return (
    wrongNode(process.versions.node, engines.node, process.platform) ||
    (script === 'doctor' && hasTsx && !/[?\\]/.test(root)
      ? undefined
      : path || notInstalled(installFacts(root, process.env)) || unusableConfig(root))
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
  // The script finds its arguments and its name as if it had been started directly.
  process.argv[1] = join(root, 'scripts', 'commands', `${name}.ts`);
  return load('scripts', 'commands', `${name}.ts`);
}

/** Keeps compiled code for the next start, including that of child processes. Node 20 cannot. */
function enableCompileCache() {
  const directory = enable && enable().directory;
  if (directory) process.env.NODE_COMPILE_CACHE = directory;
}

function load(...path) {
  return import(pathToFileURL(join(root, ...path)).href);
}

function fail(problem) {
  console.error(typeof problem === 'string' ? problem : explainFailure(problem, root) || problem);
  process.exit(1);
}
