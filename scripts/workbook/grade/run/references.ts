import { withTarget } from '../../../../katas/support/target.ts';
import type { Kata } from '../../catalog.ts';
import { starterText } from '../../starters.ts';
import type { Compiler } from '../compile/compiler.ts';
import { judge } from '../judge/judge.ts';
import { manifestOf, type Manifest } from '../judge/manifest.ts';
import { startCagedVitest } from './caged-vitest.ts';
import type { Outcome } from './lane.ts';
import type { Stage, Staged } from './stage.ts';

/** What references are made with. */
export interface ReferencesOptions {
  root: string;
  stage: Stage;
  compiler: Compiler;
  katas: readonly Kata[];
  jobs: number;
}

/**
 * What the tests of katas report, learned from the starters: each of their tests runs, and fails. Starters are ours, so
 * they share processes, and all are run when the first is asked for.
 */
export class References {
  readonly #options: ReferencesOptions;
  #all: Promise<Map<string, () => Manifest>> | undefined;

  constructor(options: ReferencesOptions) {
    this.#options = options;
  }

  /** @throws {Error} where the tests don't fail on the starter; then nothing can be graded by them */
  async of(kata: Kata): Promise<Manifest> {
    const all = await (this.#all ??= runStarters(this.#options));
    return all.get(kata.slug)?.() ?? [];
  }
}

async function runStarters({ root, stage, compiler, katas, jobs }: ReferencesOptions) {
  const vitest = await startCagedVitest({ root, stage: stage.root, katas, jobs, isolate: false });
  try {
    const [project] = vitest.projects;
    if (!project) throw new Error('Vitest has no project.');
    const starters = [];
    for (const kata of katas) {
      const files = new Map(kata.files.map((name) => [name, Buffer.from(starterText(kata, name, root))]));
      const staged = await stage.put(kata, files, compiler);
      if ('refusal' in staged) throw new Error(`The starter of ${kata.slug} can't be run: ${staged.refusal.reason}`);
      starters.push({ kata, staged, specification: project.createSpecification(withTarget(kata.tests, staged.target)) });
    }
    const { unhandledErrors } = await vitest.runTestSpecifications(starters.map(({ specification }) => specification));
    return new Map(
      starters.map(({ kata, staged, specification }) => [
        kata.slug,
        () => read(kata, staged, { module: specification.testModule, strays: unhandledErrors }),
      ]),
    );
  } finally {
    await vitest.close();
  }
}

function read(kata: Kata, staged: Staged, outcome: Outcome): Manifest {
  if (!outcome.module) throw new Error(`The tests of ${kata.slug} left no result.`);
  const manifest = manifestOf(outcome.module);
  const { status, reason } = judge(kata, staged, outcome, manifest);
  if (status === 'failed') return manifest;
  throw new Error(`The tests of ${kata.slug} can't be relied on here: ${reason ?? status}`);
}
