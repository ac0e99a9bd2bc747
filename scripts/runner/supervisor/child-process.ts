import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { usageSize } from './child-usage.ts';
import { heapLimitMb } from './limits.ts';
import { endProcesses } from './end-processes.mjs';
import { decodeRunRecord, runRecordSize, type Beat, type LawRun } from '../../../katas/support/heartbeat.ts';

const entry = fileURLToPath(new URL('./child.mjs', import.meta.url));
/** File descriptors of a child, after those for input, output, errors and messages. */
const beatFd = 4;
const recordFd = 5;
const stackFd = 6;
/**
 * How V8 runs a child. Most children end after a few seconds, so what pays off only later is avoided. A small space for
 * new objects is used over and over again, while a large one keeps taking new memory from the system. And functions are
 * optimized later than usual where V8 has no second compiler, which optimizes quickly.
 */
const engineArgs = [
  '--max-semi-space-size=8',
  ...(process.version.startsWith('v20.') ? ['--interrupt-budget=3000000'] : []),
];
/** The children of this process that are still running. */
const alive = new Set<ChildProcess>();

/** Makes a child report what it uses, behind the run in its record. On Linux, other processes can find this out. */
const usageEnv = process.platform === 'linux' ? {} : { KATA_USAGE_AT: String(runRecordSize) };

/** The settings of a child. Two children with equal settings are interchangeable. */
export interface ChildSettings {
  execArgv: readonly string[];
  env: Partial<NodeJS.ProcessEnv>;
  /** Whether the child can say where its code is, so that a report of an endless loop names the line. */
  showsStack?: boolean | undefined;
}

/** Starts a process that runs katas, in its own process group except on Windows. */
export function launch({ execArgv, env, showsStack = false }: ChildSettings): ChildProcess {
  const record = openRunRecord();
  const recordEnv = record === undefined ? {} : { KATA_RUN_RECORD_FD: String(recordFd), ...usageEnv };
  const stackEnv = showsStack ? { KATA_STACK_FD: String(stackFd) } : {};
  const args = [`--max-old-space-size=${heapLimitMb}`, ...engineArgs, ...execArgv, entry];
  const child = spawn(process.execPath, args, {
    env: { ...env, KATA_HEARTBEAT_FD: String(beatFd), ...recordEnv, ...stackEnv },
    // On Windows, a process that is not detached ends with its parent, and needs no group.
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe', record ?? 'ignore', showsStack ? 'pipe' : 'ignore'],
    serialization: 'advanced',
  });
  if (record !== undefined) recordFds.set(child, record);
  const stacks = stackPipeOf(child);
  // The child may die while it is asked.
  stacks?.on('error', () => {});
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  setTimeout(() => alive.has(child) && tellReaper(child), reaperDelayMs).unref();
  // Listeners for the exit still read the last run.
  child.once('close', () => closeRunRecord(child));
  // Errors from writing to a process that has just died are ignored. Its exit is handled elsewhere.
  child.on('error', () => {});
  return child;
}

/**
 * Milliseconds that a child lives before the reaper hears of it. Most have ended by then, and starting a reaper takes
 * time.
 */
const reaperDelayMs = 1_000;
let reaper: ChildProcess | undefined;

/** Has the child killed if this process ends in a way that leaves it no time to do it, such as by SIGKILL. */
function tellReaper(child: ChildProcess): void {
  reaper ??= startReaper();
  const { stdin } = reaper;
  stdin?.write(`+${child.pid}\n`);
  child.once('exit', () => stdin?.write(`-${child.pid}\n`));
}

function startReaper(): ChildProcess {
  const started = spawn(process.execPath, [fileURLToPath(new URL('./reaper.mjs', import.meta.url))], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    // The environment of this process, with a debugger's port for example, is not meant for it. Windows needs
    // SystemRoot.
    env: { SystemRoot: process.env['SystemRoot'] },
  });
  started.on('error', () => {});
  started.stdin?.on('error', () => {});
  started.unref();
  (started.stdin as Partial<Socket> | null)?.unref?.();
  return started;
}

/** The file descriptors of the run records in this process. */
const recordFds = new WeakMap<ChildProcess, number>();

/** Creates the file for a run record, and removes its name at once. Undefined if no file can be created. */
function openRunRecord(): number | undefined {
  const path = join(tmpdir(), `kata-run-${process.pid}-${performance.now()}`);
  try {
    const fd = openSync(path, 'wx+');
    removeRecord(path);
    return fd;
  } catch {
    return undefined;
  }
}

/** Some Windows file systems keep the name until the file is closed. */
function removeRecord(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    process.once('exit', () => rmSync(path, { force: true }));
  }
}

function closeRunRecord(child: ChildProcess): void {
  const fd = recordFds.get(child);
  recordFds.delete(child);
  if (fd !== undefined) closeSync(fd);
}

/**
 * The last run of a law that the child has begun, even if it is dead. Undefined if no law runs, or if there is no
 * record.
 */
export function lastRunOf(child: ChildProcess): LawRun | undefined {
  const bytes = recordOf(child);
  return bytes === undefined || bytes.length < runRecordSize ? undefined : decodeRunRecord(bytes);
}

/** What the child has recorded: its last run, and what it uses. Undefined if there is no record. */
export function recordOf(child: ChildProcess): Uint8Array | undefined {
  const fd = recordFds.get(child);
  if (fd === undefined) return undefined;
  const bytes = new Uint8Array(runRecordSize + usageSize);
  return bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, 0));
}

const listeners = new WeakMap<ChildProcess, (beat: Beat) => void>();

/** Calls `listener` for each of the child's beats, instead of the previous listener. */
export function onBeat(child: ChildProcess, listener: (beat: Beat) => void): void {
  const isFirst = !listeners.has(child);
  listeners.set(child, listener);
  if (!isFirst) return;
  onJsonLine<Beat>(child.stdio[beatFd] as Readable, (beat) => listeners.get(child)?.(beat));
}

/** Reads a pipe of a child, one line of JSON after the other. */
export function onJsonLine<T>(pipe: Readable, listener: (value: T) => void): Interface {
  return (
    createInterface({ input: pipe })
      .on('line', (line) => listener(JSON.parse(line) as T))
      // The child may die meanwhile. Its exit is handled elsewhere.
      .on('error', () => {})
  );
}

/** The pipe through which a child says where its code is. Undefined if it was started without `showsStack`. */
export function stackPipeOf(child: ChildProcess): Socket | undefined {
  const pipes: readonly (object | null | undefined)[] = child.stdio;
  return (pipes[stackFd] as Socket | null | undefined) ?? undefined;
}

/** Kills a child and everything that it has started. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (!endProcesses(child.pid)) child.kill('SIGKILL');
}

// Separate process groups do not receive Ctrl-C from the terminal. None of them may outlive this process.
process.on('exit', () => alive.forEach(killGroup));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    alive.forEach(killGroup);
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  });
}
