/** Characters of a line that are worth reading: three lines of a terminal. */
const longest = 220;
/** Characters of a long line that are left before its first difference, and at its beginning. */
const before = { beginning: 40, difference: 60 };

/** Lines that are left around a difference where not all fit. */
const mostContext = 3;

/**
 * A difference on at most so many lines, of which each begins with `-`, `+` or a space: what is equal is left out first,
 * far from a difference before near one. Each gap says how many lines it leaves out.
 */
export function cutDiff(lines: readonly string[], rows: number): string[] {
  if (lines.length <= rows) return [...lines];
  for (let context = mostContext; context >= 0; context -= 1) {
    const shorter = withContext(lines, context);
    if (shorter.length <= rows) return shorter;
  }
  const shortest = withContext(lines, 0);
  const kept = shortest.slice(0, Math.max(1, rows - 1));
  const rest = shortest.slice(kept.length);
  const different = rest.filter((line) => !isGap(line)).length;
  return [...kept, gap(linesIn(rest), `, ${different} of them different`)];
}

/** What differs, with one line around it. */
export function diffCore(lines: readonly string[]): string[] {
  return withContext(lines, 1);
}

/** Lines of which those in the middle are left out where they are too many; on very few, those at the end. */
export function cutMiddle(lines: readonly string[], rows: number): string[] {
  if (lines.length <= rows) return [...lines];
  const first = rows < 5 ? rows - 1 : Math.ceil((rows - 1) / 2);
  const last = rows - 1 - first;
  return [...lines.slice(0, first), gap(lines.length - first - last), ...lines.slice(lines.length - last)];
}

/** A line and the one that stands for it, both cut around their first difference where they are long. */
export function cutPair(a: string, b: string): [string, string] {
  const common = b === '' ? 0 : commonLength(a.slice(1), b.slice(1)) + 1;
  return [cutLine(a, common), cutLine(b, common)];
}

function cutLine(line: string, difference: number): string {
  if (line.length <= longest) return line;
  const from = difference - before.difference;
  const start =
    from > before.beginning ? `${line.slice(0, before.beginning)}… ${from - before.beginning} characters …` : '';
  const rest = line.slice(start === '' ? 0 : from);
  const room = longest - start.length;
  if (rest.length <= room) return start + rest;
  return `${start}${rest.slice(0, room)}… ${rest.length - room} more characters`;
}

function commonLength(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  return i;
}

function withContext(lines: readonly string[], context: number): string[] {
  const isNear = lines.map((_, i) =>
    lines.slice(Math.max(0, i - context), i + context + 1).some((line) => /^[-+]/.test(line)),
  );
  const kept: string[] = [];
  let left: string[] = [];
  const close = () => {
    // A gap of one line would save none.
    if (left.length > 0) kept.push(...(left.length === 1 ? left : [gap(linesIn(left))]));
    left = [];
  };
  lines.forEach((line, i) => {
    if (!isNear[i]) return void left.push(line);
    close();
    kept.push(line);
  });
  close();
  return kept;
}

const gapPattern = /^ {2}… (\d+) lines left out/;

function gap(count: number, more = ''): string {
  return `  … ${count} ${count === 1 ? 'line' : 'lines'} left out${more}`;
}

function isGap(line: string): boolean {
  return gapPattern.test(line);
}

/** How many lines these stand for: what was cut before may be cut again. */
function linesIn(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Number(gapPattern.exec(line)?.[1] ?? 1), 0);
}
