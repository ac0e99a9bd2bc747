import { Presets, SingleBar } from 'cli-progress';

/** Columns of the bar. */
const barWidth = 30;

/** Shows the progress of a run. */
export interface Progress {
  /** @param count how many there are to grade */
  begin(count: number): void;
  step(): void;
  end(): void;
}

/** How far a run is, and how long it will still take as soon as that can be told. */
function progressLine(verb: string, { value, total, eta, bar }: ProgressNumbers): string {
  const known = value > 0 && Number.isFinite(eta) && (eta > 0 || value === total);
  return `${verb} ${bar} ${value} of ${total}${known ? `, ${secondsText(eta)} left` : ''}`;
}

interface ProgressNumbers {
  value: number;
  total: number;
  /** Seconds. */
  eta: number;
  bar: string;
}

function secondsText(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.ceil(whole / 60)} min`;
}

/**
 * A bar with the remaining time. Without a terminal, a line every few seconds.
 *
 * @param verb what is done: `Grading`
 */
export function showProgress(verb = 'Grading', stream: NodeJS.WriteStream = process.stderr): Progress {
  const bar = new SingleBar(
    {
      stream,
      format: (options, { progress, value, total, eta }) => {
        const size = Math.round(progress * barWidth);
        const { barCompleteString = '', barIncompleteString = '' } = options;
        const bar = barCompleteString.slice(0, size) + barIncompleteString.slice(0, barWidth - size);
        return progressLine(verb, { value, total, eta, bar });
      },
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
