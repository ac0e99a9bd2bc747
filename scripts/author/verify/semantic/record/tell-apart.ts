import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../../../../kata/catalog.ts';
import type { RunSettings } from '../../../../runner/runner.ts';
import type { KataResult } from '../../../../runner/result.ts';
import type { RunJobs } from '../fate.ts';
import type { SemanticMutant } from '../make-mutants.ts';
import { layOutRecorded, type Recorded } from './lay-out-recorded.ts';
import { byWeight, type Difference, type DifferenceKind } from './difference.ts';
import { differencesFile } from './recording.ts';

/** What distinguishes a mutant from its original: at least one of these. */
export interface Distinction {
  /** A law that rejects only the mutant. */
  law?: string;
  /** A different call, result or error. */
  difference?: { kind: DifferenceKind; how: string };
}

/**
 * Looks for differences between mutants and their originals on the inputs of the laws. Differences between two runs of
 * an original do not count.
 *
 * @returns the mutants that differ
 */
export async function tellApart(
  kata: Kata,
  mutants: readonly SemanticMutant[],
  settings: RunSettings,
  run: RunJobs,
): Promise<Map<SemanticMutant, Distinction>> {
  if (mutants.length === 0) return new Map();
  const place = join('.cache', 'semantic', kata.slug);
  const origins = [...new Set(mutants.map(({ origin }) => origin))];
  const runAll = async (all: readonly Recorded[]) => run(all.map(({ target }) => ({ kata, target })));

  const originals = origins.map((origin, i) => layOutRecorded(kata, origin, join(place, `original${i}`)));
  const reruns = origins.map((origin, i) =>
    layOutRecorded(kata, origin, join(place, `again${i}`), originals[i]?.folder),
  );
  const copies = mutants.map(({ origin, target }) =>
    layOutRecorded(kata, target, `${target.replace(/\.ts$/, '')}-recorded`, originals[origins.indexOf(origin)]?.folder),
  );
  const originalResults = await runAll(originals);
  await runAll(reruns);
  const unsteadyTests = reruns.map(({ folder }) => differencesIn(folder).map(({ test }) => test));
  const results = await runAll(copies);

  const runText = settingsText(settings);
  const found = new Map<SemanticMutant, Distinction>();
  mutants.forEach((mutant, i) => {
    const origin = origins.indexOf(mutant.origin);
    const law = newFailure(results[i], originalResults[origin]);
    const [difference] = differencesIn(copies[i]?.folder ?? '')
      .filter(({ test }) => !unsteadyTests[origin]?.includes(test))
      .toSorted(byWeight);
    if (law === undefined && difference === undefined) return;
    found.set(mutant, {
      ...(law === undefined ? {} : { law }),
      ...(difference && { difference: { kind: difference.kind, how: inWords(difference, runText) } }),
    });
  });
  [...originals, ...reruns, ...copies].forEach(({ folder }) => rmSync(folder, { recursive: true, force: true }));
  return found;
}

/** How a run is named in results: `seed 1, 300 runs`. */
export function settingsText({ seed, runs }: RunSettings): string {
  return runs === undefined ? 'usual run' : `seed ${seed}, ${runs} runs`;
}

function differencesIn(folder: string): Difference[] {
  const file = join(folder, differencesFile);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Difference[]) : [];
}

/** The test that fails only for the mutant. The recorded original may fail as well, at rules about imports. */
function newFailure(mutant: KataResult | undefined, original: KataResult | undefined): string | undefined {
  const failed = (result: KataResult | undefined) =>
    (result?.rules ?? []).flatMap(({ failures }) => failures.map(({ test }) => test));
  const known = failed(original);
  return failed(mutant).find((test) => !known.includes(test));
}

function inWords({ test, event, original, mutant }: Difference, runText: string): string {
  return `${test}, event ${event} (${runText}):\n      original  ${shortened(original)}\n      mutant    ${shortened(mutant)}`;
}

function shortened(event: string): string {
  return event.length > 240 ? `${event.slice(0, 239)}…` : event;
}
