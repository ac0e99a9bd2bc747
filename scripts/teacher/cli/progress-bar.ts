import { Presets, SingleBar } from 'cli-progress';

/** Shows the progress of a run. */
export interface Progress {
  /** @param count how many there are to grade */
  begin(count: number): void;
  step(): void;
  end(): void;
}

/**
 * A bar with the remaining time. Without a terminal, a line every few seconds.
 *
 * @param what is done: `Grading`
 */
export function showProgress(what = 'Grading', stream: NodeJS.WriteStream = process.stderr): Progress {
  const bar = new SingleBar(
    {
      stream,
      format: `${what} {bar} {value} of {total}, {eta_formatted} left`,
      noTTYOutput: true,
      notTTYSchedule: 10_000,
      hideCursor: true,
      clearOnComplete: true,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  let begun = false;
  return {
    begin: (count) => {
      if (count === 0) return;
      begun = true;
      bar.start(count, 0);
    },
    step: () => begun && bar.increment(),
    end: () => begun && bar.stop(),
  };
}
