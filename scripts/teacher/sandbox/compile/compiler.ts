import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { typescriptArgs } from '../../../platform/typescript-args.ts';
import type { Compiled, Submitted } from './compile.ts';

const entry = fileURLToPath(new URL('./compiler-process.ts', import.meta.url));
/** Milliseconds after which compiling one kata is stopped. It usually takes a few. */
const limit = 20_000;

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
      const timer = setTimeout(() => child.kill('SIGKILL'), limit);
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
