const chapters: readonly [first: number, title: string][] = [
  [29, 'Architecture styles'],
  [32, 'Events'],
  [35, 'Structural patterns'],
  [41, 'Behavioural patterns'],
  [45, 'Domain-driven design'],
  [49, 'CQRS and advanced patterns'],
];

/** The title of the chapter of the workbook that a kata belongs to, by its number. */
export function chapterOf(number: number): string {
  return chapters.findLast(([first]) => number >= first)?.[1] ?? 'Others';
}
