import { cutMiddle } from './cut.ts';
import type { CounterexampleLocation } from './last-failures.ts';
import { Race } from './race.ts';
import { show } from './show.ts';

/** What the learner sees of a broken law. The runner reads it from the `meta` of the test. */
export interface BrokenLaw {
  /** The law in words. */
  law: string;
  /** The smallest input that breaks it: each name with its value as text. */
  inputs: Record<string, string>;
  /** Why the law matters, in a sentence that is true for this input. */
  why?: string;
  /**
   * What the learner should know if the input gave a different result when it ran again by itself. Absent if the result
   * was the same.
   */
  note?: string;
  /** The shell command that runs the law with this input. */
  replay: string;
  /** Where the input was found, so that the next run can try it first. */
  found: CounterexampleLocation;
}

/** Characters per line of the terminal that a report is made for. */
const terminalWidth = 80;
/** The screen of the loop puts this many spaces before each line of a report. */
const screenIndent = 2;
/** The width of the column with the headings, such as `Law` and `Broken by`. */
const headingWidth = 11;
/** Between the name of an input and its value. */
const equals = ' = ';
/** A value gets at least this many characters per line, even next to a long name. */
const minValueWidth = 40;
/** How much of one input is shown, at most. */
const limits = { lines: 24, charactersPerLine: 400 };

/**
 * The named inputs of a law, each with its value as text that fits the width of a terminal. A race that has not
 * started is left out.
 */
export function inputTexts(input: object): [name: string, text: string][] {
  const nameWidth = Math.max(0, ...Object.keys(input).map((name) => name.length));
  const valueWidth = Math.max(minValueWidth, terminalWidth - screenIndent - headingWidth - nameWidth - equals.length);
  return Object.entries(input)
    .filter(([, value]) => !(value instanceof Race))
    .map(([name, value]) => [
      name,
      cutMiddle(show(value, valueWidth).split('\n').map(cutEnd), limits.lines).join('\n'),
    ]);
}

/** A broken law as text of several lines, which `withReport` appends to the message of the error. */
export function brokenLawText({ law, inputs, why, note, replay }: BrokenLaw): string {
  return [
    line('Law', law),
    inputRows('Broken by', Object.entries(inputs)),
    ...(why === undefined ? [] : [line('Why', why)]),
    ...(note === undefined ? [] : [line('Note', note)]),
    line('Replay', replay),
  ].join('\n');
}

/**
 * Inputs as text, each in a row of its own, or several if its value has several lines. The heading precedes the first,
 * and the values begin in the same column.
 */
export function inputRows(heading: string, inputs: [name: string, text: string][]): string {
  const nameWidth = Math.max(...inputs.map(([name]) => name.length));
  return inputs
    .map(([name, text], i) => {
      const indented = text.replaceAll('\n', `\n${' '.repeat(headingWidth + nameWidth + equals.length)}`);
      return line(i === 0 ? heading : '', `${name.padEnd(nameWidth)}${equals}${indented}`);
    })
    .join('\n');
}

function line(heading: string, text: string): string {
  return `${heading.padEnd(headingWidth)}${text}`;
}

function cutEnd(text: string): string {
  const left = text.length - limits.charactersPerLine;
  return left > 0 ? `${text.slice(0, limits.charactersPerLine)}… ${left} more characters` : text;
}

/** Adds the report to an error. If the error cannot be changed, returns another one with the same content. */
export function withReport(error: Error, report: BrokenLaw): Error {
  const message = `${error.message}\n\n${brokenLawText(report)}`;
  try {
    error.message = message;
    return error;
  } catch {
    const { name, stack } = error;
    return Object.assign(new Error(message, { cause: error }), { name, stack });
  }
}
