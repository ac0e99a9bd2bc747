import { fileURLToPath } from 'node:url';
import type { Vitest } from 'vitest/node';
import type { LawSettings } from '../../../../katas/support/law-settings.ts';
import type { Kata } from '../../../kata/catalog.ts';
import { kataProject } from '../../../runner/vitest-project.ts';
import type { WarmProcessSlot } from '../../../runner/supervisor/warm-process.ts';
import { createSupervisedPool } from '../../../runner/supervisor/supervised-pool.ts';
import { importedNamesByFile } from '../../../runner/validate-code.ts';
import { targetPlugin } from '../../../runner/target-plugin.ts';
import { nullStream } from '../../../platform/null-stream.ts';
import { sandboxedModules } from '../../sandbox/sandboxed-modules.ts';

const inSandbox = (name: string) => fileURLToPath(new URL(`../../sandbox/${name}`, import.meta.url));

/** Milliseconds that a kata may take in total before the time of its tests runs out. */
const budgetMs = 45_000;

/** Where submissions run and how many at once. */
export interface SandboxedVitestOptions {
  /** The workbook whose tests judge. */
  root: string;
  /** The folder that contains the prepared submissions. */
  stage: string;
  katas: readonly Kata[];
  /** The folder for temporary files of the code that runs. */
  temp: string;
  laws: LawSettings;
  /** Keeps a process from one run to the next. */
  warmProcess: WarmProcessSlot;
}

/**
 * Starts a Vitest that runs katas in the sandbox. It reads no configuration file, because someone could have changed
 * it.
 */
export async function startSandboxedVitest({
  root,
  stage,
  katas,
  temp,
  laws,
  warmProcess,
}: SandboxedVitestOptions): Promise<Vitest> {
  const { createVitest } = await import('vitest/node');
  const needed = (slug: string, file: string) => {
    const kata = katas.find((one) => one.slug === slug);
    return (kata && importedNamesByFile(kata).get(file)) ?? [];
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
      provide: { laws },
      runner: inSandbox('sandboxed-runner.ts'),
      execArgv: ['--import', new URL('../../sandbox/harden-expect.mjs', import.meta.url).href],
      pool: createSupervisedPool({
        budgetMs,
        environment: (env) => ({ ...withoutSecrets(env), TMPDIR: temp, TEMP: temp, TMP: temp }),
        warmProcess,
      }),
    },
    { plugins: [targetPlugin(root), sandboxedModules(root, stage, needed)], logLevel: 'silent' },
    { stdout: nullStream(), stderr: nullStream() },
  );
}

/** The environment that a process needs to run tests, and nothing else from the teacher's shell. */
function withoutSecrets(env: Partial<NodeJS.ProcessEnv>): Partial<NodeJS.ProcessEnv> {
  const needed = /^(VITEST.*|TEST|MODE|DEV|PROD|SSR|BASE_URL|NODE_ENV|NODE_SKIP_PLATFORM_CHECK|PATH|TZ|SYSTEMROOT)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => needed.test(name)));
}
