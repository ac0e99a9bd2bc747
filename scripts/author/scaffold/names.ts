import { UserError } from '../../platform/errors/user-error.ts';

/** What a new kata is called, in each of the places that name it. */
export interface KataNames {
  /** Two digits: `58`. */
  number: string;
  /** The pattern's name: `Rate limiter`. */
  title: string;
  /** Name of its folders: `58-rate-limiter`. */
  slug: string;
  /** The slug without the number, which is the name of its files: `rate-limiter`. */
  file: string;
  /** What it exports to begin with: `rateLimiter`. */
  identifier: string;
}

const titleForm = /^[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*$/;
const maxLength = 40;

/**
 * Reserved words of the language, names that the generated files use themselves, and names that Windows does not allow.
 */
const unusable = new Set(
  [
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends',
    'false finally for function if implements import in interface let new null package private protected public return',
    'static super switch this throw true try typeof undefined var void while with yield',
    'after amount amounts before describe error example expect fc first law lists second thrownBy todo total',
    'aux con nul prn',
  ].flatMap((line) => line.split(' ')),
);

/**
 * Derives the names of a kata from its number and its title.
 *
 * @param free a number that no kata has, for the suggested command
 * @throws {UserError} if one of them is missing or cannot be used
 */
export function namesOf(number: string | undefined, words: readonly string[], free: string): KataNames {
  const given = words.join(' ').replaceAll(/\s+/g, ' ').trim();
  const title = `${given.charAt(0).toUpperCase()}${given.slice(1)}`;
  if (number === undefined || title === '') {
    throw new UserError('A kata needs a number and a title', newKata(free, 'Rate limiter'));
  }
  if (!/^[1-9]\d$/.test(number)) {
    throw new UserError(
      `"${number}" is not a kata number; use one from 10 to 99`,
      newKata(free, usableTitle(title) ?? 'Rate limiter'),
    );
  }
  if (!isTitle(title)) {
    throw new UserError(
      `"${title}" cannot be a title: start with a letter, and use only letters from A to Z, digits, and single spaces or hyphens, at most ${maxLength} characters`,
      newKata(number, usableTitle(title) ?? 'Rate limiter'),
    );
  }
  const identifier = identifierOf(title);
  if (unusable.has(identifier)) {
    throw new UserError(`"${identifier}" cannot name a file and its export`, newKata(number, `${title} pattern`));
  }
  const file = title.toLowerCase().replaceAll(' ', '-');
  return { number, title, slug: `${number}-${file}`, file, identifier };
}

/** The command that creates a kata with this number and title. */
export function newKata(number: string, title: string): string {
  return `npm run kata:new -- ${number} "${title}"`;
}

function isTitle(title: string): boolean {
  return titleForm.test(title) && title.length <= maxLength;
}

/** A title without all characters that are not allowed: `Fähre & Co.` becomes `Fahre Co`. */
function usableTitle(title: string): string | undefined {
  const allowed = title
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, (gap) => (gap === '-' ? '-' : ' '))
    .trim();
  return isTitle(allowed) ? allowed : undefined;
}

function identifierOf(title: string): string {
  const words = title.toLowerCase().split(/[ -]/);
  return words.map((word, i) => (i === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`)).join('');
}
