import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A pause before each measurement, so that processes that are still ending do not slow it down. */
const pauseMs = 300;

/** One row of the table: the times of the workbook (`ours`) and of plain Vitest (`bare`), in milliseconds. */
export interface Comparison {
  what: string;
  ours: number[];
  bare: number[];
}

/**
 * Measures two alternatives in turns, so that other load on the machine affects both. The first round is not counted.
 */
export async function compare(
  what: string,
  rounds: number,
  ours: () => Promise<number>,
  bare: () => Promise<number>,
): Promise<Comparison> {
  const result: Comparison = { what, ours: [], bare: [] };
  for (let i = 0; i <= rounds; i += 1) {
    const ourTime = await ours();
    await sleep(pauseMs);
    const bareTime = await bare();
    await sleep(pauseMs);
    if (i === 0) continue;
    result.ours.push(ourTime);
    result.bare.push(bareTime);
  }
  return result;
}

/** Milliseconds that a command takes from start to end. A failing command counts like any other. */
export function timeOf(command: string, args: readonly string[], cwd: string): number {
  const start = performance.now();
  try {
    execFileSync(command, args, { cwd, stdio: 'ignore', env: { ...process.env, CI: '' } });
  } catch {
    // Failing tests also end with an exit code. Only the time matters.
  }
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The comparisons as a Markdown table of medians, with their ratio. */
export function tableOf(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ what, ours, bare }) => {
    const ratio = median(ours) / median(bare);
    return `| ${what} | ${median(ours).toFixed(0)} ms | ${median(bare).toFixed(0)} ms | ${ratio.toFixed(2)} |`;
  });
  return ['| what | workbook | bare vitest | ratio |', '| --- | --: | --: | --: |', ...rows].join('\n');
}
