import { tryGit, git } from '../../platform/git/git.ts';

/** The intended state of a branch. */
export interface Branch {
  name: string;
  commit: string;
}

/** The parts of a commit, as git stores them. */
export interface CommitFacts {
  tree: string;
  parents: string[];
  /** The lines about author, committer and encoding. */
  people: string[];
  message: string;
}

/** Reads a commit. `name` is an id, a branch or anything else that git can resolve. */
export function readCommit(root: string, name: string): CommitFacts {
  // Latin-1 preserves the bytes of a name in any encoding.
  const text = tryGit(root, ['cat-file', 'commit', name]).bytes.toString('latin1');
  const end = text.indexOf('\n\n');
  const headers = text.slice(0, end).split('\n');
  const headersFor = (key: string) => headers.filter((line) => line.startsWith(`${key} `));
  const values = (key: string) => headersFor(key).map((line) => line.slice(key.length + 1));
  return {
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    people: [...headersFor('author'), ...headersFor('committer'), ...headersFor('encoding')],
    message: text.slice(end + 2),
  };
}

/**
 * Writes a commit on top of `parent`. People and dates are those of the parent, so the same parent gives the same
 * commit. Its trailers say what it was built from, and allow checking that it was not changed since.
 */
export function writeCommit(root: string, parent: string, tree: string, subject: string): string {
  const { people } = readCommit(root, parent);
  const trailers = `Built-from: ${parent}\nBuilt-tree: ${tree}\n`;
  const text = [`tree ${tree}`, `parent ${parent}`, ...people, '', `${subject}\n\n${trailers}`].join('\n');
  return git(root, ['hash-object', '-t', 'commit', '-w', '--stdin'], { input: Buffer.from(text, 'latin1') });
}

/** Whether a commit is exactly what an earlier run built, so that replacing it loses nothing. */
export function isBuilt(root: string, name: string): boolean {
  const { tree, parents, message } = readCommit(root, name);
  const [parent, ...others] = parents;
  return others.length === 0 && message.endsWith(`\nBuilt-from: ${parent}\nBuilt-tree: ${tree}\n`);
}
