import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { promisify, stripVTControlCharacters } from 'node:util';

const run = promisify(execFile);

/** A command on a pseudo-terminal, and its output so far. */
export interface TerminalSession {
  /** Does the same as `mark`, and then sends keys. */
  type(text: string): void;
  /**
   * Waits until the output since the last `mark` or `type` matches.
   *
   * @returns milliseconds from that call to the match
   * @throws {Error} after `limit` milliseconds, with the output so far
   */
  seen(pattern: RegExp, limit?: number): Promise<number>;
  /** Discards the output so far, and restarts the clock of `seen`. */
  mark(): void;
  /** The output since the last `mark` or `type`, without control characters. */
  text(): string;
  /** Changes the size of the terminal, which notifies the command. */
  resize(columns: number, rows: number): Promise<void>;
  /** Waits for the command to end. Returns its exit code. */
  ended(): Promise<number | null>;
  /** Stops the command and its children. */
  end(): void;
}

/** Runs a command line on a pseudo-terminal of 120 by 60 characters, with `script` of util-linux or macOS. */
export function openSession(command: string, cwd: string, env: NodeJS.ProcessEnv = {}): TerminalSession {
  const sizedCommand = `stty cols 120 rows 60; exec ${command}`;
  const args =
    process.platform === 'darwin'
      ? ['-q', '/dev/null', 'sh', '-c', sizedCommand]
      : ['-qfec', sizedCommand, '/dev/null'];
  const child: ChildProcess = spawn('script', args, {
    cwd,
    env: { ...process.env, TERM: 'xterm', CI: '', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  let written = '';
  let startTime = performance.now();
  const listeners = new Set<() => void>();
  child.stdout?.on('data', (chunk: Buffer) => {
    written += chunk.toString();
    listeners.forEach((listener) => listener());
  });
  const text = () => stripVTControlCharacters(written);
  const mark = () => {
    written = '';
    startTime = performance.now();
  };
  const end = () => {
    if (child.pid === undefined || child.exitCode !== null) return;
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      child.kill('SIGKILL');
    }
  };
  process.once('exit', end);
  return {
    type: (keys) => {
      mark();
      child.stdin?.write(keys);
    },
    seen: (pattern, limit = 30_000) =>
      new Promise((resolve, reject) => {
        const stopWaiting = () => {
          clearTimeout(timer);
          listeners.delete(check);
        };
        const check = () => {
          if (!pattern.test(text())) return;
          stopWaiting();
          resolve(performance.now() - startTime);
        };
        const timer = setTimeout(() => {
          stopWaiting();
          reject(new Error(`${pattern} was not written within ${limit} ms, but:\n${text().slice(-3_000)}`));
        }, limit);
        listeners.add(check);
        check();
      }),
    mark,
    text,
    resize: async (columns, rows) => {
      const { stdout } = await run('ps', ['-eo', 'ppid=,tty=']);
      const tty = new RegExp(`^ *${child.pid} +(\\S+)`, 'm').exec(stdout)?.[1];
      await run('sh', ['-c', `stty cols ${columns} rows ${rows} < /dev/${tty}`]);
    },
    ended: () =>
      new Promise((resolve) => {
        if (child.exitCode === null) child.once('exit', resolve);
        else resolve(child.exitCode);
      }),
    end,
  };
}
