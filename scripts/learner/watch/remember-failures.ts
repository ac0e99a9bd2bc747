import { join } from 'node:path';
import { lawKey, type CounterexampleLocation, type LastFailures } from '../../../katas/support/last-failures.ts';
import type { Kata } from '../../kata/catalog.ts';
import { lawsFingerprint } from '../../kata/fingerprint.ts';
import { writeStateFile, readStateFile } from '../../platform/state-file.ts';
import type { KataResult, RuleResult } from '../../runner/result.ts';
import type { Runner } from '../../runner/runner.ts';

/**
 * The content of the file, by slug: where the inputs that broke laws were found. It is valid only as long as the laws
 * have the same fingerprint.
 */
type Memory = Record<string, LastFailures[string] & { fingerprint: string }>;

/**
 * A runner whose laws first try the input that broke them last, which it keeps in a file. So a learner who has fixed
 * half of a mistake keeps seeing the same counterexample until it passes. Only the learner's loop and its debugger use
 * it.
 */
export function rememberFailures(runner: Runner, root: string): Runner {
  const path = join(root, '.cache', 'counterexamples.json');
  return {
    ...runner,
    run: async (jobs, settings) => {
      const katas = jobs.filter(({ target }) => target === 'katas').map(({ kata }) => kata);
      const fingerprints = new Map(katas.map((kata) => [kata.slug, lawsFingerprint(kata)]));
      const lastFailures = updateMemory(path, (memory) => withoutOutdated(memory, katas, fingerprints));
      const results = await runner.run(jobs, { ...settings, lastFailures });
      updateMemory(path, (memory) => {
        const learnerResults = results.filter(({ slug, target }) => target === 'katas' && fingerprints.has(slug));
        const entries = learnerResults.map((result) => {
          const laws = afterRun(memory[result.slug]?.laws ?? {}, result);
          return [result.slug, { fingerprint: fingerprints.get(result.slug) ?? '', laws }] as const;
        });
        return { ...memory, ...Object.fromEntries(entries) };
      });
      return results;
    },
  };
}

/**
 * What to remember about a kata's laws after a run: each broken law, with where its input was found. Laws that held are
 * forgotten. Laws that could not be tried stay remembered.
 */
export function afterRun(
  before: Readonly<Record<string, CounterexampleLocation>>,
  { rules, problem }: Pick<KataResult, 'rules' | 'problem'>,
): Record<string, CounterexampleLocation> {
  if (problem) return { ...before };
  return Object.fromEntries(
    rules.flatMap((result) => {
      const prefix = lawKey(result.rule.heading, '');
      const kept = wasTried(result) ? [] : Object.entries(before).filter(([key]) => key.startsWith(prefix));
      const broken = result.failures.flatMap(({ test, broken: one }): [string, CounterexampleLocation][] =>
        one ? [[lawKey(result.rule.heading, test), one.found]] : [],
      );
      return [...kept, ...broken];
    }),
  );
}

/** Whether every law of the rule was run. Not if code is still to be written, or if a law had to be killed. */
function wasTried({ state, failures }: RuleResult): boolean {
  return state !== 'todo' && failures.every(({ killed }) => killed === undefined);
}

/** Forgets katas whose laws have changed. */
function withoutOutdated(memory: Memory, katas: readonly Kata[], fingerprints: ReadonlyMap<string, string>): Memory {
  const outdated = new Set(
    katas
      .filter(({ slug }) => memory[slug] && memory[slug].fingerprint !== fingerprints.get(slug))
      .map(({ slug }) => slug),
  );
  return Object.fromEntries(Object.entries(memory).filter(([slug]) => !outdated.has(slug)));
}

/** Changes the memory, writes it to the file if it differs, and returns it. */
function updateMemory(path: string, change: (memory: Memory) => Memory): Memory {
  const before = readMemory(path);
  const memory = change(before);
  const text = JSON.stringify(memory);
  if (text !== JSON.stringify(before)) writeStateFile(path, text);
  return memory;
}

function readMemory(path: string): Memory {
  try {
    return JSON.parse(readStateFile(path) ?? '{}') as Memory;
  } catch {
    // It is unreadable, so nothing is remembered.
    return {};
  }
}
