// Runs after `npm install`: has git check an author's commits before they are made. An install that leaves husky out
// (`--omit=dev`, `NODE_ENV=production`, a workspace above) must not fail because of that.
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

/** Learners need no hooks, so nothing that keeps them from being installed is an error. */
function report(hindrance) {
  if (hindrance) console.log(`Commits are not checked: ${hindrance}`);
}
