import { join } from 'node:path';
import { lawKey, type CounterexampleLocation, type LastFailures } from '../../../katas/support/last-failures.ts';
import type { Kata } from '../../kata/catalog.ts';
import { lawsFingerprint } from '../../kata/fingerprint.ts';
import { writeStateFile, readStateFile } from '../../platform/state-file.ts';
import type { KataResult, RuleResult } from '../../runner/result.ts';
import type { Runner } from '../../runner/runner.ts';

/** The content of the file: the laws of a kata by their fingerprint, because a path is valid only for the same laws. */
type Memory = Record<string, LastFailures[string] & { fingerprint: string }>;

/**
 * A runner whose laws first try the input that broke them last. So a learner who has fixed half of a mistake keeps
 * seeing the same counterexample until it passes. Only the learner's loop and its debugger use it.
 */
export function rememberFailures(runner: Runner, root: string): Runner {
  const path = join(root, '.cache', 'counterexamples.json');
  return {
    ...runner,
    run: async (jobs, settings) => {
      const katas = jobs.filter(({ target }) => target === 'katas').map(({ kata }) => kata);
      const prints = new Map(katas.map((kata) => [kata.slug, lawsFingerprint(kata)]));
      const lastFailures = write(path, (memory) => withoutOthers(memory, katas, prints));
      const results = await runner.run(jobs, { ...settings, lastFailures });
      write(path, (memory) => {
        const mine = results.filter(({ slug, target }) => target === 'katas' && prints.has(slug));
        const entries = mine.map((result) => {
          const laws = afterRun(memory[result.slug]?.laws ?? {}, result);
          return [result.slug, { fingerprint: prints.get(result.slug) ?? '', laws }] as const;
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

function withoutOthers(memory: Memory, katas: readonly Kata[], prints: ReadonlyMap<string, string>): Memory {
  const outdated = new Set(
    katas.filter(({ slug }) => memory[slug] && memory[slug].fingerprint !== prints.get(slug)).map(({ slug }) => slug),
  );
  return Object.fromEntries(Object.entries(memory).filter(([slug]) => !outdated.has(slug)));
}

/** Changes the memory, writes it if it differs, and returns it. */
function write(path: string, change: (memory: Memory) => Memory): Memory {
  const before = read(path);
  const memory = change(before);
  const text = JSON.stringify(memory);
  if (text !== JSON.stringify(before)) writeStateFile(path, text);
  return memory;
}

function read(path: string): Memory {
  try {
    return JSON.parse(readStateFile(path) ?? '{}') as Memory;
  } catch {
    // It was written by another version, so nothing is remembered.
    return {};
  }
}
