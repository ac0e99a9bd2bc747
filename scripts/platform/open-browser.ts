import { spawn } from 'node:child_process';

/** The command that opens an address in the user's browser. */
function opener(platform: NodeJS.Platform): [command: string, ...args: string[]] {
  if (platform === 'darwin') return ['open'];
  return platform === 'win32' ? ['cmd', '/c', 'start', '""'] : ['xdg-open'];
}

/** Opens an address in the user's browser. Nothing happens without a browser, so the address must also be shown. */
export function openBrowser(address: string, [command, ...args] = opener(process.platform)): void {
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  // A container and a computer without a desktop have no such command.
  child.once('error', () => {});
  child.unref();
}
