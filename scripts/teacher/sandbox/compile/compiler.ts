import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readProcessUsage } from '../../../platform/process-usage.ts';
import { typescriptArgs } from '../../../platform/typescript-args.ts';
import { isOver } from '../../../runner/supervisor/process-watch.ts';
import type { Compiled, Submitted } from './compile.ts';

/** Milliseconds after which compiling one kata is stopped. It usually takes a few milliseconds. */
const defaultLimitMs = 20_000;
const pollIntervalMs = 200;

/** For tests. */
interface CompilerOptions {
  /** The file that the process runs. */
  entry?: string;
  /** Milliseconds. */
  limit?: number;
}

/** Compiles submissions one after the other in a separate process, which is replaced if they kill it. */
export class Compiler {
  readonly #entry: string;
  readonly #limitMs: number;
  #child: Promise<ChildProcess> | undefined;
  #previous: Promise<unknown> = Promise.resolve();

  constructor({ entry, limit = defaultLimitMs }: CompilerOptions = {}) {
    this.#entry = entry ?? fileURLToPath(new URL('./compiler-process.ts', import.meta.url));
    this.#limitMs = limit;
  }

  /** Starts the process before it is needed. If that fails, `compile` says so. */
  start(): void {
    this.#child ??= this.#start();
    this.#child.catch(() => {});
  }

  compile(submitted: Submitted): Promise<Compiled> {
    const result = this.#previous.then(() => this.#ask(submitted));
    // The next submission is compiled even if this one fails.
    this.#previous = result.catch(() => {});
    return result;
  }

  close(): void {
    this.#child?.then(
      (child) => child.kill('SIGKILL'),
      () => {},
    );
    this.#child = undefined;
  }

  async #ask(submitted: Submitted): Promise<Compiled> {
    const child = await (this.#child ??= this.#start());
    return new Promise((resolve) => {
      const stop = killIfOver(child, this.#limitMs);
      const finish = (compiled: Compiled) => {
        stop();
        child.removeAllListeners();
        resolve(compiled);
      };
      child.once('message', (compiled) => finish(compiled as Compiled));
      child.once('exit', () => {
        this.#child = undefined;
        const [name = ''] = Object.keys(submitted.files);
        finish({
          refusal: { status: 'does not compile', reason: `The compiler could not handle ${name} and gave up.` },
        });
      });
      child.send(submitted);
    });
  }

  /** Resolves when the process can compile. Until then, it has seen nothing of a submission. */
  #start(): Promise<ChildProcess> {
    const child = fork(this.#entry, {
      execArgv: typescriptArgs(),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return new Promise((resolve, reject) => {
      const fail = () => {
        this.#child = undefined;
        reject(new Error('The compiler could not be started.'));
      };
      child.once('exit', fail);
      child.once('error', fail);
      child.once('message', () => {
        child.removeAllListeners();
        resolve(child);
      });
    });
  }
}

/**
 * Kills a process that works for too long. On a busy machine, it may take longer, because a submission is not to blame
 * for other processes. It is killed at the second poll that finds it late, so an answer that has just arrived counts.
 */
function killIfOver(child: ChildProcess, limitMs: number): () => void {
  // A compiler never waits for anything but the processor.
  const usageNow = () => {
    const usage = readProcessUsage(child.pid);
    return usage && { ...usage, waiting: false };
  };
  const start = { at: performance.now(), cpu: usageNow()?.cpu ?? 0 };
  let isOverdue = false;
  const timer = setInterval(() => {
    const isLate = isOver(limitMs, start, performance.now(), usageNow());
    if (isLate && isOverdue) child.kill('SIGKILL');
    isOverdue = isLate;
  }, pollIntervalMs);
  return () => clearInterval(timer);
}
