import { fileURLToPath } from 'node:url';
import { Writable } from 'node:stream';
import type { Vitest } from 'vitest/node';
import type { Kata } from '../../catalog.ts';
import { kataProject } from '../../kata-project.ts';
import { createSupervisedPool } from '../../pool/supervised-pool.ts';
import { neededBy } from '../../preflight.ts';
import { redirect } from '../../redirect.ts';
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
  /** Processes at once. */
  jobs: number;
  /** Each file of tests has a process of its own, as is due to submissions; true by default. */
  isolate?: boolean;
}

/** Starts a vitest that runs katas in the cage, without a configuration file that anybody could have changed. */
export async function startCagedVitest({
  root,
  stage,
  katas,
  jobs,
  isolate = true,
}: CagedVitestOptions): Promise<Vitest> {
  const { createVitest } = await import('vitest/node');
  const needed = (slug: string, file: string) => {
    const kata = katas.find((one) => one.slug === slug);
    return (kata && neededBy(kata).get(file)) ?? [];
  };
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  return createVitest(
    'test',
    {
      ...kataProject,
      root,
      config: false,
      watch: false,
      reporters: [{}],
      maxWorkers: jobs,
      isolate,
      runner: inCage('caged-runner.ts'),
      execArgv: ['--import', new URL('../cage/honest-expect.mjs', import.meta.url).href],
      pool: createSupervisedPool({ budget, environment: withoutSecrets }),
    },
    { plugins: [redirect(root), cagedModules(root, stage, needed)], logLevel: 'silent' },
    { stdout: nowhere, stderr: nowhere },
  );
}

/** What a process needs to run tests, and nothing that the teacher's shell happens to know. */
function withoutSecrets(env: Partial<NodeJS.ProcessEnv>): Partial<NodeJS.ProcessEnv> {
  const needed = /^(VITEST.*|KATA_.*|TEST|MODE|DEV|PROD|SSR|BASE_URL|NODE_ENV|PATH|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => needed.test(name)));
}
