import { Presets, SingleBar } from 'cli-progress';

/** The width of the bar in columns. */
const barWidth = 30;

/** Shows the progress of a run. */
export interface Progress {
  /** @param count the number of steps. If it is 0, nothing is shown */
  begin(count: number): void;
  step(): void;
  end(): void;
}

/** How far a run is, and how long it will still take, once that can be estimated. */
function progressLine(verb: string, { value, total, eta, bar }: ProgressNumbers): string {
  const known = value > 0 && Number.isFinite(eta) && (eta > 0 || value === total);
  return `${verb} ${bar} ${value} of ${total}${known ? `, ${secondsText(eta)} left` : ''}`;
}

interface ProgressNumbers {
  value: number;
  total: number;
  /** The estimated remaining time in seconds. */
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
  let isStarted = false;
  return {
    begin: (count) => {
      if (count === 0) return;
      isStarted = true;
      bar.start(count, 0);
    },
    step: () => isStarted && bar.increment(),
    end: () => isStarted && bar.stop(),
  };
}
