import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readProcessUsage } from '../../../platform/process-usage.ts';
import { typescriptArgs } from '../../../platform/typescript-args.ts';
import { isOver } from '../../../runner/supervisor/process-watch.ts';
import type { Compiled, Submitted } from './compile.ts';

/** Milliseconds of processor time after which compiling one kata is stopped. It usually takes a few. */
const usualLimit = 20_000;
const pollIntervalMs = 200;

/** For tests. */
interface CompilerOptions {
  /** The file that the process runs. */
  entry?: string;
  limit?: number;
}

/** Compiles submissions one after the other in a separate process, which is replaced if they kill it. */
export class Compiler {
  readonly #entry: string;
  readonly #limit: number;
  #child: Promise<ChildProcess> | undefined;
  #previous: Promise<unknown> = Promise.resolve();

  constructor({ entry, limit = usualLimit }: CompilerOptions = {}) {
    this.#entry = entry ?? fileURLToPath(new URL('./compiler-process.ts', import.meta.url));
    this.#limit = limit;
  }

  compile(submitted: Submitted): Promise<Compiled> {
    const mine = this.#previous.then(() => this.#ask(submitted));
    // A failure is nothing to the next one.
    this.#previous = mine.catch(() => {});
    return mine;
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
      const stop = killIfOver(child, this.#limit);
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
 * Kills a process that works for too long. On a busy machine, it has longer, because a submission is not to blame for
 * others. Two polls in a row must find it, so that an answer that has come in the meantime is heard first.
 */
function killIfOver(child: ChildProcess, limit: number): () => void {
  // A compiler waits for nothing but a processor.
  const usageNow = () => {
    const usage = readProcessUsage(child.pid);
    return usage && { ...usage, waiting: false };
  };
  const start = { at: performance.now(), cpu: usageNow()?.cpu ?? 0 };
  let isOverdue = false;
  const timer = setInterval(() => {
    const isLate = isOver(limit, start, performance.now(), usageNow());
    if (isLate && isOverdue) child.kill('SIGKILL');
    isOverdue = isLate;
  }, pollIntervalMs);
  return () => clearInterval(timer);
}
