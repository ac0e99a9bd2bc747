// What is wrong with the files that configure Node.js and Vite, as one line that ends with the command that fixes it.
// Plain JavaScript with old syntax, like the other checks before a start.
const { existsSync, readFileSync } = require('fs');
const { join } = require('path');
const { stripVTControlCharacters } = require('util');

/**
 * The problem with package.json or tsconfig.json, which Vite reads: nothing starts without them. Undefined if there is
 * none.
 */
function unusableConfig(root) {
  return packageProblem(root) || jsonProblem(root, 'tsconfig.json');
}

/** The problem with package.json: it is not JSON, or makes Node.js load the workbook's modules as CommonJS. */
function packageProblem(root) {
  const name = 'package.json';
  const problem = jsonProblem(root, name);
  if (problem !== undefined || !existsSync(join(root, name))) return problem;
  const { type } = JSON.parse(readFileSync(join(root, name), 'utf8'));
  if (type === 'module') return undefined;
  const flaw =
    type === undefined ? 'lacks "type": "module"' : `has "type": ${JSON.stringify(type)} instead of "module"`;
  return withRemedy(name, `${name} ${flaw}`);
}

/** The problem with a file that is not JSON. Comments and trailing commas are allowed in tsconfig.json. */
function jsonProblem(root, name) {
  const path = join(root, name);
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    const error = firstError(root, text, name);
    if (error === 'none') return undefined;
    const at = error === undefined ? '' : `:${lineAndColumn(text, error.offset)}`;
    const hint = (error && expected[error.error]) || '';
    return withRemedy(name, `${name}${at} is not valid JSON${hint}`);
  }
}

/** What the parser expected, by its error code (see `ParseErrorCode` of jsonc-parser). */
const expected = {
  4: ': a value is expected here',
  5: ': a colon is expected here',
  6: ': a comma is expected here',
  7: ': a closing } is expected here',
  8: ': a closing ] is expected here',
};

/**
 * The first error in a JSON file. `none` for a valid tsconfig.json with comments. Undefined if the parser is missing.
 */
function firstError(root, text, name) {
  let parser;
  try {
    parser = require(join(root, 'node_modules', 'jsonc-parser'));
  } catch {
    return undefined;
  }
  const isTsconfig = name === 'tsconfig.json';
  const errors = [];
  parser.parse(text, errors, { allowTrailingComma: isTsconfig, disallowComments: !isTsconfig });
  return errors.length > 0 ? errors[0] : isTsconfig ? 'none' : undefined;
}

function lineAndColumn(text, offset) {
  const lines = text.slice(0, offset).split('\n');
  return `${lines.length}:${lines[lines.length - 1].length + 1}`;
}

/** Explains why Vite could not load a configuration file, or a file that it imports. Undefined for other errors. */
function explainConfig(error, root) {
  const text = stripVTControlCharacters(String((error && error.message) || error));
  const tsconfig = /\[TSCONFIG_ERROR\] *(.+)/.exec(text);
  if (tsconfig) return unusableConfig(root) || withRemedy('tsconfig.json', withoutFullStop(tsconfig[1]));
  if (text.indexOf('Transform failed') !== 0) return undefined;
  const what = (/\[\w+_ERROR\] *(.+)/.exec(text) || [])[1];
  const place = /\[ *([^\s[\]]+\.[cm]?[jt]s):(\d+):(\d+) *\]/.exec(text);
  if (what === undefined || place === null) return undefined;
  return withRemedy(place[1], `${place[1]}:${place[2]}:${place[3]} does not compile: ${withoutFullStop(what)}`);
}

function withoutFullStop(message) {
  return message.trim().replace(/\.$/, '');
}

/** A problem with the command that fixes it. Stashing keeps what the user has written. */
function withRemedy(name, problem) {
  return `${problem}. Try: git stash push -- ${name}`;
}

module.exports = { unusableConfig, packageProblem, explainConfig };
