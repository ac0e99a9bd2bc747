/** How many characters of a line are shown: about three lines of a terminal. */
const longest = 220;
/** How many characters of a long line are kept at its beginning, and before its first difference. */
const before = { beginning: 40, difference: 60 };

/** How many lines are kept around a difference if not all lines fit. */
const mostContext = 3;

/**
 * Shortens a diff to a number of lines. Each line begins with `-`, `+` or a space. Equal lines are left out
 * first, starting with those farthest from a difference. Each gap says how many lines it leaves out.
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

/** Leaves out lines in the middle if there are too many. If only very few are allowed, leaves out those at the end. */
export function cutMiddle(lines: readonly string[], rows: number): string[] {
  if (lines.length <= rows) return [...lines];
  const first = rows < 5 ? rows - 1 : Math.ceil((rows - 1) / 2);
  const last = rows - 1 - first;
  return [...lines.slice(0, first), gap(lines.length - first - last), ...lines.slice(lines.length - last)];
}

/** Two lines that correspond to each other. Long lines are cut around their first difference. */
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
    // A gap of one line would not save a line.
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

/** How many original lines these represent. A line may itself be a gap from an earlier cut. */
function linesIn(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Number(gapPattern.exec(line)?.[1] ?? 1), 0);
}
