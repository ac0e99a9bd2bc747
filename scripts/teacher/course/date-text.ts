/** By time zone. They are cached, because creating one is slow. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant in a readable format: `2026-11-22 11:00 (Europe/Berlin)`. Without a time zone, `2026-11-22 10:00 UTC`.
 *
 * @param timeZone an IANA time zone
 */
export function dateText(instant: string, timeZone?: string): string {
  const date = dateOf(instant);
  if (timeZone === undefined) return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const format = formats.get(timeZone) ?? formatFor(timeZone);
  formats.set(timeZone, format);
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')} (${timeZone})`;
}

/**
 * Reads an instant. Invalid text becomes the Unix epoch, because a report with a wrong date is better than no report.
 */
export function dateOf(instant: string): Date {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? new Date(0) : at;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}
