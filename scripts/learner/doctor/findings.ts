import { notInstalled, unusablePath, wrongNode } from '../../bootstrap/startup-checks.cjs';
import { UserError } from '../../platform/errors/user-error.ts';
import type { Facts } from './facts.ts';

/** A finding of the doctor: one line that ends with the command that fixes it. */
export interface Finding {
  line: string;
  /** Whether it keeps the learner from solving katas. Other findings only have a drawback. */
  blocks: boolean;
}

/** All findings. Those that block the learner come first. */
export function findingsOf(facts: Facts): Finding[] {
  const found = checks.flatMap((check) => check(facts));
  return [...found.filter(({ blocks }) => blocks), ...found.filter(({ blocks }) => !blocks)];
}

type Check = (facts: Facts) => Finding[];

const checks: readonly Check[] = [
  ({ node, platform }) => whole(wrongNode(node.version, node.range, platform)),
  ({ root, platform }) => whole(unusablePath(root, platform)),
  ({ install }) => whole(notInstalled(install)),
  versions,
  ({ unloadable }) =>
    unloadable === undefined ? [] : blocks(`The packages cannot be loaded: ${unloadable}`, 'npm ci'),
  ({ config }) => whole(config),
  workspace,
  interrupted,
  unwritable,
  missingFiles,
  compiledFiles,
  copies,
  changedFiles,
  repository,
  terminal,
  locale,
];

function versions({ versions: wrong }: Facts): Finding[] {
  if (wrong.length === 0) return [];
  const list = wrong.map(({ name, installed, locked }) => `${name} ${installed} instead of ${locked}`).join(', ');
  return blocks(`Some packages do not have the version that the workbook was tested with: ${list}`, 'npm ci');
}

function workspace({ install }: Facts): Finding[] {
  // Missing packages are already reported by another finding.
  if (install.workspace === undefined || install.missing.length > 0) return [];
  return notes(
    `The package.json in ${install.workspace} claims this folder as a workspace, so npm install would put the packages there`,
    'npm install --no-workspaces',
  );
}

function interrupted({ git }: Facts): Finding[] {
  return git.interrupted ? blocks('An update was interrupted; the next one undoes it first', 'npm run update') : [];
}

function unwritable({ unwritable: places, platform }: Facts): Finding[] {
  const codes = [...new Set(places.map(({ code }) => code))];
  const move = platform === 'win32' ? 'move' : 'mv';
  return codes.flatMap((code) => {
    const paths = places.filter((place) => place.code === code).map(({ path }) => path);
    const list = `${few(paths)} cannot be written (${code}), so your work or your progress would be lost`;
    const isMine = places.every((place) => place.code !== code || place.mine);
    switch (code) {
      case 'EROFS':
        return blocks(
          `${list}; the disk is read-only`,
          platform === 'win32' ? 'xcopy /E /I . C:\\architecture-katas' : 'cp -R . ~/architecture-katas',
        );
      case 'ENOSPC':
      case 'EDQUOT':
        return blocks(`${list}; the disk is full`, platform === 'win32' ? 'fsutil volume diskfree .' : 'df -h .');
      case 'ENOTDIR':
      case 'EEXIST':
        return blocks(`${paths[0]} is a file where a folder is needed`, `${move} ${paths[0]} ${paths[0]}.old`);
      case 'EISDIR':
        return blocks(`${paths[0]} is a folder where a file is needed`, `${move} ${paths[0]} ${paths[0]}.old`);
      default:
        if (platform === 'win32') return blocks(list, 'attrib -R * /S /D');
        return blocks(list, isMine ? 'chmod -R u+rwX .' : 'sudo chown -R "$(id -un)" .');
    }
  });
}

function missingFiles({ files: { missing }, git, root }: Facts): Finding[] {
  if (missing.length === 0) return [];
  return blocks(`${few(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`, bringBack(missing, git, root));
}

function compiledFiles({ compiled, git, root, platform }: Facts): Finding[] {
  if (compiled.length === 0) return [];
  const what = `${few(compiled)} ${compiled.length === 1 ? 'was' : 'were'} compiled from the TypeScript files next to ${compiled.length === 1 ? 'it' : 'them'}, and nothing uses ${compiled.length === 1 ? 'it' : 'them'}`;
  // It asks before it deletes, because a learner may have other files of this kind.
  if (git.top === root) return notes(what, 'git clean -i -- "*.js"');
  return notes(what, `${platform === 'win32' ? 'del' : 'rm'} ${compiled.slice(0, 3).join(' ')}`);
}

function copies({ foldersLikeKatas, platform }: Facts): Finding[] {
  return foldersLikeKatas.flatMap((name) =>
    notes(
      `katas/${name} is not a kata of the workbook, so it is ignored`,
      `${platform === 'win32' ? 'move' : 'mv'} "katas/${name}" "${name}"`,
    ),
  );
}

function changedFiles({ files: { changed, committed }, git: { base = 'HEAD' }, config }: Facts): Finding[] {
  const finding = (all: readonly string[], command: string) => {
    // Another finding says more about this one.
    const paths = all.filter((path) => !config?.startsWith(path));
    if (paths.length === 0) return [];
    const verb = paths.length === 1 ? 'differs' : 'differ';
    const line = `${few(paths)} ${verb} from the original, so katas may be judged differently`;
    return notes(line, `${command} -- ${paths.slice(0, 3).join(' ')}`);
  };
  // A checkout would discard work that was never committed.
  return [...finding(changed, 'git stash push'), ...finding(committed, `git checkout ${base}`)];
}

function bringBack(paths: readonly string[], git: Facts['git'], root: string): string {
  if (git.top !== root) return 'git clone <address of the workbook>';
  return `git checkout ${git.base ?? 'HEAD'} -- ${paths.slice(0, 3).join(' ')}`;
}

function repository({ git, root, platform }: Facts): Finding[] {
  const cost = 'you can solve katas, but reset cannot restore a starter that you have edited, and update does not work';
  if (!git.installed) return notes(`git is not installed: ${cost}`, installGit(platform));
  if (!git.trusted) {
    return notes(
      `git does not trust this folder, because it belongs to another user: ${cost}`,
      `git config --global --add safe.directory ${root}`,
    );
  }
  if (git.top === root) return [];
  const what =
    git.top === undefined
      ? 'This folder is not a git clone'
      : `This folder is not a git clone of its own, but part of ${git.top}`;
  return notes(`${what}: ${cost}`, 'git clone <address of the workbook>');
}

function installGit(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'winget install Git.Git';
  return platform === 'darwin' ? 'xcode-select --install' : 'sudo apt install git';
}

function terminal({ terminal: { isTerminal, term, columns, rows }, platform }: Facts): Finding[] {
  const once = 'npm start prints the result once and ends';
  if (!isTerminal) return notes(`This is not a terminal, so ${once}; open one`, 'npm start');
  if (term === 'dumb')
    return notes(
      `TERM is "dumb", so ${once}`,
      platform === 'win32' ? '$env:TERM = ""; npm start' : 'TERM=xterm-256color npm start',
    );
  const isSmall = (columns > 0 && columns < 80) || (rows > 0 && rows < 24);
  if (!isSmall) return [];
  return notes(
    `The terminal has ${columns} × ${rows} characters, but the screen needs 80 × 24; make it larger, or print everything once`,
    platform === 'win32' ? 'npm start | more' : 'npm start | cat',
  );
}

function locale({ terminal: { isTerminal, locale: set }, platform }: Facts): Finding[] {
  if (!isTerminal || platform === 'win32' || /utf-?8/i.test(set)) return [];
  const utf8 = platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  return notes(`The locale (${set || 'none is set'}) is not UTF-8: ✓ ✗ ★ may look wrong`, `LC_ALL=${utf8} npm start`);
}

function few(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}

function whole(line: string | undefined): Finding[] {
  return line === undefined ? [] : [{ line, blocks: true }];
}

function blocks(problem: string, remedy: string): Finding[] {
  return [{ line: new UserError(problem, remedy).message, blocks: true }];
}

function notes(problem: string, remedy: string): Finding[] {
  return [{ line: new UserError(problem, remedy).message, blocks: false }];
}
