import { dateText } from '../scripts/teacher/course/date-text.ts';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { CourseKata, Gradebook, Mark, StudentMarks } from '../scripts/teacher/grading/gradebook.ts';
import type { Broken, GradedRule, Status } from '../scripts/teacher/grading/record.ts';
import { classroom50 } from '../scripts/teacher/reports/classroom50.ts';
import { csv } from '../scripts/teacher/reports/csv.ts';
import { ctrf } from '../scripts/teacher/reports/ctrf.ts';
import { feedback } from '../scripts/teacher/reports/feedback.ts';
import { fileNames } from '../scripts/teacher/reports/file-names.ts';
import { gradescope } from '../scripts/teacher/reports/gradescope.ts';
import { gradesPage } from '../scripts/teacher/reports/grades-page.ts';
import { junit } from '../scripts/teacher/reports/junit.ts';
import { oneLine, sanitize, sanitizeAndTruncate } from '../scripts/teacher/reports/sanitize-text.ts';
import { terminal } from '../scripts/teacher/reports/terminal.ts';
import { durationText } from '../scripts/teacher/reports/format.ts';
import { writeReports } from '../scripts/teacher/reports/write-reports.ts';
import { displayWidth } from '../scripts/platform/terminal/ansi-text.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';
import { colours } from '../scripts/platform/html/style.ts';

const weights = { 1: 1, 2: 2, 3: 3 } as const;
const graded = '2026-11-22T10:00:00.000Z';
const paint = createTheme(false);
const escape = '\u001B';

const katas: CourseKata[] = [
  { slug: '45-value-objects', number: 45, title: 'Value objects', possible: 6, due: '2026-11-20T10:00:00Z' },
  { slug: '46-aggregate-root', number: 46, title: 'Aggregate root', possible: 6 },
];

const off: Broken = {
  law: 'adding keeps the currency',
  message: 'expected 30 to be 31',
  inputs: { left: '1 EUR', right: '30 EUR' },
  diff: '- 31\n+ 30',
  why: 'Ledgers lose cents.',
  at: { file: 'value-objects.ts', line: 41, frame: ['  41| return this;', '    | ^'] },
};

/** Three rules of one, two and three stars, of which the first few hold. */
function rulesOf(holding: number, broken: readonly Broken[], status: GradedRule['status'] = 'failed'): GradedRule[] {
  return ([1, 2, 3] as const).map((number) => {
    const title = ['It adds', 'It never mixes', 'It stays as it is'][number - 1] ?? '';
    const rule = { number, stars: number, title, heading: `${number} ${'★'.repeat(number)} ${title}` };
    return number <= holding ? { ...rule, status: 'passed', broken: [] } : { ...rule, status, broken };
  });
}

interface MarkOptions {
  holding?: number;
  broken?: readonly Broken[];
  status?: Status;
  rule?: GradedRule['status'];
  reason?: string;
  late?: Mark['late'];
  ungraded?: boolean;
}

function mark(student: string, kata: CourseKata, options: MarkOptions = {}): Mark {
  const { holding = 3, broken = [off], rule, reason, late, ungraded = false } = options;
  const status = options.status ?? (holding === 3 ? 'passed' : 'failed');
  const rules = rulesOf(holding, broken, rule);
  const inTime = rules.reduce((sum, one) => sum + (one.status === 'passed' ? weights[one.stars] : 0), 0);
  const withheld = status === 'tampered' || status === 'grader error';
  return {
    ...{ student, kata: kata.slug, status, possible: kata.possible, pointsInTime: withheld ? undefined : inTime },
    points: withheld ? undefined : inTime * (late?.factor ?? 1),
    ...(late ? { late } : {}),
    ...(ungraded
      ? {}
      : {
          record: {
            ...({ schema: 'architecture-katas/grade/v1', student, kata: kata.slug, status, rules } as const),
            ...(reason === undefined ? {} : { reason }),
            submission: { files: 'f1', commit: '0123456789abcdef', changed: '2026-11-20T12:00:00+01:00' },
            ...{ tests: 't1', seed: 1, graded, duration: 1000, node: 'v24.0.0', alone: true },
          },
        }),
  };
}

function marks(id: string, options: readonly MarkOptions[], more: Partial<StudentMarks['student']> = {}): StudentMarks {
  const own = katas.map((kata, i) => mark(id, kata, options[i]));
  return {
    student: { id, ...more },
    marks: own,
    points: own.reduce((sum, { points = 0 }) => sum + points, 0),
    possible: own.reduce((sum, { possible }) => sum + possible, 0),
    withheld: own.some(({ points }) => points === undefined),
  };
}

function bookOf(...students: StudentMarks[]): Gradebook {
  return { title: 'Patterns', katas, students, weights, graded };
}

const first = marks('s01', [{}, { holding: 2 }]);
const second = marks('s02', [{ status: 'tampered' }, { holding: 1, late: { by: 90_000_000, factor: 0.5 } }]);
const third = marks('s03', [
  { holding: 0, status: 'does not compile', broken: [], reason: 'Line 3: a bracket is missing.' },
  { holding: 0, status: 'missing', ungraded: true },
]);
const book = bookOf(first, second, third);

/** What a student could write to break out of a report; each with a word that has to be found again. */
const hostile = [
  `</script></pre></details><img src=x onerror="alert('page')">`,
  '=cmd()|A1',
  '`one` ``two`` ``````six\n``````````\n# not a heading',
  `${escape}[31mred${escape}[0m${escape}]0;title\u0007${escape}[2J bell\u0007 nul\0 esc${escape}`,
  'lone \uD800 and \uDC00, \uFFFE, \u202Ereversed',
  ']]> <![CDATA[ &amp; -->',
  `long ${'x'.repeat(100_000)}`,
].join('\n');

const trap: Broken = {
  law: hostile,
  message: hostile,
  inputs: { [hostile]: hostile },
  diff: hostile,
  why: hostile,
  at: { file: hostile, line: 1, frame: hostile.split('\n') },
};
const trapped = [
  { holding: 1, broken: [trap], reason: hostile },
  { status: 'grader error', reason: hostile },
] as const;
const evil = {
  ...bookOf(
    marks(hostile, trapped, { name: hostile, row: { '=id': hostile, name: '@evil', note: '-1+1' } }),
    marks('s04', [{ rule: 'timeout', holding: 0, status: 'timeout', broken: [] }, {}]),
  ),
  title: hostile,
};

describe('terminal', () => {
  test('every kata with its points, where they fit', () => {
    expect(terminal(book, { paint, columns: 100 })).toBe(`Patterns
3 students, 2 katas, graded 2026-11-22 10:00 UTC

student  45   46  points  of
s01      ✓6    3       9  12
s02       ⚑  0.5     0.5  12  withheld, 1 late
s03       !    ?       0  12

kata               mean  of  full  not started  withheld  hardest rule
45 Value objects    3.0   6     1            0         1
46 Aggregate root   1.2   6     0            1         0  3 (0 %)

Withheld until a person has looked at them
s02, kata 45: tampered. The run reported results that its tests cannot have produced.

1: points of a kata where some rules do not hold   ✓ passed   ? missing
! does not compile   ⚑ tampered
`);
  });

  test('one sign a kata, where they do not', () => {
    const many = Array.from({ length: 29 }, (_, i) => ({ ...katas[0], slug: `k${i}`, number: 29 + i }) as CourseKata);
    const wide = bookOf(
      ...['s01', 'a-student-with-a-very-long-id-indeed'].map((id) => ({
        ...first,
        student: { id, name: '名前の長い人' },
        marks: many.map((kata, i) => mark(id, kata, i % 5 === 0 ? { holding: i % 3 } : {})),
      })),
    );
    const lines = terminal({ ...wide, katas: many }, { paint, columns: 80 }).split('\n');
    expect(lines.slice(3, 7)).toEqual([
      'student                       23333333333444444444455555555  points  of',
      '                              90123456789012345678901234567',
      's01 名前の長い人              0✓✓✓✓5✓✓✓✓1✓✓✓✓0✓✓✓✓5✓✓✓✓1✓✓✓       9  12',
      'a-student-with-a-very-long-…  0✓✓✓✓5✓✓✓✓1✓✓✓✓0✓✓✓✓5✓✓✓✓1✓✓✓       9  12',
    ]);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(80);
  });

  test('no line is wider than the terminal, and none holds a command to it', () => {
    for (const columns of [40, 80, 200]) {
      const text = terminal(evil, { paint, columns });
      expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(columns);
      // oxlint-disable-next-line no-control-regex
      expect(text).not.toMatch(/[\0-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
    }
  });

  test('what is withheld of many for one reason is said once, here and on the page', () => {
    const reason = { status: 'grader error', reason: 'The machine was busy.' } as const;
    const failed = bookOf(...['s01', 's02', 's03'].map((id) => marks(id, [reason, {}])));
    const said = terminal(failed, { columns: 120, paint });
    expect(said).toContain('s01 and 2 more, kata 45: grader error. The machine was busy.');
    const page = gradesPage(failed);
    expect(
      page.match(/grader error\. The\s+score is withheld until a person has looked at it: The machine was busy\./g),
    ).toHaveLength(1);
    expect(['#s0-45', '#s1-45', '#s2-45'].every((link) => page.includes(`<a href="${link}">s0`))).toBe(true);
  });

  test('colours only where they are wanted', () => {
    expect(terminal(book, { paint: createTheme(true) })).toContain(`${escape}[32m✓6`);
    expect(terminal(book, { paint })).not.toContain(escape);
  });
});

describe('csv', () => {
  test('without a roster', () => {
    expect(csv(book)).toBe(
      [
        'id,45-value-objects,46-aggregate-root,sum,possible,withheld',
        's01,6,3,9,12,',
        's02,,0.5,0.5,12,45-value-objects: withheld until a person has looked at it: The run reported results that its tests cannot have produced.',
        's03,0,0,0,12,',
        '',
      ].join('\r\n'),
    );
  });

  test('with all of the roster, its own columns first and as they are', () => {
    const row = { group: 'A', login: 's01', name: 'Last, First', sum: '+3' };
    const known = marks('s01', [{}, {}], { row });
    expect(csv(bookOf(known, second)).split('\r\n').slice(0, 3)).toEqual([
      'group,login,name,sum,45-value-objects,46-aggregate-root,sum (graded),possible,withheld',
      'A,s01,"Last, First",+3,6,6,12,12,',
      expect.stringMatching(/^,s02,,,,0\.5,0\.5,12,45-value-objects: /),
    ]);
  });

  test.each([
    ['=cmd()', "'=cmd()"],
    ['+cmd', "'+cmd"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['a;=1', 'a;=1'],
    ['-5', '-5'],
    ['+49,5', '+49,5'],
    ['\r\n=1', "'\n=1"],
    ['a=1', 'a=1'],
  ])('%j is no formula', (cell, safe) => {
    const text = csv(bookOf(marks('s01', [{}, {}], { row: { id: 's01', note: cell } })));
    expect(Papa.parse<string[]>(text).data[1]?.[1]).toBe(safe);
    expect(text.includes(`"${safe}"`)).toBe(/[;,\t\n]/.test(safe));
  });

  test('hostile cells stay in theirs', () => {
    const { data, errors } = Papa.parse<string[]>(csv(evil), { skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data.map((row) => row.length)).toEqual([8, 8, 8]);
    expect(data.flat().filter((cell) => /^[=@]|^[+-](?!\d+$)/.test(cell))).toEqual([]);
  });
});

describe('feedback', () => {
  test('what a student reads', () => {
    expect(feedback(book, first)).toBe(`# Patterns: s01

9 of 12 points, graded 2026-11-22 10:00 UTC.

| kata | points | of | status |
| :--- | ---: | ---: | :--- |
| 45 Value objects | 6 | 6 | ✓ passed |
| 46 Aggregate root | 3 | 6 | ✗ failed |

## 46 Aggregate root: 3 of 6 points

To see this on your machine: \`npm start 46\`

### ✗ 3 ★★★ It stays as it is (0 of 3 points)

The law: adding keeps the currency.

This input breaks it:

\`\`\`text
left = 1 EUR
right = 30 EUR
\`\`\`

\`\`\`text
expected 30 to be 31
\`\`\`

Expected (\`-\`) and received (\`+\`):

\`\`\`diff
- 31
+ 30
\`\`\`

At value-objects.ts:41:

\`\`\`text
  41| return this;
    | ^
\`\`\`

Why it matters: Ledgers lose cents.
`);
  });

  test('what is withheld, late, missing or does not compile is said in words', () => {
    const text = feedback(book, second);
    expect(text).toContain('| 45 Value objects | withheld | 6 | ⚑ withheld |');
    expect(text).toContain('Withheld scores are not in this sum, because a person must look at them first.');
    expect(text).toContain('The score is withheld until a person has looked at it: The run reported');
    expect(text).not.toMatch(/tampered|## 45 Value objects: \d/);
    expect(text).toContain('Handed in 1 day 1 hour late: 50% of the points count; before the deduction: 1.');
    const tooLate = marks('s05', [{ late: { by: 90_000_000, factor: 0 } }, {}]);
    const told = feedback(bookOf(tooLate), tooLate);
    expect(told).toContain('Handed in 1 day 1 hour late: 0% of the points count');
    // Nothing can be seen at home of what is only late.
    expect(told).not.toContain('To see this on your machine');
    expect(terminal(bookOf(tooLate), { paint })).toMatch(/s05 +✓0 +✓6 +6 /);
    expect(feedback(book, third)).toContain('Line 3: a bracket is missing.');
    expect(feedback(book, third)).toContain('Nothing was graded for this kata.');
  });

  test('no fence is closed by what is in it, and nothing outside of one is markup', () => {
    const [student] = evil.students;
    const text = feedback(evil, student as StudentMarks);
    const outside: string[] = [];
    let fence = '';
    for (const line of text.split('\n')) {
      const [run = ''] = /^`{3,}/.exec(line) ?? [];
      if (fence === '' && run !== '') fence = run;
      else if (fence !== '' && line === fence) fence = '';
      else if (fence === '') outside.push(line);
    }
    expect(fence).toBe('');
    const said = outside.join('\n');
    expect(said).not.toMatch(/(?<!\\)<|^# not a heading/m);
    expect(said).not.toContain('not a heading"');
    expect(outside.filter((line) => line.startsWith('# '))).toHaveLength(1);
    expect(text).toContain('# not a heading');
  });
});

describe('page', () => {
  const page = gradesPage(book);
  const words = (markup: string) =>
    markup
      .replaceAll(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ')
      .replaceAll('&#39;', "'")
      .replaceAll(/\s+/g, ' ');

  test.each([
    ['the totals', 'students 3 katas 2 average points 3.2 of 12 students without points 1 scores withheld 1'],
    [
      'who waits for a person',
      's02, 45 Value objects : tampered. The score is withheld until a person has looked at it',
    ],
    ['the map', 'Student Sum 45 46 s01 9 ✓6 3 s02 0.5 * ⚑ 0.5↓ s03 0 ! ?'],
    ['how a kata went, without code that did not run', '45 Value objects due 2026-11-20 10:00 UTC 3.0 of 6 1 0 1 46'],
    [
      'what fails alike',
      '46 Aggregate root 2 of 2 (100 %) 3 ★★★ It stays as it is: adding keeps the currency expected 30',
    ],
    ['a kata with all points', '✓ 45 Value objects: 6 of 6 points ✗ 46 Aggregate root: 3 of 6 points failed'],
    ['what does not hold', 'Rules that hold: 1, 2 ✗ 3 ★★★ It stays as it is Law adding keeps the currency'],
    ['the inputs', 'Inputs left 1 EUR right 30 EUR Message expected 30 to be 31 Diff - 31 + 30'],
    ['the frame', 'At value-objects.ts:41 41| return this; | ^'],
    ['why nothing could be run', '! 45 Value objects: 0 of 6 points does not compile'],
    ['no rules of what could not be run', 'Line 3: a bracket is missing. ? 46 Aggregate root'],
    ['the reason', 'Line 3: a bracket is missing.'],
    ['lateness', '↓ Handed in 1 day 1 hour late: 50% of the points count; before the deduction: 1.'],
    ['a withheld score', '⚑ 45 Value objects: withheld tampered'],
  ])('%s', (_, said) => {
    expect(words(page)).toContain(said);
  });

  test('every cell leads to what is said about it', () => {
    const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(links.filter((id) => /^s\d+-\d+$/.test(id ?? ''))).toHaveLength(6 + 1 + 2);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
    expect([...page.matchAll(/\sid="/g)]).toHaveLength(ids.size);
  });

  test.each([
    ['harmless', page],
    ['hostile', gradesPage(evil)],
  ])('tags are balanced, and nothing that is put in becomes one: %s', (_, markup) => {
    const names = [...markup.matchAll(/<(\/?)([a-z][a-z0-9]*)/g)].map(([, end, name]) => `${end}${name}`);
    const open = new Map<string, number>();
    for (const name of names) {
      const bare = name.replace('/', '');
      open.set(bare, (open.get(bare) ?? 0) + (name === bare ? 1 : -1));
    }
    expect([...open].filter(([name, count]) => count !== 0 && !['meta', 'br'].includes(name))).toEqual([]);
    const known = 'a abbr b body br dd del details div dl dt h1 h2 h3 h4 head header html ins li main meta p pre';
    const more = 'section small span style summary table tbody td th thead title tr ul';
    expect([...open.keys()].filter((name) => !`${known} ${more}`.split(' ').includes(name))).toEqual([]);
    // oxlint-disable-next-line no-control-regex
    expect(markup).not.toMatch(/[\0-\u0008\u000B-\u001F\u007F-\u009F\uFFFE]/);
    const addresses = [...markup.matchAll(/(?:href|src)="([^"]*)"/g)].filter(([, href]) => !href?.startsWith('#'));
    expect(addresses).toEqual([]);
  });

  test('a text of 100 kB takes little room, and says that it was cut', () => {
    expect(gradesPage(evil).length).toBeLessThan(60_000);
    expect(gradesPage(evil)).toContain(`… shortened from ${hostile.length} characters`);
  });

  test.each(['light', 'dark'] as const)('text can be read on every ground of the map: %s', (scheme) => {
    const { ground, ink } = colours[scheme];
    const grounds = [...page.matchAll(/rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)/g)];
    expect(grounds.length).toBeGreaterThanOrEqual(7);
    for (const [, red, green, blue, part] of grounds) {
      const over = [red, green, blue].map((one, i) => {
        const below = Number.parseInt(ground.slice(1 + 2 * i, 3 + 2 * i), 16);
        return below + ((Number(one) - below) * Number(part)) / 100;
      });
      expect(contrast(over, rgb(ink))).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** A student for whom no kata counts, for a reason that is hostile, and one with another due date. */
const arranged = bookOf(
  {
    ...first,
    marks: katas.map(({ slug }) => ({
      ...{ student: 's01', kata: slug, status: 'exempt', points: 0, pointsInTime: 0, possible: 0 },
      arrangements: [{ kind: 'exemption', student: 's01', kata: slug, reason: hostile }],
    })),
  },
  {
    ...second,
    marks: second.marks.map((one) => ({
      ...one,
      arrangements: [{ kind: 'extension', student: 's02', kata: one.kata, due: graded, reason: hostile }],
    })),
  },
);

describe('formats for programs', () => {
  const ajv = formats.default(new Ajv({ strictTypes: false, allErrors: true }));
  const schema = (name: string) =>
    ajv.compile(JSON.parse(readFileSync(join(import.meta.dirname, 'schemas', name), 'utf8')) as object);
  const check = {
    ctrf: schema('ctrf-0.0.schema.json'),
    gradescope: schema('gradescope-results.schema.json'),
    classroom50: schema('classroom50-result.schema.json'),
  };
  type Format = keyof typeof check;
  const made = (one: Gradebook): [Format, string][] => [
    ['ctrf', ctrf(one)],
    ...one.students.flatMap((student): [Format, string][] => [
      ['gradescope', gradescope(one, student)],
      ['classroom50', classroom50(one, student)],
    ]),
  ];

  test.each([
    ['harmless', book],
    ['hostile', evil],
    ['empty', bookOf()],
    ['arranged', arranged],
  ])('JSON is as its schema says: %s', (_, one) => {
    for (const [format, text] of made(one)) {
      expect([format, check[format](JSON.parse(text)), check[format].errors]).toEqual([format, true, null]);
      expect(text).not.toMatch(/\\u00[01]|\p{Surrogate}|\\ud[89a-f]/iu);
    }
  });

  test.each([
    ['ctrf', { ...JSON.parse(ctrf(book)), reportFormat: 'CTRF2' }],
    ['gradescope', { tests: [{ name: 'x' }] }],
    ['gradescope', { score: '5' }],
    ['classroom50', { ...JSON.parse(classroom50(book, first)), score: 1.5 }],
    ['classroom50', { ...JSON.parse(classroom50(book, first)), datetime: graded }],
  ] as const)('the check of %s can fail', (format, value) => {
    expect(check[format](value)).toBe(false);
  });

  test('JUnit is as its schema says, whatever the students write', async () => {
    const xsd = readFileSync(join(import.meta.dirname, 'schemas', 'jenkins-junit.xsd'), 'utf8');
    const sources = {
      'book.xml': junit(book),
      'evil.xml': junit(evil),
      'arranged.xml': junit(arranged),
      'wrong.xml': '<testsuites><test/></testsuites>',
    };
    const { errors } = await validateXML({
      xml: Object.entries(sources).map(([fileName, contents]) => ({ fileName, contents })),
      schema: xsd,
    });
    expect(errors.map(({ loc }) => loc?.fileName)).toEqual(['wrong.xml']);
  });

  test('JUnit: a suite a student and kata, with the points as properties', () => {
    const text = junit(bookOf(first));
    expect(text.split('\n').slice(0, 18).join('\n')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
 <testsuite name="s01 45-value-objects" timestamp="2026-11-22T10:00:00" hostname="localhost" tests="3" failures="0" errors="0" skipped="0" time="1.000" package="s01" id="0">
  <properties>
   <property name="student" value="s01"/>
   <property name="kata" value="45-value-objects"/>
   <property name="status" value="passed"/>
   <property name="points" value="6"/>
   <property name="possible" value="6"/>
   <property name="commit" value="0123456789abcdef"/>
  </properties>
  <testcase name="1 ★ It adds" classname="45-value-objects" time="0.333"/>
  <testcase name="2 ★★ It never mixes" classname="45-value-objects" time="0.333"/>
  <testcase name="3 ★★★ It stays as it is" classname="45-value-objects" time="0.333"/>
  <system-out/>
  <system-err/>
 </testsuite>
 <testsuite name="s01 46-aggregate-root" timestamp="2026-11-22T10:00:00" hostname="localhost" tests="3" failures="1" errors="0" skipped="0" time="1.000" package="s01" id="1">`);
    expect(text).toContain(
      '<failure message="adding keeps the currency: expected 30 to be 31" type="failed">Law: adding keeps the currency\nInput left: 1 EUR\n',
    );
  });

  test('a withheld score is never full marks and never a silent 0', () => {
    const text =
      'withheld until a person has looked at it: The run reported results that its tests cannot have produced.';
    const [xml] = junit(bookOf(second)).split('</testsuite>');
    expect(xml).toContain('<property name="points" value="withheld"/>');
    expect(xml).toContain('tests="3" failures="0" errors="3"');
    expect(xml).toContain(`<error message="${text}" type="withheld">${text}</error>`);

    const { results } = JSON.parse(ctrf(bookOf(second)));
    expect(results.summary).toMatchObject({ tests: 6, passed: 1, failed: 2, other: 3, duration: 2000, suites: 2 });
    expect(results.tests[0]).toMatchObject({
      ...{ status: 'other', rawStatus: 'tampered', message: text },
      extra: { points: null, possible: 1, withheld: true },
    });

    expect(JSON.parse(gradescope(book, second))).toMatchObject({
      score: 0.5,
      output: `0.5 of 12 points.\n45 Value objects is not in this sum: ${text}`,
      extra_data: { withheld: ['45-value-objects'] },
    });
    expect(JSON.parse(gradescope(book, second)).tests[0]).toEqual({
      ...{ name: '45 Value objects: withheld', number: '45', score: 0, max_score: 6, status: 'failed' },
      ...{ visibility: 'visible', output: text },
    });
    expect(JSON.parse(classroom50(book, second)).tests[0]).toEqual({
      ...{ 'test-name': `45 Value objects (${text})`, passed: false, score: 0, 'max-score': 6, output: text },
    });
  });

  test('Gradescope: the sum knows of the late rule, the tests say what it took', () => {
    const { tests } = JSON.parse(gradescope(book, second));
    expect(tests.slice(1)).toEqual([
      {
        ...{ name: '46 Aggregate root: 1 ★ It adds', number: '46.1', score: 1, max_score: 1 },
        ...{ status: 'passed', visibility: 'visible' },
      },
      expect.objectContaining({ number: '46.2', score: 0, max_score: 2, status: 'failed' }),
      expect.objectContaining({
        number: '46.3',
        output: expect.stringMatching(/\n\nTo see this on your machine: npm start 46$/),
      }),
      {
        ...{ name: '46 Aggregate root: handed in late', number: '46.late', status: 'failed', visibility: 'visible' },
        output: '1 day 1 hour late: 50% of the points count; before the deduction: 1.',
      },
    ]);
  });

  test('Classroom 50: whole points that add up, and the commit, but placeholders for the repository', () => {
    const result = JSON.parse(classroom50(bookOf(second), second));
    expect(result).toMatchObject({
      ...{ submission: 'submit/0123456', release: 'unknown' },
      ...{ schema: 'classroom50/result/v1', assignment_type: 'individual', commit: '0123456789abcdef' },
      ...{ datetime: '2026-11-20T11:00:00Z', graded_at: '2026-11-22T10:00:00Z', score: 1, 'max-score': 12 },
    });
    expect(result.tests[1]).toMatchObject({ passed: false, score: 1, 'max-score': 6 });
    expect(result.tests[1].output).toMatch(/^0\.5 of 6 points\n1 day 1 hour late/);
  });
});

describe('files', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'reports-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('all reports are written below the folder', () => {
    const at = join(folder, 'new', 'reports');
    const paths = writeReports(book, at);
    const perStudent = ['s01', 's02', 's03'].flatMap((id) => [
      `feedback/${id}.md`,
      `gradescope/${id}/results.json`,
      `classroom50/${id}/result.json`,
    ]);
    expect(paths.map((path) => relative(at, path).replaceAll('\\', '/'))).toEqual([
      ...['grades.html', 'grades.csv', 'grades.txt', 'junit.xml', 'ctrf.json', 'feedback/index.csv'],
      ...perStudent,
    ]);
    expect(readFileSync(join(at, 'grades.csv'), 'utf8')).toBe(`\uFEFF${csv(book)}`);
    expect(readFileSync(join(at, 'feedback', 's02.md'), 'utf8')).toBe(feedback(book, second));
    expect(writeReports(book, at)).toEqual(paths);
  });

  test('no id leads out of it', () => {
    const at = join(folder, 'evil');
    const ids = ['../../up', '..', '/etc', 'con', 'a\\b', hostile];
    const paths = writeReports(bookOf(...ids.map((id) => marks(id, [{}, {}]))), at);
    expect(paths.filter((path) => relative(at, path).startsWith('..'))).toEqual([]);
    expect(new Set(paths).size).toBe(6 + 3 * ids.length);
    expect(existsSync(join(folder, 'up.md'))).toBe(false);
  });

  test.each([
    [
      ['s01', 'anna@example.org', 'Zoë_2', '学生'],
      ['s01', 'anna@example.org', 'Zoë_2', '学生'],
    ],
    [
      ['S01', 's01'],
      ['S01', expect.stringMatching(/^s01-[0-9a-f]{8}$/)],
    ],
    [
      ['a/b', 'a:b'],
      [expect.stringMatching(/^a_b-[0-9a-f]{8}$/), expect.stringMatching(/^a_b-[0-9a-f]{8}$/)],
    ],
    [['NUL', '..', ''], ['NUL', '_', '_'].map((name) => expect.stringMatching(RegExp(`^${name}-[0-9a-f]{8}$`)))],
    [['.git', '-rf'], ['_git', '_rf'].map((name) => expect.stringMatching(RegExp(`^${name}-[0-9a-f]{8}$`)))],
    [['x'.repeat(300)], [expect.stringMatching(/^x{50}-[0-9a-f]{8}$/)]],
    [
      ['s01', 's01', 's01'],
      ['s01', expect.stringMatching(/^s01-/), expect.stringMatching(/^s01-.*-\d$/)],
    ],
  ])('names of files for %j', (ids, names) => {
    expect(fileNames(ids)).toEqual(names);
  });
});

describe('texts', () => {
  test.each([
    [`${escape}[1;31mred${escape}[0m`, 'red'],
    [`${escape}]8;;http://x\u0007link${escape}]8;;${escape}\\`, 'link'],
    ['a\0b\u0007c\u007Fd', 'a␀b␇c␡d'],
    ['a\r\nb\rc\td', 'a\nb␍c\td'],
    ['\uD800x\uDC00\u{1F600}', '\uFFFDx\uFFFD\u{1F600}'],
    ['\u202Eabc\u0085\uFFFF', '\uFFFDabc\uFFFD\uFFFD'],
    [`half ${escape}[31`, 'half ␛[31'],
  ])('%j is made plain', (text, expected) => {
    expect(sanitize(text)).toBe(expected);
  });

  test('cutting is said, and splits no character', () => {
    expect(sanitizeAndTruncate('abc', 3)).toBe('abc');
    expect(sanitizeAndTruncate('ab\u{1F600}d', 3)).toBe('ab\uFFFD\n… shortened from 5 characters');
    expect(oneLine(' a\n\t b ')).toBe('a b');
    expect(oneLine('abcdef', 4)).toBe('abc…');
  });

  test('no text takes long', () => {
    const start = performance.now();
    for (const one of [escape, `${escape}]`, `${escape}[;`, ' \n', '`', '=', '\uD800'])
      oneLine(sanitize(one.repeat(50_000)));
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test.each([
    [1000, '1 minute'],
    [3_600_000, '1 hour'],
    [90_000_000, '1 day 1 hour'],
    [2 * 86_400_000 + 60_000, '2 days'],
    [5_400_000, '1 hour 30 minutes'],
  ])('%d ms are %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });
});

function rgb(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** The contrast of two colours as WCAG 2 measures it. */
function contrast(one: readonly number[], two: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(two)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('dates are in the time zone of the course, in summer and winter', () => {
  expect(dateText('2026-11-20T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-21 00:30 (Europe/Berlin)');
  expect(dateText('2026-07-20T22:30:00Z', 'Europe/Berlin')).toBe('2026-07-21 00:30 (Europe/Berlin)');
  expect(dateText('2026-11-20T23:30:00Z')).toBe('2026-11-20 23:30 UTC');
});

test('feedback says once that code does not compile', () => {
  const [student] = book.students.filter(({ marks }) => marks.some(({ status }) => status === 'does not compile'));
  const text = feedback(book, student!);
  expect(text.split('Line 3: a bracket is missing').length).toBe(2);
  expect(text).not.toContain('The tests can be run');
  expect(text).not.toContain('Rules that do not hold');
});
