// Runs after `npm install`, and makes git check an author's commits. An install without husky (`--omit=dev`,
// `NODE_ENV=production`, a workspace above) must not fail because of this.
const { existsSync } = require('fs');
const { join } = require('path');
const { pathToFileURL } = require('url');

const husky = join(__dirname, '..', '..', 'node_modules', 'husky', 'index.js');

if (existsSync(husky) && existsSync(join(__dirname, '..', '..', '.git'))) {
  import(pathToFileURL(husky).href).then(
    ({ default: install }) => report(install()),
    (error) => report(error.message),
  );
}

/** Learners need no hooks, so a problem with installing them is not an error. Empty if there is none. */
function report(problem) {
  if (problem) console.log(`Commits are not checked: ${problem}`);
}
