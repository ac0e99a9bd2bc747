/** A day on the user's calendar, such as `2026-11-30`. */
export function localDay(at: Date): string {
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`;
}

/** The day that is this many days after another day. Undefined if the text is not a day. */
export function dayAfter(day: string, days: number): string | undefined {
  const start = new Date(`${day}T12:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(start.getTime())) return undefined;
  return new Date(start.getTime() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
