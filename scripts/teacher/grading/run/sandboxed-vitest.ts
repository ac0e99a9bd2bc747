import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Vitest } from 'vitest/node';
import type { LawSettings } from '../../../../katas/support/law-settings.ts';
import type { Kata } from '../../../kata/catalog.ts';
import { kataProject, ownVitest } from '../../../runner/vitest-project.ts';
import type { WarmProcessSlot } from '../../../runner/supervisor/warm-process.ts';
import { createSupervisedPool } from '../../../runner/supervisor/supervised-pool.ts';
import { builtSupport } from '../../../runner/built-support.ts';
import { importedNamesByFile } from '../../../runner/validate-code.ts';
import { sharedTransforms } from '../../../runner/shared-transforms.ts';
import { targetPlugin } from '../../../runner/target-plugin.ts';
import { nullStream } from '../../../platform/null-stream.ts';
import { lawsPlugin, type SeenExports } from '../../sandbox/laws/laws-plugin.ts';
import { sandboxedModules, withFrozenClasses } from '../../sandbox/sandboxed-modules.ts';

const sandboxFile = (name: string) => fileURLToPath(new URL(`../../sandbox/${name}`, import.meta.url));

/** The modules of the sandbox that processes load. */
const sandboxModules = readdirSync(sandboxFile('.'))
  .filter((name) => name.endsWith('.ts') && name !== 'sandboxed-modules.ts')
  .map(sandboxFile);

/** Milliseconds that all tests of a kata may take together before each of them gets less time. */
const budgetMs = 45_000;

/**
 * V8 usually optimizes functions in another thread, while the code goes on without them. In grading, no processor is free
 * for that, and it takes 8 % less time to wait for them (4 % with Node.js 20). A few katas on their own take 5 % longer
 * that way.
 */
const busyEngineArgs = ['--no-concurrent-recompilation'];

/** Where submissions run, and how. */
export interface SandboxOptions {
  /** The workbook whose tests judge. */
  root: string;
  /** The folder that contains the prepared submissions. */
  stage: string;
  /** The folder for temporary files of the code that runs. */
  temp: string;
  laws: LawSettings;
}

/** Starts a Vitest whose processes are kept in a slot from one run to the next. */
export type StartVitest = (warmProcess: WarmProcessSlot) => Promise<Vitest>;

/** A Vitest that runs the tests of katas against submissions in the sandbox. */
export function vitestForSolutions(options: SandboxOptions, katas: readonly Kata[]): StartVitest {
  const { root, stage } = options;
  const needed = (slug: string, file: string) => {
    const kata = katas.find((one) => one.slug === slug);
    return (kata && importedNamesByFile(kata).get(file)) ?? [];
  };
  return (warmProcess) =>
    startVitest(options, warmProcess, {
      runner: sandboxFile('sandboxed-runner.ts'),
      execArgv: ['--import', new URL('../../sandbox/harden-expect.mjs', import.meta.url).href],
      plugins: [
        targetPlugin(root),
        sandboxedModules(root, stage, needed),
        sharedTransforms(root, 'solutions', { showsPlaces: true }),
      ],
    });
}

/**
 * A Vitest that runs submitted laws in the sandbox, against the workbook's own solutions. Its `expect` is not hardened,
 * because laws decide themselves what they expect.
 *
 * @param seen returns the exports that the laws about a kata may see
 */
export function vitestForLaws(options: SandboxOptions, seen: (slug: string) => SeenExports): StartVitest {
  const { root, stage } = options;
  return (warmProcess) =>
    startVitest({ ...options, laws: { ...options.laws, canSkip: true } }, warmProcess, {
      runner: sandboxFile('laws/sandboxed-laws-runner.ts'),
      execArgv: [],
      plugins: [targetPlugin(root), lawsPlugin(root, stage, seen)],
    });
}

/** Starts a Vitest that reads no configuration file, because someone could have changed it. */
async function startVitest(
  { root, temp, laws }: SandboxOptions,
  warmProcess: WarmProcessSlot,
  { plugins, execArgv, ...sandbox }: { runner: string; execArgv: string[]; plugins: Plugin[] },
): Promise<Vitest> {
  const { createVitest } = await import('vitest/node');
  return createVitest(
    'test',
    {
      ...ownVitest,
      ...kataProject,
      root,
      config: false,
      // A process may serve several runs, one at a time.
      isolate: false,
      maxWorkers: 1,
      provide: { laws },
      ...sandbox,
      execArgv: [...busyEngineArgs, ...execArgv],
      pool: createSupervisedPool({
        budgetMs,
        environment: (env) => ({ ...withoutSecrets(env), TMPDIR: temp, TEMP: temp, TMP: temp }),
        warmProcess,
      }),
    },
    {
      plugins: [builtSupport(root, { transform: withFrozenClasses, others: sandboxModules }), ...plugins],
      logLevel: 'silent',
    },
    { stdout: nullStream(), stderr: nullStream() },
  );
}

/** The environment that a process needs to run tests, and nothing else from the teacher's shell. */
function withoutSecrets(env: Partial<NodeJS.ProcessEnv>): Partial<NodeJS.ProcessEnv> {
  const needed = /^(VITEST.*|TEST|MODE|DEV|PROD|SSR|BASE_URL|PATH|TZ|SYSTEMROOT)$/i;
  const neededByNode = /^NODE_(ENV|SKIP_PLATFORM_CHECK|COMPILE_CACHE)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => needed.test(name) || neededByNode.test(name)));
}
