import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workbookRoot } from '../../../platform/workbook-root.ts';

/* eslint-disable no-control-regex -- colour codes begin with one */
/** A file of a kata; one with a line number is left to terminals that know such places by themselves. */
const path = /(?<=^|[\s(]|\u001B\[[\d;]*m)katas\/[\w.-]+\/[\w.-]+\.(?:ts|md)(?![\w.:/-])/g;
/* eslint-enable no-control-regex */

/** Makes the paths in a line of the screen links, which most terminals open at a click and others pass over. */
export function linkPaths(line: string, root = workbookRoot): string {
  return line.replace(path, (shown) => {
    const address = pathToFileURL(join(root, shown)).href;
    return `\u001B]8;;${address}\u001B\\${shown}\u001B]8;;\u001B\\`;
  });
}

/** Whether the terminal can be sent links: the console of Linux would print them, and whoever says so wants none. */
export function takesLinks(env: NodeJS.ProcessEnv): boolean {
  return env['TERM'] !== 'linux' && env['FORCE_HYPERLINK'] !== '0';
}
