import { Session, type Profiler } from 'node:inspector';
import { basename } from 'node:path';

/** V8 sometimes misses a call. So all actions run several times, and the highest counts are used. */
const repetitions = 3;

interface CalledFunction {
  file: string;
  name: string;
  /** Where the function begins in the file. Several functions may have the same name, or no name. */
  start: number;
  calls: number;
}

/**
 * Which functions of the kata's files run during an action, and how often. V8 counts the calls. This finds code that
 * computes the result of a function itself instead of calling it, however it recognises the function.
 *
 * @param files names of the files to look at: `['free.ts', 'flat-rate.ts']`
 * @param actions the actions, which must be repeatable; passing several together is faster than one call for each
 * @param isEnough whether the result so far needs no repetition. Saves time if there are many actions
 * @returns for each action a line per function, like `flat-rate.ts: an anonymous function, 1 call`
 * @throws what an action throws
 */
export function functionsCalled(
  files: readonly string[],
  actions: readonly (() => unknown)[],
  isEnough?: (found: string[][]) => boolean,
): string[][] {
  const session = new Session();
  session.connect();
  try {
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    takeCoverage(session);
    const counted = actions.map((action) => ({ action, mostCalls: new Map<string, CalledFunction>() }));
    const found = () => counted.map(({ mostCalls }) => linesOf(mostCalls, files));
    for (let i = 0; i < repetitions; i += 1) {
      for (const { action, mostCalls } of counted) {
        // Taking coverage is slow. It resets the counts, so it need not be taken before the action as well.
        action();
        keepMost(mostCalls, calledIn(takeCoverage(session), files));
      }
      if (isEnough?.(found())) break;
    }
    return found();
  } finally {
    session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
  }
}

/** Adds functions to those that are known, or raises their counts. */
function keepMost(known: Map<string, CalledFunction>, called: readonly CalledFunction[]): void {
  for (const one of called) {
    const key = `${one.file} ${one.start}`;
    if (one.calls > (known.get(key)?.calls ?? 0)) known.set(key, one);
  }
}

function linesOf(called: ReadonlyMap<string, CalledFunction>, files: readonly string[]): string[] {
  return [...called.values()]
    .toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.start - b.start)
    .map(({ file, name, calls }) => `${file}: ${name}, ${calls} ${calls === 1 ? 'call' : 'calls'}`);
}

/** The functions that ran since the last call. The callback of `post` runs before `post` returns. */
function takeCoverage(session: Session): Profiler.ScriptCoverage[] {
  let taken: Profiler.ScriptCoverage[] | undefined;
  session.post('Profiler.takePreciseCoverage', (error, coverage) => {
    if (error === null) taken = coverage.result;
  });
  if (!taken) throw new Error('V8 did not report which functions ran.');
  return taken;
}

/** Vitest's module runner writes the `?` of a query as `%3F`. */
function isScriptOf(file: string, { url }: Profiler.ScriptCoverage): boolean {
  return basename(url.split(/\?|%3F/i)[0] ?? '') === file;
}

function calledIn(scripts: readonly Profiler.ScriptCoverage[], files: readonly string[]): CalledFunction[] {
  return files.flatMap((file) =>
    scripts
      .filter((one) => isScriptOf(file, one))
      .flatMap(({ functions }) => functions)
      .map(({ functionName, ranges: [range] }) => ({
        file,
        name: functionName || 'an anonymous function',
        start: range?.startOffset ?? 0,
        calls: range?.count ?? 0,
      }))
      .filter(({ calls }) => calls > 0),
  );
}

/** The lines of `functionsCalled` for which another list has no call to the same function, or fewer calls. */
export function missingCalls(needed: readonly string[], called: readonly string[]): string[] {
  const callsOf = (line: string) => Number.parseInt(line.split(', ')[1] ?? '', 10);
  const covers = (other: string, line: string) =>
    other.split(', ')[0] === line.split(', ')[0] && callsOf(other) >= callsOf(line);
  return needed.filter((line) => !called.some((other) => covers(other, line)));
}
