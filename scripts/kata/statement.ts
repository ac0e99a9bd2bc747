import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { UserError } from '../platform/errors/user-error.ts';
import { shownPath } from '../platform/shown-path.ts';

/** A numbered rule of a statement, worth as many points as it has stars. */
export interface Rule {
  /** The whole heading, which is also the title of the `describe` that tests it: `3 ★★ Money never mixes`. */
  heading: string;
  number: number;
  stars: 1 | 2 | 3;
  title: string;
}

/** A kata's README.md, split into the parts that other modules read. */
export interface Statement {
  number: number;
  /** The pattern's name: `Value objects`. */
  title: string;
  /** How many minutes the kata takes. */
  minutes: number;
  /** The sentence below the time, which says what the kata is about. */
  intent: string;
  rules: Rule[];
  /** The code below `## API`. */
  api: string;
  /** The code below `## Example`. */
  example: string;
  /** The texts of the folded hints, from a nudge to a sketch of the solution. */
  hints: string[];
  /** The text of each `## ` section by its title, including code. */
  sections: Map<string, string>;
}

/**
 * Reads a statement.
 *
 * @throws {UserError} if the file is missing, or does not begin with a title, `about 40 minutes` and a sentence
 */
export function readStatement(path: string): Statement {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    const shown = shownPath(path);
    throw new UserError(`${shown} is missing`, `git checkout -- ${shown}`);
  }
  return parseStatement(text, path);
}

/** Splits a statement into its parts. Errors name `path`. */
export function parseStatement(text: string, path = 'README.md'): Statement {
  const normalised = text.replaceAll('\r\n', '\n');
  const { number, title, minutes, intent } = headOf(normalised, path);
  const sections = sectionsOf(normalised);
  return {
    number,
    title,
    minutes,
    intent,
    rules: rulesOf(normalised),
    api: firstCode(sections.get('API')),
    example: firstCode(sections.get('Example')),
    hints: hintsOf(sections.get('Hints') ?? ''),
    sections,
  };
}

/** Points of a list of rules: as many as they have stars. */
export function pointsIn(rules: readonly Pick<Rule, 'stars'>[]): number {
  return rules.reduce((sum, { stars }) => sum + stars, 0);
}

/** Reads a rule from its heading, which is also the title of its `describe`. Undefined if it is not a rule. */
export function parseRule(heading: string): Rule | undefined {
  const match = /^(\d+) (★{1,3}) (.+)$/.exec(heading);
  if (!match) return undefined;
  const [, number, stars = '', title = ''] = match;
  return { heading, number: Number(number), stars: stars.length as Rule['stars'], title };
}

/** The title, the time and the sentence at the beginning of a statement. Each is a paragraph of its own. */
function headOf(text: string, path: string): Pick<Statement, 'number' | 'title' | 'minutes' | 'intent'> {
  const shown = isAbsolute(path) ? shownPath(path) : path;
  // The suggested command must not discard uncommitted work of an author.
  const errorFor = (what: string) => new UserError(`${shown} ${what}`, `git diff -- ${shown}`);
  const [, number, title = '', rest = ''] = /^# (\d\d) (.+)\n+([\s\S]*)/.exec(text) ?? [];
  if (number === undefined) throw errorFor('does not begin with a title such as "# 45 Value objects"');
  const [, minutes, below = ''] = /^about ([1-9]\d*) minutes\n+([\s\S]*)/.exec(rest) ?? [];
  if (minutes === undefined)
    throw errorFor('does not say below its title how long it takes, such as "about 40 minutes"');
  const [intent] = /^[^\n#]+/.exec(below) ?? [];
  if (intent === undefined) throw errorFor('lacks a sentence below "about … minutes" that says what the kata is about');
  return { number: Number(number), title, minutes: Number(minutes), intent };
}

function rulesOf(text: string): Rule[] {
  return [...text.matchAll(/^### (.+)$/gm)].flatMap(([, heading = '']) => parseRule(heading) ?? []);
}

function sectionsOf(text: string): Map<string, string> {
  const parts = text.split(/^## (.+)$/m).slice(1);
  return new Map(
    Array.from({ length: parts.length / 2 }, (_, i) => [parts[2 * i]?.trim() ?? '', parts[2 * i + 1]?.trim() ?? '']),
  );
}

function firstCode(section = ''): string {
  return /```ts\n([\s\S]*?)```/.exec(section)?.[1]?.trimEnd() ?? '';
}

function hintsOf(section: string): string[] {
  return [...section.matchAll(/<details>\s*<summary>.*?<\/summary>([\s\S]*?)<\/details>/g)].map(([, hint = '']) =>
    hint.trim(),
  );
}
