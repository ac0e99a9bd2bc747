import { notInstalled, unusablePath, wrongNode } from '../../bootstrap/startup-checks.cjs';
import { UserError } from '../../platform/errors/user-error.ts';
import type { Facts } from './facts.ts';

/** A problem that the doctor has found: one line that ends with the command that fixes it. */
export interface Finding {
  line: string;
  /** Whether it keeps the learner from solving katas. Other findings are only inconvenient. */
  blocks: boolean;
}

/** All findings. Those that block the learner come first. */
export function findingsOf(facts: Facts): Finding[] {
  const found = checks.flatMap((check) => check(facts));
  return [...found.filter(({ blocks }) => blocks), ...found.filter(({ blocks }) => !blocks)];
}

type Check = (facts: Facts) => Finding[];

const checks: readonly Check[] = [
  ({ node, platform }) => blockingLine(wrongNode(node.version, node.range, platform)),
  ({ root, platform }) => blockingLine(unusablePath(root, platform)),
  ({ install }) => blockingLine(notInstalled(install)),
  versions,
  ({ unloadable }) =>
    unloadable === undefined ? [] : blocking(`The packages cannot be loaded: ${unloadable}`, 'npm ci'),
  ({ config }) => blockingLine(config),
  workspace,
  interrupted,
  unwritable,
  missingFiles,
  compiledFiles,
  ignoredFolders,
  changedFiles,
  repository,
  terminal,
  locale,
];

function versions({ versions: wrong }: Facts): Finding[] {
  if (wrong.length === 0) return [];
  const list = wrong.map(({ name, installed, locked }) => `${name} ${installed} instead of ${locked}`).join(', ');
  return blocking(`Some packages do not have the version that the workbook was tested with: ${list}`, 'npm ci');
}

function workspace({ install }: Facts): Finding[] {
  // Missing packages are already reported by another finding.
  if (install.workspace === undefined || install.missing.length > 0) return [];
  return notBlocking(
    `The package.json in ${install.workspace} claims this folder as a workspace, so npm install would put the packages there`,
    'npm install --no-workspaces',
  );
}

function interrupted({ git }: Facts): Finding[] {
  return git.interrupted ? blocking('An update was interrupted; the next one undoes it first', 'npm run update') : [];
}

function unwritable({ unwritable: places, platform }: Facts): Finding[] {
  const codes = [...new Set(places.map(({ code }) => code))];
  const move = platform === 'win32' ? 'move' : 'mv';
  return codes.flatMap((code) => {
    const paths = places.filter((place) => place.code === code).map(({ path }) => path);
    const list = `${firstThree(paths)} cannot be written (${code}), so your work or your progress would be lost`;
    const isMine = places.every((place) => place.code !== code || place.mine);
    switch (code) {
      case 'EROFS':
        return blocking(
          `${list}; the disk is read-only`,
          platform === 'win32' ? 'xcopy /E /I . C:\\architecture-katas' : 'cp -R . ~/architecture-katas',
        );
      case 'ENOSPC':
      case 'EDQUOT':
        return blocking(`${list}; the disk is full`, platform === 'win32' ? 'fsutil volume diskfree .' : 'df -h .');
      case 'ENOTDIR':
      case 'EEXIST':
        return blocking(`${paths[0]} is a file where a folder is needed`, `${move} ${paths[0]} ${paths[0]}.old`);
      case 'EISDIR':
        return blocking(`${paths[0]} is a folder where a file is needed`, `${move} ${paths[0]} ${paths[0]}.old`);
      default:
        if (platform === 'win32') return blocking(list, 'attrib -R * /S /D');
        return blocking(list, isMine ? 'chmod -R u+rwX .' : 'sudo chown -R "$(id -un)" .');
    }
  });
}

function missingFiles({ files: { missing }, git, root }: Facts): Finding[] {
  if (missing.length === 0) return [];
  return blocking(
    `${firstThree(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`,
    restoreCommand(missing, git, root),
  );
}

function compiledFiles({ compiled, git, root, platform }: Facts): Finding[] {
  if (compiled.length === 0) return [];
  const what = `${firstThree(compiled)} ${compiled.length === 1 ? 'was' : 'were'} compiled from the TypeScript files next to ${compiled.length === 1 ? 'it' : 'them'}, and nothing uses ${compiled.length === 1 ? 'it' : 'them'}`;
  // The command asks before it deletes, because a learner may have other JavaScript files.
  if (git.top === root) return notBlocking(what, 'git clean -i -- "*.js"');
  return notBlocking(what, `${platform === 'win32' ? 'del' : 'rm'} ${compiled.slice(0, 3).join(' ')}`);
}

function ignoredFolders({ foldersLikeKatas, platform }: Facts): Finding[] {
  return foldersLikeKatas.flatMap((name) =>
    notBlocking(
      `katas/${name} is not a kata of the workbook, so it is ignored`,
      `${platform === 'win32' ? 'move' : 'mv'} "katas/${name}" "${name}"`,
    ),
  );
}

function changedFiles({ files: { changed, committed }, git: { base = 'HEAD' }, config }: Facts): Finding[] {
  const finding = (all: readonly string[], command: string) => {
    // `unusableConfig` has already reported this file.
    const paths = all.filter((path) => !config?.startsWith(path));
    if (paths.length === 0) return [];
    const verb = paths.length === 1 ? 'differs' : 'differ';
    const line = `${firstThree(paths)} ${verb} from the original, so katas may be judged differently`;
    return notBlocking(line, `${command} -- ${paths.slice(0, 3).join(' ')}`);
  };
  // A checkout would discard work that was never committed.
  return [...finding(changed, 'git stash push'), ...finding(committed, `git checkout ${base}`)];
}

/** The command that restores missing files. */
function restoreCommand(paths: readonly string[], git: Facts['git'], root: string): string {
  if (git.top !== root) return 'git clone <address of the workbook>';
  return `git checkout ${git.base ?? 'HEAD'} -- ${paths.slice(0, 3).join(' ')}`;
}

function repository({ git, root, platform }: Facts): Finding[] {
  const cost = 'you can solve katas, but reset cannot restore a starter that you have edited, and update does not work';
  if (!git.installed) return notBlocking(`git is not installed: ${cost}`, installGit(platform));
  if (!git.trusted) {
    return notBlocking(
      `git does not trust this folder, because it belongs to another user: ${cost}`,
      `git config --global --add safe.directory ${root}`,
    );
  }
  if (git.top === root) return [];
  const what =
    git.top === undefined
      ? 'This folder is not a git clone'
      : `This folder is not a git clone of its own, but part of ${git.top}`;
  return notBlocking(`${what}: ${cost}`, 'git clone <address of the workbook>');
}

function installGit(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'winget install Git.Git';
  return platform === 'darwin' ? 'xcode-select --install' : 'sudo apt install git';
}

function terminal({ terminal: { isTerminal, term, columns, rows }, platform }: Facts): Finding[] {
  const once = 'npm start prints the result once and ends';
  if (!isTerminal) return notBlocking(`This is not a terminal, so ${once}; open one`, 'npm start');
  if (term === 'dumb')
    return notBlocking(
      `TERM is "dumb", so ${once}`,
      platform === 'win32' ? '$env:TERM = ""; npm start' : 'TERM=xterm-256color npm start',
    );
  const isSmall = (columns > 0 && columns < 80) || (rows > 0 && rows < 24);
  if (!isSmall) return [];
  return notBlocking(
    `The terminal has ${columns} × ${rows} characters, but the screen needs 80 × 24; make it larger, or print everything once`,
    platform === 'win32' ? 'npm start | more' : 'npm start | cat',
  );
}

function locale({ terminal: { isTerminal, locale: variable }, platform }: Facts): Finding[] {
  if (!isTerminal || platform === 'win32' || /utf-?8/i.test(variable)) return [];
  const utf8 = platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  return notBlocking(
    `The locale (${variable || 'none is set'}) is not UTF-8: ✓ ✗ ★ may look wrong`,
    `LC_ALL=${utf8} npm start`,
  );
}

/** The first three paths, and how many more there are. */
function firstThree(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}

/** A finding that blocks the learner, from a line that already ends with a command. */
function blockingLine(line: string | undefined): Finding[] {
  return line === undefined ? [] : [{ line, blocks: true }];
}

function blocking(problem: string, remedy: string): Finding[] {
  return [{ line: new UserError(problem, remedy).message, blocks: true }];
}

function notBlocking(problem: string, remedy: string): Finding[] {
  return [{ line: new UserError(problem, remedy).message, blocks: false }];
}
