import { readInstant } from './parse-date.ts';

/** Languages in which Moodle is often used, for the names of months. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'nb', 'fi', 'cs'];

const dayFirst = /(\d{1,2})\.?(?: de)? (\p{L}+)\.?,?(?: de)? (\d{4})\D+?(\d{1,2})[:.](\d\d)(?: ?([ap])\.?m)?/iu;
const monthFirst = /(\p{L}+) (\d{1,2}),? (\d{4})\D+?(\d{1,2})[:.](\d\d)(?: ?([ap])\.?m)?/iu;
const allNumeric = /^(\d{1,2})[./](\d{1,2})[./](\d{4}),? (\d{1,2}):(\d\d)/;

/**
 * Reads a time as learning platforms write it for people: `Friday, 20 November 2026, 6:15 PM`, `Freitag, 20. November
 * 2026, 18:15`, or in ISO 8601. Seconds are often missing, so work may appear up to a minute earlier.
 *
 * @param timeZone the IANA time zone of the platform
 * @returns an instant in ISO 8601, or undefined if it cannot be read
 */
export function readWrittenTime(text: string, timeZone: string | undefined): string | undefined {
  const short = text.trim().slice(0, 100);
  const normalized = short.replace(/ ?UTC$/, 'Z').replace(/ ?([+-]\d\d):?(\d\d)$/, '$1:$2');
  const iso = readInstant(normalized, { course: timeZone });
  if ('instant' in iso) return iso.instant;
  const [day, month, year, hour, minute, meridiem] = partsOf(short);
  if (day === undefined || month === undefined) return undefined;
  const hours = meridiem === undefined ? Number(hour) : (Number(hour) % 12) + (meridiem.toLowerCase() === 'p' ? 12 : 0);
  const twoDigits = (value: unknown) => String(value).padStart(2, '0');
  const read = readInstant(`${year}-${twoDigits(month)}-${twoDigits(day)}T${twoDigits(hours)}:${minute}`, {
    course: timeZone,
  });
  return 'instant' in read ? read.instant : undefined;
}

/** Day, month, year, hour, minute, and perhaps `a` or `p` for AM or PM. Empty if the text has no date. */
function partsOf(text: string): (string | undefined)[] {
  const [, day, name = '', ...rest] = dayFirst.exec(text) ?? [];
  if (day !== undefined) return [day, monthOf(name), ...rest];
  const [, month = '', date, ...others] = monthFirst.exec(text) ?? [];
  if (date !== undefined) return [date, monthOf(month), ...others];
  return allNumeric.exec(text)?.slice(1) ?? [];
}

/** The number of a month from its name, or from the beginning of its name. */
function monthOf(name: string): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/\.$/, '');
  const months = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2026, i, 15)));
  for (const language of languages) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, day: 'numeric', timeZone: 'UTC' });
      const at = months.findIndex((month) => {
        const monthName = format.formatToParts(month).find(({ type }) => type === 'month')?.value ?? '';
        return plain(monthName) === plain(name);
      });
      if (at !== -1) return String(at + 1);
    }
  }
  return undefined;
}
