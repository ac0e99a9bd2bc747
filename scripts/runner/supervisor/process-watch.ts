import type { Beat, LawRun } from '../../../katas/support/heartbeat.ts';
import type { ProcessUsage } from '../../platform/process-usage.ts';
import type { ExitCause } from './describe-exit.ts';
import type { RunningTest, Suspect } from './failure-attribution.ts';
import {
  budgetMultiples,
  cpuStarvationFactor,
  growingTimeoutMs,
  growthPerPollMb,
  growthWindowMs,
  heapLimitMb,
  heartbeatTimeoutMs,
  longGrowthWindowMs,
  memoryLimitMb,
  muchGrowthMb,
  nearlyFullShare,
  overBudgetSpeedup,
  repeatedLoopTimeoutMs,
  runTimeoutMs,
  startTimeoutMs,
  type FileLimits,
} from './limits.ts';

/** A moment, and what the process had used by then. That is undefined until the next poll. */
interface Mark extends Partial<Pick<ProcessUsage, 'cpu' | 'memory'>> {
  at: number;
}

/** What a process is doing, as its heartbeats tell. */
type Phase =
  /** It has not begun to load the test file. */
  | { is: 'starting'; isNew: boolean }
  /** It loads the test file, and the learner's file with it. */
  | { is: 'loading'; since: Mark }
  /** `run` is known only if the process sends a heartbeat for each run. */
  | { is: 'testing'; since: Mark; test: RunningTest; run?: LawRun }
  | { is: 'between tests'; last?: RunningTest | undefined };

/** What is known about a process, and about the test file that it runs. Times are those of `performance.now()`. */
export interface ProcessWatch {
  /** The file may be run by several processes, one after another. */
  file: { startedAt: number; isGivenUp: boolean; hasLooped: boolean };
  phase: Phase;
  /** When the process last showed that it makes progress. */
  lastActivity: Mark;
  /** The run of a law that the last poll saw. */
  run?: number | undefined;
  /** Set if the last poll found the process overdue: the megabytes that it used then. */
  overdue?: { memory: number; since: Mark };
}

/** What a poll measures. */
export interface Reading {
  now: number;
  /** Undefined if unknown. */
  usage?: ProcessUsage | undefined;
  /** The run of a law that the process has begun last. */
  run?: number | undefined;
  /** Whether the process waits for an answer from the process that polls. */
  isWaitingForUs?: boolean;
}

/** A new file begins, in a process that may have run others before. */
export function watchFile(now: number, isNew: boolean): ProcessWatch {
  return watchProcess({ startedAt: now, isGivenUp: false, hasLooped: false }, now, isNew);
}

/** A process begins with a file that another one may have run before. */
export function watchProcess(file: ProcessWatch['file'], now: number, isNew: boolean): ProcessWatch {
  return { file, phase: { is: 'starting', isNew }, lastActivity: { at: now } };
}

/** The process has shown that it makes progress. */
export function afterActivity({ overdue: _, ...watch }: ProcessWatch, now: number): ProcessWatch {
  return { ...watch, lastActivity: { at: now } };
}

/** The process has sent a heartbeat. */
export function afterHeartbeat(watch: ProcessWatch, beat: Beat, now: number): ProcessWatch {
  return { ...afterActivity(watch, now), phase: nextPhase(watch.phase, beat, now) };
}

function nextPhase(phase: Phase, beat: Beat, now: number): Phase {
  if (beat.at === 'import') return { is: 'loading', since: { at: now } };
  // A heartbeat of the previous file, in a process that is reused, may arrive late.
  if (phase.is === 'starting') return phase;
  if (beat.at === 'test') return { is: 'testing', since: { at: now }, test: { id: beat.id, rule: beat.rule } };
  if (beat.at === 'idle') return { is: 'between tests', last: lastTest(phase) };
  const { run, shrinking, remembered } = beat;
  return phase.is === 'testing' ? { ...phase, run: { run, shrinking, remembered } } : phase;
}

function lastTest(phase: Phase): RunningTest | undefined {
  if (phase.is === 'testing') return phase.test;
  return phase.is === 'between tests' ? phase.last : undefined;
}

/** What to blame if the process ends now. */
export function suspectOf({ file, phase }: ProcessWatch, now: number, limits: FileLimits): Suspect {
  const hasBegun = phase.is !== 'starting';
  return isSpent(file, now, limits) ? { hasBegun } : { hasBegun, test: lastTest(phase) };
}

/** The file has taken so long that the rest of it must fail. */
function isSpent({ startedAt }: ProcessWatch['file'], now: number, { budgetMs }: FileLimits): boolean {
  return now > startedAt + budgetMultiples * budgetMs;
}

/** Compares what a process does and uses with the limits. Returns why it must be killed, if it must. */
export function poll(
  before: ProcessWatch,
  { now, usage, run, isWaitingForUs = false }: Reading,
  limits: FileLimits,
): { watch: ProcessWatch; exceeded?: ExitCause } {
  const current = isWaitingForUs ? afterWaiting(before, now) : before;
  const { cpu = 0, memory = 0 } = usage ?? {};
  const watch = withMarks(run === current.run ? current : { ...afterActivity(current, now), run }, { cpu, memory });
  const { file, phase, lastActivity, overdue } = watch;
  if (usage?.hasEnded) return { watch };
  if (memory > memoryLimitMb) return { watch, exceeded: { reason: 'out of memory' } };
  if (isSpent(file, now, limits) && !file.isGivenUp) {
    // Fire only once; the replacement process must live long enough to report the failures.
    return { watch: { ...watch, file: { ...file, isGivenUp: true } }, exceeded: { reason: 'looped' } };
  }
  const limitFactor = now > file.startedAt + limits.budgetMs ? 1 / overBudgetSpeedup : 1;
  const silence = silenceLimit(watch);
  const isSilent = isOver(silence * limitFactor, lastActivity, now, isStarting(watch) ? withoutWaits(usage) : usage);
  const isSlow = 'since' in phase && isOver(limits.testMs * limitFactor, phase.since, now, usage);
  if (!isSilent && !isSlow) return { watch };
  // Require two consecutive polls: if this process was starved itself, heartbeats may still be queued.
  const withOverdue = { ...watch, overdue: { memory, since: { at: now, cpu } } };
  if (!overdue) return { watch: withOverdue };
  // While memory still grows, the process is about to reach a more helpful limit. A process that has filled its heap
  // does nothing but collect garbage. Without processor time, nothing can grow.
  const window = memory > (lastActivity.memory ?? 0) + muchGrowthMb ? longGrowthWindowMs : growthWindowMs;
  if (!isOver(window, overdue.since, now, usage)) return { watch };
  const isGrowing = memory > overdue.memory + growthPerPollMb;
  if (isGrowing && !isOver(growingTimeoutMs, lastActivity, now, usage)) return { watch: withOverdue };
  const withoutOverdue = afterActivity(watch, now);
  // An estimate is not close enough to tell. Then Node.js itself ends the process when its heap is full.
  if (memory > nearlyFullShare * heapLimitMb && !usage?.isEstimate) {
    return { watch: withoutOverdue, exceeded: { reason: 'out of memory' } };
  }
  const exceeded: ExitCause = { reason: isStarting(watch) ? 'not started' : 'looped', after: silence };
  return { watch: { ...withoutOverdue, file: { ...file, hasLooped: true } }, exceeded };
}

/**
 * The process has waited for this one since it last was active, as it does for each file that it loads. On a busy
 * machine, that may take longer than the limit for loops, so this time does not count. Tests do not wait for anything.
 */
function afterWaiting(watch: ProcessWatch, now: number): ProcessWatch {
  const { phase, lastActivity } = watch;
  if (phase.is === 'starting') return afterActivity(watch, now);
  if (phase.is !== 'loading') return watch;
  const { since } = phase;
  return {
    ...afterActivity(watch, now),
    phase: { ...phase, since: { ...since, at: since.at + now - lastActivity.at } },
  };
}

/** Processor time and memory are read once per poll, and not for each of thousands of heartbeats. */
function withMarks(watch: ProcessWatch, used: Pick<ProcessUsage, 'cpu' | 'memory'>): ProcessWatch {
  const { lastActivity, phase } = watch;
  return {
    ...watch,
    lastActivity: { ...used, ...lastActivity },
    phase: 'since' in phase ? { ...phase, since: { ...used, ...phase.since } } : phase,
  };
}

/** A new process that has not begun runs no learner's code, so it cannot be in a loop of theirs. */
function isStarting({ phase }: ProcessWatch): boolean {
  return phase.is === 'starting' && phase.isNew;
}

/**
 * A process that starts reads many files. On a busy machine, it waits for them most of the time, and that is allowed.
 */
function withoutWaits(usage: ProcessUsage | undefined): ProcessUsage | undefined {
  return usage && { ...usage, waiting: false };
}

function silenceLimit(watch: ProcessWatch): number {
  if (isStarting(watch)) return startTimeoutMs;
  if (watch.phase.is !== 'testing') return heartbeatTimeoutMs;
  return watch.file.hasLooped ? repeatedLoopTimeoutMs : runTimeoutMs;
}

/**
 * Whether a limit in milliseconds has passed since a moment. On a busy machine, processor time counts more than the
 * clock, because a process in a loop uses all the time that it gets.
 */
export function isOver(limit: number, { at, cpu = 0 }: Mark, now: number, usage: ProcessUsage | undefined): boolean {
  const elapsed = now - at;
  if (elapsed <= limit) return false;
  const starved = usage !== undefined && !usage.waiting && usage.cpu - cpu < limit / 2;
  return !starved || elapsed > cpuStarvationFactor * limit;
}
