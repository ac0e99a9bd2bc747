import { cutMiddle } from './cut.ts';
import type { Found } from './last-failures.ts';
import { Race } from './race.ts';
import { show } from './show.ts';

/** What the learner sees of a broken law. The runner reads it from the `meta` of the test. */
export interface BrokenLaw {
  /** The law in words. */
  law: string;
  /** The smallest input that breaks it: each name with its value as text. */
  inputs: Record<string, string>;
  why?: string;
  /** What the learner must know about how it was found. */
  note?: string;
  replay: string;
  found: Found;
}

/**
 * The width of the terminal that a report is made for, of the space before the names of inputs, and of the space
 * between names and values.
 */
const columns = { all: 80, heading: 13, equals: 3 };
/** How much of one input is shown: lines, and characters per line. */
const most = { lines: 24, characters: 400 };

/** The named inputs of a law, each with its value as text. */
export function entries(input: object): [string, string][] {
  const width = Math.max(0, ...Object.keys(input).map((name) => name.length));
  const room = Math.max(40, columns.all - columns.heading - width - columns.equals);
  return Object.entries(input)
    .filter(([, value]) => !(value instanceof Race))
    .map(([name, value]) => [name, cutMiddle(show(value, room).split('\n').map(cutEnd), most.lines).join('\n')]);
}

/** A broken law, as it appears in the message of the error. */
export function describe({ law, inputs, why, note, replay }: BrokenLaw): string {
  return [
    `Law        ${law}`,
    table('Broken by', Object.entries(inputs)),
    ...(why === undefined ? [] : [`Why        ${why}`]),
    ...(note === undefined ? [] : [`Note       ${note}`]),
    `Replay     ${replay}`,
  ].join('\n');
}

/** Names and values, one row each, with the heading before the first. */
export function table(heading: string, rows: [string, string][]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows
    .map(([name, value], i) => {
      const indented = value.replaceAll('\n', `\n${' '.repeat(11 + width + 3)}`);
      return `${(i === 0 ? heading : '').padEnd(11)}${name.padEnd(width)} = ${indented}`;
    })
    .join('\n');
}

function cutEnd(line: string): string {
  const left = line.length - most.characters;
  return left > 0 ? `${line.slice(0, most.characters)}… ${left} more characters` : line;
}

/** Adds the report to an error. If the error cannot be changed, returns another one with the same content. */
export function withReport(error: Error, report: BrokenLaw): Error {
  const message = `${error.message}\n\n${describe(report)}`;
  try {
    error.message = message;
    return error;
  } catch {
    const { name, stack } = error;
    return Object.assign(new Error(message, { cause: error }), { name, stack });
  }
}
