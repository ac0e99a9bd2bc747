import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { typescriptArgs } from '../../../platform/typescript-args.ts';
import { readProcessUsage } from '../../../platform/process-usage.ts';
import type { Compiled, Submitted } from './compile.ts';

const entry = fileURLToPath(new URL('./compiler-process.ts', import.meta.url));
/** Milliseconds after which compiling one kata is stopped. It usually takes a few. */
const limit = 20_000;
/** How often the time is extended for a process that hardly got any processor time, on a busy machine. */
const mostExtensions = 9;

/** Compiles submissions one after the other in a separate process, which is replaced if they kill it. */
export class Compiler {
  #child: ChildProcess | undefined;
  #previous: Promise<unknown> = Promise.resolve();

  compile(submitted: Submitted): Promise<Compiled> {
    const mine = this.#previous.then(() => this.#ask(submitted));
    this.#previous = mine;
    return mine;
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  #ask(submitted: Submitted): Promise<Compiled> {
    const child = (this.#child ??= this.#start());
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const wait = (extensions: number) => {
        timer = setTimeout(() => {
          const { cpu = limit } = readProcessUsage(child.pid) ?? {};
          if (cpu < limit / 2 && extensions > 0) wait(extensions - 1);
          else child.kill('SIGKILL');
        }, limit);
      };
      wait(mostExtensions);
      const finish = (compiled: Compiled) => {
        clearTimeout(timer);
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

  #start(): ChildProcess {
    return fork(entry, {
      execArgv: typescriptArgs(),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  }
}
