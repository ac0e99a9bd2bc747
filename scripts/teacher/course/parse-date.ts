/** A point in time as a teacher wrote it, or what is wrong with that. */
export type ReadInstant =
  { instant: string; /** What the teacher should know about it. */ note?: string } | { mistake: string };

/** The time zones for dates that do not name one. */
export interface Zones {
  /** The IANA time zone of such dates. Without one they are mistakes. */
  course?: string | undefined;
  /** The time zone of the example in an error message. By default that of this machine. */
  own?: string;
}

const datePattern = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$/i;
const dayMs = 24 * 60 * 60 * 1000;

/** Whether a text begins like a date, and not like the name of a branch, a tag or a commit. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d(\D|$)/.test(text.trim());
}

/**
 * Reads `2026-11-30T23:59:00+01:00`, or `2026-11-30T23:59` if there is a time zone for it. Returns an instant in ISO
 * 8601.
 */
export function readInstant(text: string, { course, own = machineZone() }: Zones = {}): ReadInstant {
  const [matched, date = '', time, seconds = ':00', offset] = datePattern.exec(text.trim()) ?? [];
  if (matched === undefined)
    return { mistake: `is not a date; write ${example('2026-11-30', '23:59:00', course, own)}` };
  const local = Date.parse(`${date}T${time ?? '23:59'}${seconds}Z`);
  // Date.parse reads the 30th of February as the 2nd of March.
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(date))
    return { mistake: 'is not in the calendar' };
  if (time === undefined) return { mistake: `has no time of day; write ${example(date, '23:59:00', course, own)}` };
  if (offset !== undefined) return readWithOffset(`${date}T${time}${seconds}${offset.toUpperCase()}`);
  if (course === undefined) {
    return { mistake: `has no time zone; write ${example(date, `${time}${seconds}`, undefined, own)}` };
  }
  const [instant, earlier] = instantsInZone(local, course);
  if (instant === undefined) return { mistake: `does not exist in ${course}, because the clocks go forward then` };
  const read = { instant: new Date(instant).toISOString() };
  if (earlier === undefined) return read;
  return { ...read, note: `occurs twice in ${course}, because the clocks go back then; the later one counts` };
}

/** Whether this is the IANA name of a time zone, such as Europe/Berlin. */
export function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

function readWithOffset(text: string): ReadInstant {
  const instant = Date.parse(text);
  return Number.isNaN(instant)
    ? { mistake: 'has a time zone that does not exist' }
    : { instant: new Date(instant).toISOString() };
}

/** A date that a teacher can write. Without a time zone of the course, it has the offset of this machine's zone. */
function example(date: string, time: string, course: string | undefined, own: string): string {
  if (course !== undefined) return `${date}T${time.slice(0, 5)}`;
  const local = Date.parse(`${date}T${time}Z`);
  const minutes = Math.round((local - (instantsInZone(local, own)[0] ?? local)) / 60_000);
  const twoDigits = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
  return `${date}T${time}${minutes < 0 ? '-' : '+'}${twoDigits(minutes / 60)}:${twoDigits(minutes % 60)}`;
}

/** The instants at which a zone's clocks show a time, the latest first: two if they show it twice, none if they skip it. */
function instantsInZone(local: number, zone: string): number[] {
  // The zone's offset at that time is either that of a day before or that of a day after.
  const candidates = [-dayMs, dayMs].map(
    (distance) => local - (clockTimeAt(local + distance, zone) - (local + distance)),
  );
  const matching = candidates.filter((instant) => clockTimeAt(instant, zone) === local);
  return [...new Set(matching)].toSorted((a, b) => b - a);
}

/** The time that a zone's clocks show at an instant, as if it were UTC. */
function clockTimeAt(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

function machineZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
