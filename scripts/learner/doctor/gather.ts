import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unusableConfig } from '../../bootstrap/config-checks.cjs';
import { installFacts } from '../../bootstrap/startup-checks.cjs';
import type { Facts, TerminalFacts } from './facts.ts';
import { foldersLikeKatas } from '../../kata/catalog.ts';
import { compiledFiles, fileFacts, gitFacts } from './gather-git.ts';
import { unwritable } from './gather-writable.ts';

/** Gathers all facts for the doctor. To test a folder, writes a file into it and deletes it. */
export async function gatherFacts(root: string, { stdin, stdout, env, platform, versions } = process): Promise<Facts> {
  const { engines } = readJson(join(root, 'package.json')) as { engines: { node: string } };
  const install = installFacts(root, env);
  const git = gitFacts(root);
  return {
    platform,
    root,
    node: { version: versions.node, range: engines.node },
    install,
    versions: wrongVersions(root),
    unloadable: install.missing.length > 0 ? undefined : await whyUnloadable(),
    config: unusableConfig(root),
    git,
    files: fileFacts(root, git),
    compiled: compiledFiles(root),
    foldersLikeKatas: foldersLikeKatas(root),
    unwritable: unwritable(root),
    terminal: terminalFacts(Boolean(stdin.isTTY && stdout.isTTY), stdout, env),
  };
}

/** The direct dependencies whose installed major version is not the locked one. */
function wrongVersions(root: string): Facts['versions'] {
  const lock = join(root, 'package-lock.json');
  if (!existsSync(lock)) return [];
  const { packages } = readJson(lock) as { packages: Record<string, { version?: string; devDependencies?: object }> };
  return Object.keys(packages['']?.devDependencies ?? {}).flatMap((name) => {
    const path = join(root, 'node_modules', name, 'package.json');
    const locked = packages[`node_modules/${name}`]?.version;
    if (locked === undefined || !existsSync(path)) return [];
    const { version } = readJson(path) as { version: string };
    return majorOf(version) === majorOf(locked) ? [] : [{ name, installed: version, locked }];
  });
}

function majorOf(version: string): string | undefined {
  return version.split('.')[0];
}

/** Why the packages cannot be loaded. Only Vite is tried, because only it has parts that are built for one system. */
async function whyUnloadable(): Promise<string | undefined> {
  try {
    await import('vite');
    return undefined;
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return first.replace(/[.:]$/, '');
  }
}

function terminalFacts(isTerminal: boolean, stdout: NodeJS.WriteStream, env: NodeJS.ProcessEnv): TerminalFacts {
  const variable = ['LC_ALL', 'LC_CTYPE', 'LANG'].find((name) => env[name]);
  return {
    isTerminal,
    term: env['TERM'],
    columns: stdout.columns ?? 0,
    rows: stdout.rows ?? 0,
    locale: variable === undefined ? '' : `${variable}=${env[variable]}`,
  };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
