import fc from 'fast-check';
import type { CounterexampleLocation } from './last-failures.ts';

/**
 * Runs only the input that last broke the law. It does not look for a smaller one if this one is known to be the
 * smallest.
 */
export function replayOf<T>(
  { seed, path, exact }: CounterexampleLocation,
  usual: fc.Parameters<[T]>,
): fc.Parameters<[T]> {
  return { ...usual, seed, path, numRuns: 1, endOnFailure: exact };
}

/**
 * Where the counterexample was found. How a list of commands shrinks depends on which of them have run, and a path does
 * not contain that. Only the beginning of such a path can be replayed, and shrinking leads to the same counterexample
 * again.
 */
export function whereFound<T extends { input: object }>({
  seed,
  counterexamplePath,
  counterexample,
}: fc.RunDetails<[T]>): CounterexampleLocation {
  const path = counterexamplePath ?? '0';
  const hasCommands = Object.values(counterexample?.[0].input ?? {}).some(
    (value: unknown) =>
      typeof value === 'object' && value !== null && fc.cloneMethod in value && Symbol.iterator in value,
  );
  return hasCommands ? { seed, path: path.split(':')[0] ?? path, exact: false } : { seed, path, exact: true };
}

/**
 * The command that runs a law with one input. On Windows, it works in every shell and does not affect later commands.
 */
export function replayCommand(
  file: string,
  title: string,
  { seed, path }: CounterexampleLocation,
  platform: string = process.platform,
): string {
  const kata = /(\d\d)-[^\\/]*[\\/][^\\/]*$/.exec(file)?.[1] ?? '';
  const vitest = `npx vitest run --project katas /${kata}- -t`;
  if (platform === 'win32') {
    const pattern = title.replaceAll(/[^\w-]/g, '.');
    return `cmd /c "set KATA_SEED=${seed}&& set KATA_PATH=${path}&& ${vitest} ${pattern}"`;
  }
  return `KATA_SEED=${seed} KATA_PATH=${path} ${vitest} "${title.replaceAll(/[^\w ,-]/g, '.')}"`;
}
