import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/* eslint-disable no-control-regex -- colour codes begin with one */
/** The path of a kata's file. Paths with a line number do not match, because terminals recognise them on their own. */
const filePath = /(?<=^|[\s(]|\u001B\[[\d;]*m)katas\/[\w.-]+\/[\w.-]+\.(?:ts|md)(?![\w.:/-])/g;
/* eslint-enable no-control-regex */

/** Turns the paths in a line of the screen into links. Most terminals open links on a click, and others ignore them. */
export function linkPaths(line: string, root: string): string {
  return line.replace(filePath, (shown) => {
    const address = pathToFileURL(join(root, shown)).href;
    return `\u001B]8;;${address}\u001B\\${shown}\u001B]8;;\u001B\\`;
  });
}

/** Whether to write links. The Linux console would print their addresses, and users can turn them off. */
export function takesLinks(env: NodeJS.ProcessEnv): boolean {
  return env['TERM'] !== 'linux' && env['FORCE_HYPERLINK'] !== '0';
}
