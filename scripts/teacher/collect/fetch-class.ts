import { mkdirSync } from 'node:fs';
import { oneLine } from '../reports/sanitize-text.ts';
import { fetchClone, type Fetched } from './fetch-clone.ts';
import type { CloneSource } from './read-addresses.ts';

/** How many clones are fetched at the same time. Hosts slow down or refuse more. */
const atOnce = 6;

/**
 * Clones the repositories of a class into a folder, or updates the clones that are there. A failure concerns only its own
 * clone.
 *
 * @param done is called for each of them
 */
export async function fetchClass(
  sources: readonly CloneSource[],
  home: string,
  done: (fetched: Fetched) => void = () => {},
): Promise<Fetched[]> {
  mkdirSync(home, { recursive: true });
  const results: Fetched[] = [];
  const waiting = [...sources.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [i, source] = next;
      // Each worker fetches one clone after the other.
      // oxlint-disable-next-line no-await-in-loop
      const fetched = await fetchClone(home, source);
      results[i] = fetched;
      done(fetched);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

/** What became of the clones: a line with their numbers, and a line for each note. */
export function fetchedLines(all: readonly Fetched[]): string[] {
  const counted = (['new', 'updated', 'unchanged', 'failed'] as const).map(
    (state) => `${all.filter((one) => one.state === state).length} ${state}`,
  );
  const notes = all.flatMap(({ folder, state, notes: own }) =>
    own.map((note) => oneLine(`${state === 'failed' ? '✗' : '!'} ${folder}: ${withoutSecrets(note)}`)),
  );
  return [`${all.length} clone${all.length === 1 ? '' : 's'}: ${counted.join(', ')}`, ...notes];
}

/** An address may contain a password or a token, which must not get into the log of a workflow. */
function withoutSecrets(note: string): string {
  return note.replaceAll(/:\/\/[^/@\s]+@/g, '://');
}
