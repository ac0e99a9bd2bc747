import type { Found } from './last-failures.ts';
import { show } from './show.ts';

/** What a broken law tells the learner; the runner reads it from the test's `meta`. */
export interface BrokenLaw {
  /** The law in words. */
  law: string;
  /** The smallest input that breaks it: each name with its value as text. */
  inputs: Record<string, string>;
  why?: string;
  replay: string;
  found: Found;
}

/** The named inputs of a law, each with its value as text. */
export function entries(input: object): [string, string][] {
  return Object.entries(input).map(([name, value]) => [name, show(value)]);
}

/** A broken law as it stands in the message of the error. */
export function describe({ law, inputs, why, replay }: BrokenLaw): string {
  return [
    `Law        ${law}`,
    table('Broken by', Object.entries(inputs)),
    ...(why === undefined ? [] : [`Why        ${why}`]),
    `Replay     ${replay}`,
  ].join('\n');
}

/** Names and values below each other, the heading before the first. */
export function table(heading: string, rows: [string, string][]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows
    .map(([name, value], i) => {
      const indented = value.replaceAll('\n', `\n${' '.repeat(11 + width + 3)}`);
      return `${(i === 0 ? heading : '').padEnd(11)}${name.padEnd(width)} = ${indented}`;
    })
    .join('\n');
}
