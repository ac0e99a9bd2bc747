const parts: readonly [first: number, title: string][] = [
  [29, 'Architecture styles'],
  [32, 'Events'],
  [35, 'Structural patterns'],
  [41, 'Behavioural patterns'],
  [45, 'Domain-driven design'],
  [49, 'CQRS and advanced patterns'],
];

/** The part of the workbook that a kata belongs to, by its number. */
export function chapterOf(number: number): string {
  return parts.findLast(([first]) => number >= first)?.[1] ?? 'Others';
}
