// What keeps the workbook's scripts from starting: one function per problem, which returns a line that ends with the
// command that fixes it, or undefined. Plain JavaScript with old syntax, because it runs before any package is known to
// be installed, and on old versions of Node.js.
const { existsSync, readFileSync } = require('fs');
const { dirname, join, relative, sep } = require('path');
const { explainConfig } = require('./config-checks.cjs');

/** Reports that the running version of Node.js is not supported. `range` comes from package.json. */
function wrongNode(version, range, platform) {
  if (range.split('||').some((one) => satisfies(version, one.trim()))) return undefined;
  const remedy = platform === 'win32' ? 'winget install OpenJS.NodeJS.LTS' : 'nvm install --lts';
  return `This is Node ${version}; the workbook needs ${range}, see https://nodejs.org. Try: ${remedy}`;
}

function satisfies(version, range) {
  const numbersOf = (text) => text.split('-')[0].split('.').map(Number);
  const actual = numbersOf(version);
  const required = numbersOf(range.replace(/^(\^|>=)/, ''));
  const different = [0, 1, 2].find((i) => actual[i] !== required[i]);
  const isNewEnough = different === undefined || actual[different] > required[different];
  return isNewEnough && (range[0] !== '^' || actual[0] === required[0]);
}

/** Characters that a path must not contain, and the program that does not support them. */
const unusable = [
  { char: '?', program: 'tsx' },
  { char: '#', program: 'Vite' },
  { char: '%', program: 'Vite' },
  { char: '\\', program: 'Node' },
];

/** Reports that the path contains a character because of which Node.js, tsx or Vite load the wrong files, or none. */
function unusablePath(root, platform) {
  // On Windows, a backslash separates folders.
  const chars = unusable.filter(({ char }) => platform !== 'win32' || char !== '\\');
  const found = chars.find(({ char }) => root.includes(char));
  if (found === undefined) return undefined;
  const parts = root.split(platform === 'win32' ? '\\' : '/');
  const at = parts.findIndex((part) => part.includes(found.char));
  const folder = parts.slice(0, at + 1).join(platform === 'win32' ? '\\' : '/');
  const better = chars.reduce((name, { char }) => name.split(char).join('-'), parts[at]);
  const remedy =
    platform === 'win32'
      ? `ren "${folder}" "${better}"`
      : `mv ${quote(folder)} ${quote(parts.slice(0, at).concat(better).join('/'))}`;
  return `The folder's path contains "${found.char}", so ${found.program} cannot load its files. Try: ${remedy}`;
}

function quote(text) {
  return `'${text.split("'").join("'\\''")}'`;
}

/** Facts about the installation: which packages from package.json are missing, and why npm did not install them. */
function installFacts(root, env) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = Object.keys(dependencies).concat(Object.keys(devDependencies));
  const has = (name) => existsSync(join(root, 'node_modules', name, 'package.json'));
  return {
    missing: names.filter((name) => !has(name)),
    none: !existsSync(join(root, 'node_modules')),
    workspace: workspaceAbove(root),
    production: env.NODE_ENV === 'production' || /\bdev\b/.test(env.npm_config_omit || ''),
  };
}

/** Reports missing packages. Packages of a parent folder do not count. */
function notInstalled({ missing, none, workspace, production }) {
  if (missing.length === 0) return undefined;
  const few = missing.slice(0, 3).join(', ');
  const what = none
    ? 'The packages are not installed'
    : `${missing.length === 1 ? 'A package is' : 'Packages are'} missing: ${missing.length > 3 ? `${few} and ${missing.length - 3} more` : few}`;
  const why =
    workspace !== undefined
      ? ` (npm installs them for the workspace in ${workspace})`
      : production
        ? ' (npm leaves them out because of NODE_ENV or omit)'
        : '';
  return `${what}${why}. Try: npm install${workspace === undefined ? '' : ' --no-workspaces'}${production ? ' --include=dev' : ''}`;
}

/** The parent folder whose package.json claims this folder as a workspace, so npm installs there instead. */
function workspaceAbove(root) {
  for (let folder = dirname(root), below = root; folder !== below; below = folder, folder = dirname(folder)) {
    const patterns = workspacesOf(join(folder, 'package.json'));
    const path = relative(folder, root).split(sep).join('/');
    if (patterns.some((pattern) => matches(path, pattern))) return folder;
  }
  return undefined;
}

function workspacesOf(file) {
  try {
    const { workspaces = [] } = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(workspaces) ? workspaces : workspaces.packages || [];
  } catch {
    // There is no package.json, or npm could not read it.
    return [];
  }
}

function matches(path, pattern) {
  const source = pattern
    .replace(/^\.\//, '')
    .replace(/\/$/, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, (stars) => (stars === '*' ? '[^/]*' : '.*'));
  return new RegExp(`^${source}$`).test(path);
}

/**
 * A readable message for an error that comes from a broken installation or a missing file. Undefined for other errors.
 */
function explainFailure(error, root) {
  const message = String((error && error.message) || error);
  if (error && error.code === 'ENOENT' && isBelow(error.path, root)) return missingFile(error.path, root);
  const config = explainConfig(error, root);
  if (config !== undefined) return config;
  if (/native binding|for another platform|Cannot find module '?(@rolldown|@esbuild|@oxc)/.test(message)) {
    return 'The packages were installed for another system or another version of Node. Try: npm ci';
  }
  const name = (/Cannot find package '([^']+)'/.exec(message) || [])[1];
  if (name !== undefined) return `The package ${name} is missing. Try: npm install`;
  const path = (/Cannot find module '([^']+)'/.exec(message) || [])[1];
  return isBelow(path, root) && !existsSync(path) ? missingFile(path, root) : undefined;
}

function isBelow(path, root) {
  return typeof path === 'string' && path.startsWith(root + sep);
}

function missingFile(path, root) {
  const shown = relative(root, path).split(sep).join('/');
  if (shown.startsWith('node_modules/')) return `${shown} is missing. Try: npm ci`;
  return `${shown} is missing. Try: git checkout -- ${shown}`;
}

module.exports = { wrongNode, unusablePath, installFacts, notInstalled, workspaceAbove, explainFailure };
