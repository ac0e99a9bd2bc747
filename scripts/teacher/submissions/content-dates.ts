import type { IsolatedRepo } from './isolated-git.ts';

/** A commit that changed something below `katas`. */
interface Step {
  /** Seconds since 1970, by the committer's clock. */
  time: number;
  /** Older commits that also changed something there, each with what is different in this commit. */
  parents: { id: string; changes: Map<string, Change> }[];
  /** Whether a shallow clone ends at this commit, so that older ones are unknown. */
  isCut: boolean;
}

/** What a commit changed in a file, compared with one parent. */
interface Change {
  /** The id of the content in the parent: zeros if the parent does not have the file. */
  before: string;
  /** Whether the commit does not have the file any more. */
  isGone: boolean;
}

/** The history of the folder `katas` in one commit. */
export interface KatasHistory {
  /** The newest commit that changed something there. Undefined if there is none. */
  tip: string | undefined;
  steps: ReadonlyMap<string, Step>;
}

/** The maximum number of commits that are read. If the content is older, the oldest of these commits gives its date. */
const maxCommits = 5000;

/** The id that git prints for a file that does not exist. */
const noFile = /^0+$/;

/**
 * Reads the history of all katas at once. Git runs once, however many katas there are.
 *
 * @returns undefined if git cannot read it
 */
export async function readKatasHistory(clone: IsolatedRepo, commit: string): Promise<KatasHistory | undefined> {
  const shown = ['--format=raw', '--raw', '-z', '-m', '--no-abbrev', '--no-renames'];
  const order = ['--topo-order', '--parents', `--max-count=${maxCommits}`];
  const { ok, output } = await clone.ask(['log', ...order, ...shown, commit, '--', 'katas']);
  if (!ok) return undefined;
  const steps = new Map<string, Step>();
  const texts = output.split('\0');
  let changes = new Map<string, Change>();
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i] ?? '';
    if (text.startsWith('commit ')) changes = changesOf(text, steps, clone);
    // The first change is the last line of the commit's text. The lines of a message are indented, so none is like it.
    const [, before, after = ''] = /(?:^|\n):\d+ \d+ ([\da-f]+) ([\da-f]+) \w+$/.exec(text) ?? [];
    if (before !== undefined) changes.set(texts[++i] ?? '', { before, isGone: noFile.test(after) });
  }
  return { tip: [...steps.keys()][0], steps };
}

/**
 * The map for the changes that follow the text of a commit. The text begins with the ids of the commit and its parents,
 * and for a merge, of the parent with which it is compared: `commit 1e2e… 3d0f… 5c60… (from 3d0f…)`. After other headers
 * and an empty line comes the message.
 */
function changesOf(text: string, steps: Map<string, Step>, { shallow }: IsolatedRepo): Map<string, Change> {
  const [headers = ''] = text.split('\n\n', 1);
  const [, id = '', ids = '', from] =
    /^commit ([\da-f]+)((?: [\da-f]+)*)(?: \(from ([\da-f]+)\))?\n/.exec(headers) ?? [];
  const step = steps.get(id) ?? {
    time: Number(/^committer .* (\d+) [+-]\d+$/m.exec(headers)?.[1] ?? 0),
    parents: Array.from(ids.matchAll(/[\da-f]+/g), ([parent]) => ({ id: parent, changes: new Map<string, Change>() })),
    isCut: shallow.has(id),
  };
  steps.set(id, step);
  const compared = from === undefined ? step.parents[0] : step.parents.find((parent) => parent.id === from);
  return compared?.changes ?? new Map<string, Change>();
}

/**
 * When files last changed to their current content: the time of the oldest commit since which it has stayed the same.
 * Merges, new file modes and moves to another folder of `katas` do not count as changes. Like every date of a commit,
 * it comes from the student's clock. It is always that of a commit with the current content, so faking dates gains no
 * more than faking that of the last commit.
 *
 * @param files ids of the contents by path
 * @returns an instant in ISO 8601. Undefined if it is unknown, for example because a shallow clone ends there
 */
export function contentDate(history: KatasHistory, files: ReadonlyMap<string, string>): string | undefined {
  const times = [...files].map(([path, content]) => timeOf(history, path, content));
  if (times.length === 0 || times.includes(undefined)) return undefined;
  return instantAt(Math.max(...times.map((time) => time ?? 0)));
}

/** From the first day of git to the last year of ISO 8601, in milliseconds since 1970. */
const [firstOfGit, lastOfIso] = [Date.UTC(2005, 3, 7), Date.UTC(9999, 11, 31)];

/** A commit can claim any date. Undefined if it is before git, or after the year 9999, because that says nothing. */
export function instantAt(seconds: number): string | undefined {
  const time = seconds * 1000;
  return time >= firstOfGit && time <= lastOfIso ? new Date(time).toISOString() : undefined;
}

/** When a file got its current content, in seconds since 1970. Undefined if the known history does not tell. */
function timeOf({ tip, steps }: KatasHistory, path: string, content: string): number | undefined {
  const seen = new Set<string>();
  const queue = tip === undefined ? [] : [{ id: tip, path }];
  let oldest: number | undefined;
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { id, path: currentPath } = next;
    const step = steps.get(id);
    if (step === undefined || seen.has(`${id}\0${currentPath}`)) continue;
    seen.add(`${id}\0${currentPath}`);
    const before = step.parents.flatMap((parent) => {
      const earlier = pathBefore(parent.changes, currentPath, content);
      return earlier !== undefined && steps.has(parent.id) ? [{ id: parent.id, path: earlier }] : [];
    });
    queue.push(...before);
    if (before.length > 0) continue;
    if (step.isCut) return undefined;
    oldest = Math.min(oldest ?? step.time, step.time);
  }
  return oldest;
}

/** The path at which a parent has the same content. Undefined if the parent does not have it. */
function pathBefore(changes: ReadonlyMap<string, Change>, path: string, content: string): string | undefined {
  const change = changes.get(path);
  if (change === undefined || change.before === content) return path;
  if (!noFile.test(change.before)) return undefined;
  return [...changes].find(([, other]) => other.isGone && other.before === content)?.[0];
}
