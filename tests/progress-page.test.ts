import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKata, listKatas } from '../scripts/kata/catalog.ts';
import { fromDays, readHistory, upToNow } from '../scripts/learner/progress-report/page/history.ts';
import { html } from '../scripts/platform/html/html.ts';
import { statesInOrder } from '../scripts/learner/progress-report/page/state-icons.ts';
import { progressPage } from '../scripts/learner/progress-report/page/progress-page.ts';
import { colours } from '../scripts/platform/html/style.ts';
import type { Entry } from '../scripts/progress/progress-file.ts';
import { initialStatus, type KataStatus, type StandingState } from '../scripts/progress/kata-status.ts';
import { pointsIn } from '../scripts/kata/statement.ts';
import { createTempWorkbook, removeFolder } from '../scripts/testing/temp-workbook.ts';
import { runScript } from './support/run-script.ts';

const now = new Date('2026-11-22T10:00:00Z');
const someRules = ([1, 1, 2, 2, 2, 2, 3, 3, 3] as const).map((stars, i) => ({ number: i + 1, stars }));

/** A kata of which the rules up to a number hold. */
function standing(number: number, state: StandingState, holding = 0, more: Partial<KataStatus> = {}): KataStatus {
  const rules = someRules.map((rule) => ({
    ...rule,
    state: rule.number <= holding ? ('passed' as const) : ('failed' as const),
  }));
  const earned = rules.filter((rule) => rule.state === 'passed').reduce((sum, { stars }) => sum + stars, 0);
  const names = { slug: `${number}-kata`, number, title: `Kata ${number}`, minutes: number };
  return { ...names, state, earned, possible: pointsIn(rules), rules, ...more };
}

const entry = (slug: string, more: Partial<Entry> = {}): Entry => ({
  ...{ slug, state: 'started', earned: 0, possible: 19, holding: [], day: '2026-11-01', rules: 'x', hints: 0 },
  ...more,
});

const trap = `<img src=x onerror="alert('&')">`;
const book = [
  standing(29, 'mastered', 9, { practice: { times: 2, from: '2026-12-20', isDue: false, isUnderWay: false } }),
  standing(32, 'solved', 6),
  standing(35, 'stale', 9),
  standing(36, 'started', 2),
  standing(41, 'looping', 3),
  standing(45, 'does not compile', 0, { title: trap, problem: `${trap} does not compile. Fix this line and save.` }),
  standing(46, 'missing', 0, { problem: 'It is missing. Try: npm run reset 46' }),
  standing(47, 'lacks an export', 0, { problem: 'It exports nothing.' }),
  standing(48, 'does not load', 0, { problem: 'It throws.' }),
  standing(49, 'not started'),
];
const history = [
  { at: new Date('2026-09-01T08:00:00Z'), points: 4 },
  { at: new Date('2026-10-01T08:00:00Z'), points: 30 },
];
const page = progressPage({
  book,
  entries: new Map([entry('32-kata', { hints: 1 }), entry('36-kata', { hints: 3 })].map((one) => [one.slug, one])),
  history: upToNow(history, book, now),
  now,
});
/** What a reader gets, without tags and with blanks made one. */
const text = textOf(page);

function textOf(markup: string): string {
  return markup
    .replaceAll(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}

describe('the page says', () => {
  test.each([
    ['when it is from', 'As of 22 November 2026'],
    [
      'what a mastered kata has',
      '29 Kata 29 mastered, 19 of 19 points, about 29 minutes Architecture styles, practised again 2 times, can be practised again from 2026-12-20 on One star: ★ ★ 2 of 2 Two stars: ★★ ★★ ★★ ★★ 4 of 4',
    ],
    ['how often katas were practised again', 'practised again 2 hints taken'],
    ['which stars are open', 'Three stars: ☆☆☆ ☆☆☆ ☆☆☆ 0 of 3'],
    ['which hints were taken', '36 Kata 36 started, 2 of 19 points, about 36 minutes, 3 hints taken'],
    ['one hint as one', '32 Kata 32 solved, 10 of 19 points, about 32 minutes, 1 hint taken'],
    ['what to do about a stale kata', 'Its rules have changed since you passed it. Check it again: npm start 35'],
    ['what to do about a missing file', 'It is missing. Try: npm run reset 46'],
    ['how many of a level are solved', 'Steady: up to 45 minutes 1 of 5 solved'],
  ])('%s', (_, words) => {
    expect(text).toContain(words);
  });

  test('the totals', () => {
    const totals = [...page.matchAll(/<dt>(.*?)<\/dt>\s*<dd>([\s\S]*?)<\/dd>/g)].map(
      ([, name, value = '']) => `${name}: ${textOf(value).trim()}`,
    );
    const points = book.reduce((sum, { earned }) => sum + earned, 0);
    expect(totals).toEqual([
      `points: ${points} of 190`,
      'katas solved: 2 of 10',
      'katas mastered: 1 of 10',
      'stale: 1',
      'practised again: 2',
      'hints taken: 4',
    ]);
  });

  test('what is next', () => {
    expect(text).toContain(
      'Next 35 Kata 35 . Its rules have changed since you passed it. Check it again: npm start 35',
    );
    const done = progressPage({ book: [standing(29, 'mastered', 9)], entries: new Map(), history: [], now });
    expect(textOf(done)).toContain('Next Every kata is mastered.');
  });

  test('each state in words beside its shape', () => {
    for (const { title, state, earned } of book) expect(text).toContain(`${title} ${state}, ${earned} of 19 points`);
    const legend = page.slice(page.indexOf('class="legend"'));
    expect([...legend.matchAll(/<\/svg>\s*([a-z ]+)<\/li/g)].map(([, word]) => word)).toEqual(
      statesInOrder.filter((state) => book.some((one) => one.state === state)),
    );
  });

  test('the curve, as a drawing with a description and as a table', () => {
    const points = book.reduce((sum, one) => sum + one.earned, 0);
    expect(text).toContain(`From 4 points on 1 September 2026 to ${points} of 190 on 22 November 2026.`);
    expect(text).toContain(`Day Points 1 September 2026 4 1 October 2026 30 22 November 2026 ${points}`);
    expect(page).toMatch(/class="line"\s+d="M0 \d[\d.]*L\d+ \d[\d.]*L1000 \d[\d.]*"/);
  });

  test.each([
    [1, 10],
    [10, 10],
    [11, 20],
    [58, 60],
    [81, 100],
    [563, 600],
    [999, 1_000],
  ])('a curve up to %i points on a scale up to %i', (points, top) => {
    const moments = [0, points].map((one, i) => ({ at: new Date(Date.UTC(2026, 10, 20 + i)), points: one }));
    const drawn = progressPage({ book, entries: new Map(), history: moments, now });
    expect(drawn).toContain(`<span>${top}</span><span>${top / 2}</span><span>0</span>`);
  });

  test('how a curve begins, where there is none yet', () => {
    const none = progressPage({ book, entries: new Map(), history: upToNow([], book, now), now });
    expect(textOf(none)).toContain('There is one entry so far.');
    expect(none).not.toContain('class="line"');
    const empty = progressPage({ book, entries: new Map(), history: [], now });
    expect(textOf(empty)).toContain('The curve starts with your first points.');
  });
});

describe('the page is sound', () => {
  const real = progressPage({ book: listKatas().map(initialStatus), entries: new Map(), history: [], now });

  test.each([
    ['made up', page],
    ['fresh', real],
  ])('tags are balanced: %s', (_, markup) => {
    expect(unbalanced(markup)).toEqual([]);
  });

  test('the check of tags can fail', () => {
    expect(unbalanced('<p><b></p>')).toEqual(['</p> closes <b>']);
    expect(unbalanced('<div><br><p></p>')).toEqual(['<div> is never closed']);
  });

  test('ids are unique, and what is referred to is there', () => {
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...page.matchAll(/\s(?:href="#|aria-labelledby=")([^"]*)"/g)].flatMap(([, list = '']) =>
      list.split(' '),
    );
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('it needs nothing else: no script, no other file, no address', () => {
    const [style = ''] = /<style>[\s\S]*<\/style>/.exec(page) ?? [];
    expect(style).not.toMatch(/@import|url\(|https?:/);
    const tags = [...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
    expect(tags.filter((tag) => tag.includes('http'))).toEqual([]);
    const names = tags.map((tag) => tag.replaceAll(/"[^"]*"/g, '""'));
    expect(names.filter((tag) => /^<(script|link|img|iframe)|\s(src|style|on\w+)=/i.test(tag))).toEqual([]);
    expect([...page.matchAll(/href="([^"]*)"/g)].filter(([, href]) => !href?.startsWith('#'))).toEqual([]);
  });

  test('it has a language, a title, a width for phones, and headings in order', () => {
    expect(page).toMatch(/^<!doctype html>\s*<html lang="en">/);
    expect(page).toContain('<title>Architecture Katas: 2 of 10 solved</title>');
    expect(page).toContain('content="width=device-width, initial-scale=1"');
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1);
      return level;
    }, 0);
  });

  test('every drawing is described or left to the words beside it', () => {
    const drawings = [...page.matchAll(/<svg[^>]*>/g)].map(([tag]) => tag);
    expect(drawings.filter((tag) => !/aria-hidden="true"|role="img"\s+aria-labelledby="/.test(tag))).toEqual([]);
  });

  test('nothing that is put in becomes markup', () => {
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;&amp;&#39;)&quot;&gt;');
    expect(html`<a title="${'"><b>'}">${['<', '>'].join('')}${html`<i>${1}</i>`}${undefined}</a>`.toString()).toBe(
      '<a title="&quot;&gt;&lt;b&gt;">&lt;&gt;<i>1</i></a>',
    );
    expect(html`${'a\0\u001B[31mb'}`.toString()).toBe('a[31mb');
  });

  test.each(['light', 'dark'] as const)('text has a contrast of 4.5 at least: %s', (scheme) => {
    const { ground, card, ink, quiet, star } = colours[scheme];
    for (const text of [ink, quiet, star])
      for (const back of [ground, card]) expect(contrast(text, back)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('history', () => {
  let repository: string;
  let root: string;

  beforeAll(() => {
    repository = mkdtempSync(join(tmpdir(), 'history-'));
    root = join(repository, 'courses', 'katas');
    mkdirSync(root, { recursive: true });
  });

  afterAll(async () => {
    await removeFolder(repository);
  });

  const line = (slug: string, earned: number, day: string) =>
    `${slug}  started  ${earned}/19  ${day}  1,2  0123456789abcdef  hints:0`;
  const write = (...lines: string[]) => writeFileSync(join(root, 'progress.txt'), `# Progress\n${lines.join('\n')}\n`);

  test('without git it is told by the days of the entries', () => {
    write(line('45-a', 3, '2026-03-02'), line('46-b', 5, '2026-03-01'), line('47-c', 2, '2026-03-02'), 'unreadable');
    expect(readHistory(root)).toEqual([
      { at: new Date('2026-03-01T12:00:00'), points: 5 },
      { at: new Date('2026-03-02T12:00:00'), points: 10 },
    ]);
  });

  test('a day that is none is passed over', () => {
    expect(
      fromDays([entry('a', { day: 'yesterday', earned: 1 }), entry('b', { day: '2026-99-99', earned: 1 })]),
    ).toEqual([]);
  });

  test('with git it has each commit that touched the file, wherever in the repository it lies', () => {
    const git = (date: string, ...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Learner', '-c', 'user.email=learner@example.com', ...args], {
        cwd: root,
        stdio: 'ignore',
        env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
      });
    const commit = (date: string) => {
      git(date, 'add', '--all');
      git(date, 'commit', '--quiet', '--no-verify', '--allow-empty', '--message', 'progress');
    };
    git('', 'init', '--quiet');
    write(line('45-a', 3, '2026-03-01'));
    commit('2026-03-01T10:00:00Z');
    commit('2026-03-02T10:00:00Z');
    write(line('45-a', 9, '2026-03-03'), line('46-b', 4, '2026-03-03'));
    commit('2026-03-03T10:00:00Z');
    rmSync(join(root, 'progress.txt'));
    commit('2026-03-04T10:00:00Z');
    write(line('45-a', 1, '2026-03-05'));
    commit('2026-03-05T10:00:00Z');
    write(line('45-a', 2, '2026-03-06'));
    expect(readHistory(root)).toEqual([
      { at: new Date('2026-03-01T10:00:00Z'), points: 3 },
      { at: new Date('2026-03-03T10:00:00Z'), points: 13 },
      { at: new Date('2026-03-04T10:00:00Z'), points: 0 },
      { at: new Date('2026-03-05T10:00:00Z'), points: 1 },
    ]);
  });

  test('each day is there once, with the points at its end', () => {
    const morning = { at: new Date(now.getTime() - 1000), points: 3 };
    expect(upToNow([...history, morning], [standing(29, 'mastered', 9)], now)).toEqual([
      ...history,
      { at: now, points: 19 },
    ]);
  });

  test('today stands at its end, and nothing after it', () => {
    const late = { at: new Date('2027-01-01'), points: 1 };
    expect(upToNow([...history, late], [standing(29, 'mastered', 9)], now)).toEqual([
      ...history,
      { at: now, points: 19 },
    ]);
  });
});

describe('npm run progress -- --html', () => {
  let folder: string;

  beforeAll(() => {
    folder = createTempWorkbook([findKata('45')]);
  });

  afterAll(async () => {
    await removeFolder(folder);
  });

  const run = (...args: string[]) => runScript(folder, ['progress', '--html', ...args]);

  test('writes the page and says where, in one line', () => {
    expect(run()).toEqual({ output: 'Open it in a browser: progress.html\n', errors: '', status: 0 });
    expect(readFileSync(join(folder, 'progress.html'), 'utf8')).toContain('0 of 1 solved');
    expect(run('progress.html').status).toBe(0);
  });

  test('overwrites no other file', () => {
    writeFileSync(join(folder, 'notes.html'), 'mine\n');
    expect(run('notes.html')).toEqual({
      output: '',
      errors:
        'notes.html already exists and is not a progress page, so it was not overwritten. Try: npm run progress -- --html progress.html\n',
      status: 1,
    });
    expect(readFileSync(join(folder, 'notes.html'), 'utf8')).toBe('mine\n');
  });

  test('names a folder that is not there', () => {
    expect(run('site/me.html')).toMatchObject({
      errors: 'There is no folder site. Try: npm run progress -- --html progress.html\n',
      status: 1,
    });
    expect(existsSync(join(folder, 'site'))).toBe(false);
  });
});

/** Tags that are not closed, or not by their own end. */
function unbalanced(markup: string): string[] {
  const empty = new Set(['meta', 'br', 'link', 'img', 'input', 'hr']);
  const open: string[] = [];
  const wrong: string[] = [];
  const tags = markup.replace(/<style>[\s\S]*?<\/style>/, '').matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*?)?(\/?)>/gi);
  for (const [, end, name = '', closed] of tags) {
    if (closed === '/' || empty.has(name)) continue;
    if (end === '') open.push(name);
    else if (open.at(-1) === name) open.pop();
    else {
      wrong.push(`</${name}> closes <${open.at(-1)}>`);
      return wrong;
    }
  }
  return [...wrong, ...open.map((name) => `<${name}> is never closed`)];
}

/** The contrast of two colours as WCAG 2 measures it. */
function contrast(one: string, two: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(two)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
