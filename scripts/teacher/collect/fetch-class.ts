import { mkdirSync } from 'node:fs';
import { mapConcurrently } from '../../platform/map-concurrently.ts';
import { oneLine } from '../reports/sanitize-text.ts';
import { fetchClone, type Fetched } from './fetch-clone.ts';
import type { CloneSource } from './read-addresses.ts';

/** How many clones are fetched at the same time. Hosts slow down or reject more than that. */
const maxConcurrent = 6;

/**
 * Clones the repositories of a class, or updates the clones that exist. A failure affects only its own clone.
 *
 * @param home the folder of all clones, which is created
 * @param done is called after each clone
 */
export async function fetchClass(
  sources: readonly CloneSource[],
  home: string,
  done: (fetched: Fetched) => void = () => {},
): Promise<Fetched[]> {
  mkdirSync(home, { recursive: true });
  return mapConcurrently(sources, maxConcurrent, async (source) => {
    const fetched = await fetchClone(home, source);
    done(fetched);
    return fetched;
  });
}

/** What became of the clones: a line that counts them by state, and a line for each note. */
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
