import { fileURLToPath } from 'node:url';
import type { Vitest } from 'vitest/node';
import type { Kata } from '../../catalog.ts';
import { kataProject } from '../../kata-project.ts';
import type { Keeper } from '../../pool/keeper.ts';
import { createSupervisedPool } from '../../pool/supervised-pool.ts';
import { neededBy } from '../../preflight.ts';
import { redirect } from '../../redirect.ts';
import { silence } from '../../silence.ts';
import { cagedModules } from '../cage/caged-modules.ts';

const inCage = (name: string) => fileURLToPath(new URL(`../cage/${name}`, import.meta.url));

/** Milliseconds that a kata may take in all before patience with what is left of it ends. */
const budget = 45_000;

/** Where submissions run and how many at once. */
export interface CagedVitestOptions {
  /** The workbook whose tests judge. */
  root: string;
  /** The folder that submissions are laid out in. */
  stage: string;
  katas: readonly Kata[];
  /** Keeps a process from one run to the next. */
  keeper: Keeper;
}

/** Starts a vitest that runs katas in the cage, without a configuration file that anybody could have changed. */
export async function startCagedVitest({ root, stage, katas, keeper }: CagedVitestOptions): Promise<Vitest> {
  const { createVitest } = await import('vitest/node');
  const needed = (slug: string, file: string) => {
    const kata = katas.find((one) => one.slug === slug);
    return (kata && neededBy(kata).get(file)) ?? [];
  };
  return createVitest(
    'test',
    {
      ...kataProject,
      root,
      config: false,
      watch: false,
      reporters: [{}],
      // A process may serve several runs, one at a time.
      isolate: false,
      maxWorkers: 1,
      runner: inCage('caged-runner.ts'),
      execArgv: ['--import', new URL('../cage/honest-expect.mjs', import.meta.url).href],
      pool: createSupervisedPool({ budget, environment: withoutSecrets, keeper }),
    },
    { plugins: [redirect(root), cagedModules(root, stage, needed)], logLevel: 'silent' },
    { stdout: silence(), stderr: silence() },
  );
}

/** What a process needs to run tests, and nothing that the teacher's shell happens to know. */
function withoutSecrets(env: Partial<NodeJS.ProcessEnv>): Partial<NodeJS.ProcessEnv> {
  const needed = /^(VITEST.*|KATA_.*|TEST|MODE|DEV|PROD|SSR|BASE_URL|NODE_ENV|PATH|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => needed.test(name)));
}
