import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { findKata, listKatas } from '../scripts/kata/catalog.ts';
import { truncateLine, displayWidth, wrapLine } from '../scripts/platform/terminal/ansi-text.ts';
import { linkPaths, takesLinks } from '../scripts/learner/watch/ui/links.ts';
import { fitToTerminal, type Size } from '../scripts/learner/watch/ui/fit-screen.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';
import { screenLines, screenOf } from '../scripts/learner/watch/ui/screen.ts';
import { keysPanel } from '../scripts/learner/watch/key-help.ts';
import { ViewStore } from '../scripts/learner/watch/view-store.ts';
import { viewOf, type Panel, type View } from '../scripts/learner/watch/view.ts';
import { initialStatus, type KataStatus } from '../scripts/progress/kata-status.ts';
import type { KataResult } from '../scripts/runner/result.ts';
import { readStatement } from '../scripts/kata/statement.ts';

const [red, bold, end] = ['\u001B[31m', '\u001B[1m', '\u001B[0m'];

describe('a long line', () => {
  test.each([
    ['', 10, ['']],
    ['short', 10, ['short']],
    ['exactly 10', 10, ['exactly 10']],
    ['exactly 10 more', 10, ['exactly 10', 'more']],
    ['one two three', 8, ['one two', 'three']],
    ['abcdefghijkl', 5, ['abcde', 'fghij', 'kl']],
    ['  indented text', 10, ['  indented', '  text']],
    ['  Law        sums stay the same', 26, ['  Law        sums stay the', '             same']],
    ['  Broken by  a = [ 1, 2, 3, 4 ]', 26, ['  Broken by  a = [ 1, 2,', `${' '.repeat(13)}3, 4 ]`]],
    [' ✓ 8 ★★★ A product has one line', 22, [' ✓ 8 ★★★ A product has', '         one line']],
    ['- a bullet of two lines', 12, ['- a bullet', '  of two', '  lines']],
    ['  - a bullet of two lines', 14, ['  - a bullet', '    of two', '    lines']],
    ['  Law        sums', 12, ['  Law       ', '  sums']],
    ['trailing        ', 10, ['trailing  ']],
    ['日本語のパス', 5, ['日本', '語の', 'パス']],
    ['e\u0301'.repeat(6), 5, ['e\u0301'.repeat(5), 'e\u0301']],
    ['😀😀😀', 4, ['😀😀', '😀']],
    ['tab\there', 20, ['tab here']],
    ['bell\u0007 \u001B[2J\r\u0000\u007F', 20, ['bell␇ ␛[2J␍␀␡']],
    ['\u009B2J\u202Eabc', 20, ['\uFFFD2J\uFFFDabc']],
    [`${red}one two${end} three`, 5, [`${red}one${end}`, `${red}two${end}`, 'three']],
    [`${red}${bold}ab`, 1, [`${red}${bold}a${end}`, `${red}${bold}b${end}`]],
    ['日', 1, ['日']],
  ])('%j on %i columns', (line, columns, folded) => {
    expect(wrapLine(line, columns)).toEqual(folded);
  });

  test.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['日本語', 4, '日…'],
    ['abc', 1, '…'],
    [`${red}abcd${end}`, 3, `${red}ab…${end}`],
  ])('%j as one line of %i columns', (line, columns, clipped) => {
    expect(truncateLine(line, columns)).toBe(clipped);
  });
});

describe('a screen', () => {
  const body = Array.from({ length: 10 }, (_, i) => `line ${i}`);
  const screen = { head: ['head'], body, foot: ['', 'foot'], keys: 'n next  q quit' };
  const fitted = (size: Size, from = 0, selected?: number) => {
    const table = selected === undefined ? {} : { foot: [], selected };
    return fitToTerminal({ ...screen, ...table }, from, size);
  };

  test('that fits has its keys in the last row', () => {
    expect(fitted({ columns: 20, rows: 16 }).lines).toEqual(['head', ...body, '', 'foot', '', '', 'n next  q quit']);
  });

  test.each([
    [
      13,
      0,
      [
        'head',
        'line 0',
        'line 1',
        'line 2',
        'line 3',
        'line 4',
        'line 5',
        'line 6',
        'line 7',
        '↓ 2 more lines',
        '',
        'foot',
      ],
    ],
    [9, 0, ['head', 'line 0', 'line 1', 'line 2', 'line 3', 'line 4', 'line 5', '↓ 4 more lines']],
    [9, 2, ['head', '↑ 3 more lines', 'line 3', 'line 4', 'line 5', 'line 6', 'line 7', '↓ 2 more lines']],
    [9, 3, ['head', '↑ 4 more lines', 'line 4', 'line 5', 'line 6', 'line 7', 'line 8', 'line 9']],
    [3, 1, ['head', 'line 1']],
    [2, 0, ['line 0']],
  ])('that is cut to %i rows from line %i says so where there is room', (rows, from, lines) => {
    expect(fitted({ columns: 20, rows }, from)).toMatchObject({ lines: [...lines, 'n next  q quit'], from });
  });

  test('cannot be scrolled beyond its end', () => {
    expect(fitted({ columns: 20, rows: 9 }, 99).from).toBe(3);
    expect(fitted({ columns: 20, rows: 9 }, Infinity).from).toBe(3);
    expect(fitted({ columns: 20, rows: 40 }, 5).from).toBe(0);
  });

  test('of one row shows its text rather than its keys', () => {
    expect(fitted({ columns: 20, rows: 1 }).lines).toEqual(['line 0']);
  });

  test.each(body.map((line, i) => [line, i] as const))('always shows the marked %s', (line, i) => {
    for (let rows = 1; rows <= 16; rows += 1) expect(fitted({ columns: 20, rows }, 0, i).lines).toContain(line);
  });

  test('cuts code off rather than folding it, so that the caret stays below', () => {
    const frame = ['  > 41 |     expect(shares.map(String));', `${bold}       |     ^${end}`, '    42 |   }'];
    const { lines } = fitToTerminal({ ...screen, body: frame }, 0, { columns: 20, rows: 8 });
    expect(lines.slice(1, 4)).toEqual(['  > 41 |     expect…', `${bold}       |     ^${end}`, '    42 |   }']);
  });

  test('keeps each key with what it does', () => {
    const view = viewOf(findKata('45'), [initialStatus(findKata('45'))]);
    const { lines } = fitToTerminal(screenOf(view, createTheme(false)), 0, { columns: 40, rows: 48 });
    expect(lines.slice(-4).map((line) => line.trimEnd())).toEqual([
      'o editor  d debug  h hint  s solution',
      'r reset  a again  w write laws',
      'c check all  u vitest ui  ↑ ↓ scroll',
      '? keys  q quit',
    ]);
  });

  test.each([
    [57, 29],
    [30, 29],
    [17, 16],
    [6, 5],
    [5, 0],
  ])('has a bar over the book that fits into %i columns beside its text', (room, width) => {
    const book = listKatas().map(initialStatus);
    const points = book.reduce((sum, { possible }) => sum + possible, 0);
    const summary = `0 of ${book.length} solved, 0 mastered, 0 of ${points} points`;
    const { lines } = fitToTerminal(screenOf(viewOf(findKata('45'), book), createTheme(false)), 0, {
      columns: summary.length + room,
      rows: 24,
    });
    expect(lines).toContain(width === 0 ? summary : `${'░'.repeat(width)} ${summary}`);
  });

  test.each([
    [80, ['  Replay: A=1 npx vitest run -t "a law of six words"']],
    [40, ['  Replay: A=1 npx vitest run -t \\', '  "a law of six words"']],
    [30, ['  Replay: A=1 npx vitest run \\', '  -t "a law of six words"']],
    // The quoted part alone is too long.
    [18, ['  Replay: A=1 npx', '  vitest run -t "a', '  law of six', '  words"']],
  ])('has a command for a shell, which takes it folded on %i columns, too', (columns, folded) => {
    const body = ['  Replay: A=1 npx vitest run -t "a law of six words"'];
    const { lines } = fitToTerminal({ head: [], body, foot: [], keys: 'q' }, 0, { columns, rows: 24 });
    expect(lines.slice(0, folded.length)).toEqual(folded);
  });

  test('of a message of millions of characters is there at once', () => {
    const began = performance.now();
    const { lines } = fitToTerminal({ ...screen, body: ['x'.repeat(5_000_000)] }, 0, { columns: 80, rows: 24 });
    expect(lines).toHaveLength(24);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('a path', () => {
  const link = (shown: string) => `\u001B]8;;file:///work%20book/${shown}\u001B\\${shown}\u001B]8;;\u001B\\`;
  const [statement, starter] = ['katas/45-value-objects/README.md', 'katas/45-value-objects/value-objects.ts'];

  test.each([
    [`read ${statement}`, `read ${link(statement)}`],
    [`edit ${starter}, ${starter}`, `edit ${link(starter)}, ${link(starter)}`],
    [`${bold}${starter}${end} is missing`, `${bold}${link(starter)}${end} is missing`],
    // Terminals that know such a place open its line; a link would open the first.
    [`${starter}:30:5`, `${starter}:30:5`],
    ['edit katas/45-value-objects/value-obj', 'edit katas/45-value-objects/value-obj'],
    ['see tests/variants/45-value-objects/closures.ts', 'see tests/variants/45-value-objects/closures.ts'],
  ])('%j is a link where it is a whole file of a kata', (line, linked) => {
    expect(linkPaths(line, '/work book')).toBe(linked);
  });

  test.each([
    [{ TERM: 'xterm-256color' }, true],
    [{}, true],
    [{ TERM: 'linux' }, false],
    [{ TERM: 'xterm', FORCE_HYPERLINK: '0' }, false],
  ])('in %j is a link: %s', (env, wanted) => {
    expect(takesLinks(env)).toBe(wanted);
  });
});

describe('a terminal of 60 × 20', () => {
  const kata = findKata('36');
  const rules = readStatement(kata.statement).rules.map((rule) => ({
    rule,
    state: rule.number === 6 ? ('failed' as const) : ('passed' as const),
    failures:
      rule.number === 6 ? [{ test: 'the first creator stays', error: 'Error', message: 'nothing was thrown' }] : [],
  }));
  const result: KataResult = { slug: kata.slug, target: 'katas', duration: 1, rules };
  const view = viewOf(kata, listKatas().map(initialStatus));
  const linesOf = (one: View) =>
    fitToTerminal(screenOf(one, createTheme(false)), one.from, { columns: 60, rows: 20 }).lines;

  test('has room for all rules and the broken law, because files, titles and keys take few rows', () => {
    const lines = linesOf({ ...view, result });
    expect(lines[1]).toMatch(/^katas\/36-factory: bank-transfer\.ts, payment-processor.*…$/);
    expect(lines.filter((line) => /^ [✓✗] \d /.test(line))).toHaveLength(8);
    expect(lines.join('\n')).toContain('Law        the first creator stays');
    expect(lines.at(-1)).toBe('t statement  o editor  h hint  ↑ ↓ scroll  ? keys  q quit');
  });

  test.each<[string, Panel]>([
    ['the keys', keysPanel()],
    ['a hint', { title: 'Hint 1 of 3', lines: Array.from({ length: 30 }, (_, i) => `line ${i}`) }],
  ])('shows the heading of %s when it opens, although the rules fill the screen', (_, panel) => {
    const store = new ViewStore({ ...view, result }, () => undefined);
    store.change({ panel });
    expect(linesOf(store.view).slice(0, 4).join('\n')).toContain(panel.title);
  });

  test('shows the points in the list', () => {
    expect(linesOf({ ...view, list: { filter: '', selected: 0 } })[2]).toMatch(/0 of \d+/);
  });
});

describe('while the next save runs', () => {
  const kata = findKata('45');
  const rules = readStatement(kata.statement).rules.map((rule) => ({ rule, state: 'failed' as const, failures: [] }));
  const problem = {
    kind: 'does not compile',
    message: 'a.ts:8:25 does not compile: ). Fix this line and save.',
  } as const;
  const result: KataResult = { slug: kata.slug, target: 'katas', duration: 1, rules, problem };
  const view: View = { ...viewOf(kata, [initialStatus(kata)]), result };

  test('nothing asks to fix what may be fixed', () => {
    const text = (running: boolean) => screenLines({ ...view, running }, createTheme(false)).join('\n');
    expect(text(false)).toContain('Fix this line and save.');
    expect(text(true)).not.toMatch(/Fix this|compile|below/);
    expect(text(true)).toContain('Your last save could not run. Trying again …');
  });

  test('a rule of which a part holds says so', () => {
    const [first, ...others] = result.rules;
    const partly = [{ ...first!, holding: { passed: 3, of: 5 } }, ...others];
    const lines = screenLines(
      { ...view, result: { ...result, problem: undefined!, rules: partly } },
      createTheme(false),
    );
    expect(lines.find((line) => line.startsWith(' ✗ 1'))).toMatch(/ \(3 of 5 tests pass\)$/);
  });

  test('a kata that is practised again is not called mastered', () => {
    const practice = { times: 0, isUnderWay: true, isDue: false } as unknown as NonNullable<KataStatus['practice']>;
    const book: KataStatus[] = [{ ...initialStatus(kata), state: 'mastered', practice }];
    const all = rules.map((rule) => ({ ...rule, state: 'todo' as const }));
    const [head] = screenLines(
      { ...view, book, result: { ...result, problem: undefined!, rules: all } },
      createTheme(false),
    );
    expect(head).toContain('practising, 0 of ');
  });
});

describe('every view on every terminal', () => {
  const kata = findKata('45');
  const book = listKatas().map(initialStatus);
  const rules = readStatement(kata.statement).rules.map((rule) => ({
    rule,
    state: 'failed' as const,
    failures: [
      {
        test: 'shares follow the remainder rule, and the ratios stay as they were before',
        error: 'Error',
        message: 'a message\r\nwith\ttabs, 漢字 and \u001B[2J',
        diff: '- Expected\n+ Received',
      },
    ],
  }));
  const result: KataResult = { slug: kata.slug, target: 'katas', duration: 1, rules };
  const view = viewOf(kata, book);
  const views: Record<string, View> = {
    'before the first run': { ...view, running: true },
    'a broken law': { ...view, result },
    'a problem': { ...view, result: { ...result, problem: { kind: 'does not load', message: 'one\ntwo' } } },
    trouble: { ...view, trouble: 'The worker is gone. Try: npm run doctor' },
    'a note': { ...view, result, note: 'The starter is back. Your attempt is saved in .attempts/45' },
    'a panel': { ...view, result, panel: { title: 'Hint 1 of 3', lines: ['a\nb', '', 'c'.repeat(300)] } },
    'a question': { ...view, question: { text: 'Start again? Your attempt will be saved.', yes: 'reset' } },
    'the list': { ...view, list: { filter: '', selected: 28 } },
    'a long filter': { ...view, list: { filter: '漢'.repeat(200), selected: 0 } },
  };

  test.each(Object.entries(views))('%s', (_, one) => {
    for (const [columns, rows] of [
      [100, 40],
      [80, 24],
      [40, 60],
      [10, 3],
      [2, 2],
      [1, 1],
      [300, 5],
    ] as const) {
      const { lines } = fitToTerminal(screenOf(one, createTheme(true), ['a notice']), 3, { columns, rows });
      expect(lines).toHaveLength(rows);
      expect(stripVTControlCharacters(lines.join(''))).not.toMatch(/\p{Cc}/u);
      // A character of two columns cannot be on one of them.
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(Math.max(2, columns));
    }
  });
});
