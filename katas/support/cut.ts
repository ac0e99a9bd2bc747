/** The maximum number of characters of a line that are shown: about three lines of a terminal. */
const maxLineLength = 220;
/** How many characters of a long line are kept at its beginning, and before its first difference. */
const keptCharacters = { atBeginning: 40, beforeDifference: 60 };

/** The maximum number of lines that are kept around a difference if not all lines fit. */
const maxContext = 3;

/**
 * Shortens a diff to `maxLines` lines. Each line begins with `-`, `+` or a space. Equal lines are left out
 * first, starting with those farthest from a difference. Each gap says how many lines it leaves out.
 */
export function cutDiff(lines: readonly string[], maxLines: number): string[] {
  if (lines.length <= maxLines) return [...lines];
  for (let context = maxContext; context >= 0; context -= 1) {
    const shorter = withContext(lines, context);
    if (shorter.length <= maxLines) return shorter;
  }
  const shortest = withContext(lines, 0);
  const kept = shortest.slice(0, Math.max(1, maxLines - 1));
  const rest = shortest.slice(kept.length);
  const different = rest.filter((line) => !isGap(line)).length;
  return [...kept, gap(linesIn(rest), `, ${different} of them different`)];
}

/** What differs, with one line around it. */
export function diffCore(lines: readonly string[]): string[] {
  return withContext(lines, 1);
}

/** Leaves out lines in the middle if there are too many. If only very few are allowed, leaves out those at the end. */
export function cutMiddle(lines: readonly string[], maxLines: number): string[] {
  if (lines.length <= maxLines) return [...lines];
  const first = maxLines < 5 ? maxLines - 1 : Math.ceil((maxLines - 1) / 2);
  const last = maxLines - 1 - first;
  return [...lines.slice(0, first), gap(lines.length - first - last), ...lines.slice(lines.length - last)];
}

/** Two lines that correspond to each other. Long lines are cut around their first difference. */
export function cutPair(a: string, b: string): [string, string] {
  const common = b === '' ? 0 : commonLength(a.slice(1), b.slice(1)) + 1;
  return [cutLine(a, common), cutLine(b, common)];
}

function cutLine(line: string, difference: number): string {
  if (line.length <= maxLineLength) return line;
  const from = difference - keptCharacters.beforeDifference;
  const start =
    from > keptCharacters.atBeginning
      ? `${line.slice(0, keptCharacters.atBeginning)}… ${from - keptCharacters.atBeginning} characters …`
      : '';
  const rest = line.slice(start === '' ? 0 : from);
  const room = maxLineLength - start.length;
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
  let leftOut: string[] = [];
  const closeGap = () => {
    // A gap of one line would not save a line.
    if (leftOut.length > 0) kept.push(...(leftOut.length === 1 ? leftOut : [gap(linesIn(leftOut))]));
    leftOut = [];
  };
  lines.forEach((line, i) => {
    if (!isNear[i]) return void leftOut.push(line);
    closeGap();
    kept.push(line);
  });
  closeGap();
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
