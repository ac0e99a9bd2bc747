import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findKata } from '../../scripts/kata/catalog.ts';
import { starterText } from '../../scripts/kata/starters.ts';
import { workbookRoot } from '../../scripts/platform/workbook-root.ts';
import { openSession, type TerminalSession } from '../../scripts/testing/pseudo-terminal.ts';
import { createTempWorkbook, removeFolder } from '../../scripts/testing/temp-workbook.ts';
import { runScript, scriptLine } from '../support/run-script.ts';

// A small copy of the workbook drives the real scripts.
const kata = findKata('54');
const laws = `katas/${kata.slug}/specification.laws.ts`;
const starter = starterText(kata, 'specification.laws.ts');
let folder: string;

beforeAll(() => {
  folder = createTempWorkbook([kata]);
  for (const path of [
    `tests/reverse/${kata.slug}.json`,
    `tests/impostors/${kata.slug}`,
    `tests/variants/${kata.slug}`,
  ]) {
    cpSync(join(workbookRoot, path), join(folder, path), { recursive: true });
  }
  // A reset takes the starter from git.
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  write();
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=Learner', '-c', 'user.email=learner@example.com', 'commit', '--quiet', '--message', 'start');
});

afterAll(() => removeFolder(folder));

beforeEach(() => {
  for (const path of ['progress.txt', '.cache', '.attempts'])
    rmSync(join(folder, path), { recursive: true, force: true });
  write();
});

/** The starter with more laws at its end. */
function write(...more: string[]): void {
  writeFileSync(join(folder, laws), [starter, ...more].join('\n'));
}

const run = (...args: string[]) => runScript(folder, args);

const progress = () => readFileSync(join(folder, 'progress.txt'), 'utf8');

const andIsAnd = `law('and is &&', { a: fc.boolean(), b: fc.boolean() }, ({ a, b }) => {
  expect(new Fixed('a', a).and(new Fixed('b', b)).isSatisfiedBy(1)).toBe(a && b);
});`;

/** Laws such as a learner writes, for the impostors that the law above does not reject. */
const otherLaws = [
  `law('price bounds', { price: fc.nat(30) }, ({ price }) => {
    const product: Product = { id: 'p', name: 'n', price, category: 'c', inStock: true };
    expect(new PriceBetween(10, 20).isSatisfiedBy(product)).toBe(price >= 10 && price <= 20);
  });`,
  `law('deciders of or', { a: fc.boolean(), b: fc.boolean() }, ({ a, b }) => {
    const names = new Fixed('a', a).or(new Fixed('b', b)).explain(1).decidedBy.map(({ name }) => name);
    expect(names).toEqual(a ? ['a'] : b ? ['b'] : ['a', 'b']);
  });`,
  `class Explaining extends Fixed {
    override explain() {
      return { satisfied: true, decidedBy: [{ name: 'mine', satisfied: false }] };
    }
  }
  law('overridden explain', { name: fc.string() }, ({ name }) => {
    const { decidedBy } = new Explaining(name, true).and(new Fixed('b', true)).explain(1);
    expect(decidedBy[0]).toEqual({ name: 'mine', satisfied: false });
  });`,
  `class Counting extends Fixed {
    count = 0;
    override isSatisfiedBy() {
      this.count += 1;
      return super.isSatisfiedBy();
    }
  }
  law('short-circuit', { a: fc.boolean() }, ({ a }) => {
    const right = new Counting('b', true);
    new Fixed('a', a).and(right).isSatisfiedBy(1);
    expect(right.count).toBe(a ? 1 : 0);
  });`,
  `law('own explanations', { a: fc.boolean() }, ({ a }) => {
    const specification = new Fixed('a', a);
    const [reason] = specification.explain(1).decidedBy as { satisfied: boolean }[];
    try {
      if (reason) reason.satisfied = !a;
    } catch {
      // It is frozen.
    }
    expect(specification.explain(1).decidedBy).toEqual([{ name: 'a', satisfied: a }]);
  });`,
];

describe('npm start r54 without a terminal', () => {
  test('accepts the sample law, which rejects nothing', () => {
    const { output, status } = run('start', 'r54');
    expect(status).toBe(0);
    expect(output).toContain('r54 Specification: write the laws  not started, 0 of 14');
    expect(output).toContain(
      '✓ Your 2 laws accept all 4 correct solutions.\n 0 of 6 impostors rejected, 0 of 14 points. 6 still accepted.',
    );
    expect(output).not.toContain('excludes the upper bound');
    expect(existsSync(join(folder, 'progress.txt'))).toBe(false);
  });

  test('names the law, the impostor and the input of each rejection, and remembers what was reached', () => {
    write(
      andIsAnd,
      // An example counts for rules with one star only.
      `example('a bound is included', () => {
        const product: Product = { id: 'p', name: 'n', price: 5, category: 'c', inStock: true };
        expect(new PriceBetween(1, 5).isSatisfiedBy(product)).toBe(true);
      });
      example('the right side of an or decides alone', () => {
        expect(new Fixed('a', false).or(new Fixed('b', true)).explain(1).decidedBy.length).toBe(1);
      });`,
    );
    const { output } = run('start', 'r54');
    expect(output).toContain('2 of 6 impostors rejected, 4 of 14 points.');
    expect(output).toContain(
      '✓ and checks one side (breaks rules 2 and 3)\n      rejected by "and is &&" with a = false, b = true',
    );
    expect(output).toContain('✓ excludes the upper bound (breaks rule 1)\n      rejected by "a bound is included"');
    expect(output).toContain(
      'The example "the right side of an or decides alone" fails for an impostor of a ★★ or ★★★',
    );
    expect(output).not.toContain('lists everything evaluated');
    expect(progress()).toMatch(/^r54-specification +started +4\/14 .* 1,2,3 /m);
    expect(run('progress').output).toContain('✗ r54 Specification');
    expect(JSON.parse(run('progress', '--json').output)).toContainEqual(
      expect.objectContaining({ id: 'r54', isReverse: true, earned: 4, possible: 14 }),
    );
  });

  test('praises laws that reject every impostor, and names those that are redundant', () => {
    write(andIsAnd, ...otherLaws, andIsAnd.replace('and is &&', 'and is && again'));
    const { output } = run('start', 'r54');
    expect(output).toContain('r54 Specification: write the laws  mastered, 14 of 14');
    expect(output).toContain('6 of 6 impostors rejected, 14 of 14 points.');
    expect(output).toContain('Your laws reject every impostor. The key s shows the code of all of them.');
    expect(output).toContain(
      '"and is && again" rejects no impostor that your other laws do not reject. You may keep it.',
    );
    // "short-circuit" rejects the same impostor.
    expect(output).toContain('"and is &&" rejects no impostor that your other laws do not reject.');
    expect(output).toContain('"price bounds" rejects 1 of 6 impostors. No other law rejects it.');
    // Examples are in the list, too.
    expect(output).toContain('"a specification of your own returns its result" rejects no impostor.');
    expect(progress()).toMatch(/^r54-specification +mastered +14\/14 .* passed:/m);
    expect(run('hint', 'r54').errors).toBe(
      'Your laws reject every impostor, so there are no hints. Try: npm run progress\n',
    );
    // Other laws take back nothing as long as one of them is invalid.
    write('law(');
    expect(run('start', 'r54').output).toContain('mastered, 14 of 14');
  });

  test('says which input a correct law has lacked', () => {
    write(`law('only the deciders of an or are listed', { result: fc.constant(false) }, ({ result }) => {
      const { decidedBy } = new Fixed('a', false).or(new Fixed('b', result)).explain(1);
      expect(decidedBy.map(({ name }) => name)).toEqual(result ? ['b'] : ['a', 'b']);
    });`);
    const { output } = run('start', 'r54');
    expect(output).toContain('0 of 6 impostors rejected');
    expect(output).toContain(
      'Your law "only the deciders of an or are listed" is right, but its inputs never contained one like this:\n  result = true\n',
    );
  });

  test.each([
    [
      'over-specified',
      `expect(new Fixed('a', a).not().not()).toBe(1)`,
      'rejects the reference solution, which is correct.',
    ],
    [
      'ended by an error',
      `throw new TypeError(String(a))`,
      'ended with an error when it ran with the reference solution.',
    ],
    ['ended by an error without a message', `throw new TypeError()`, 'ended with an error when it ran with'],
    ['without an expectation', `void a`, 'checked nothing when it ran with the reference solution.'],
    [
      'left with a rejection',
      `void Promise.reject(new Error('lost')); expect(a).toBe(a)`,
      'ended with an error when it ran',
    ],
    ['an endless loop', `for (;;) void a`, 'had to be stopped when it ran with the reference solution.'],
    [
      'skipping every input',
      `fc.pre(false); expect(a).toBe(a)`,
      'checked nothing when it ran with the reference solution.',
    ],
  ])('shows only a law that is %s, and no count', (_, body, said) => {
    write(andIsAnd, `law('wrong', { a: fc.boolean() }, ({ a }) => {\n  ${body};\n});`);
    const { output, status } = run('start', 'r54');
    expect(status).toBe(0);
    expect(output).toContain(`✗ Your law "wrong" ${said}`);
    expect(output).not.toMatch(/of 6 impostors|and is &&|checks one side/);
    expect(existsSync(join(folder, 'progress.txt'))).toBe(false);
  });

  test.each([
    ['a typo', 'law(', /specification\.laws\.ts:\d+:\d+ does not compile: .+ Fix this line and save\./],
    [
      'an error while loading',
      `throw new Error('oops');`,
      /could not be run: Error: oops\. Fix this and save, or start again: npm run reset r54/,
    ],
    [
      'two laws of one title',
      andIsAnd + andIsAnd,
      /Two laws have the title "and is &&"\. Rename one and save: npm start r54/,
    ],
    [
      'too many laws',
      `for (let i = 0; i < 11; i += 1) law(\`law \${i}\`, { a: fc.boolean() }, ({ a }) => expect(a).toBe(a));`,
      /There are 13 laws and examples, and at most 12 are allowed\. Delete or combine some and save: npm start r54/,
    ],
  ])('says in one line what is wrong with %s', (_, more, said) => {
    write(more);
    expect(run('start', 'r54').output).toMatch(said);
  });

  test('skips inputs with fc.pre, and says so if none is left', () => {
    const skipping = (condition: string) => `law('and', { a: fc.boolean(), b: fc.boolean() }, ({ a, b }) => {
      fc.pre(${condition});
      expect(new Fixed('a', a).and(new Fixed('b', b)).isSatisfiedBy(1)).toBe(a && b);
    });`;
    write(skipping('!a'));
    expect(run('start', 'r54').output).toContain(
      '✓ and checks one side (breaks rules 2 and 3)\n      rejected by "and"',
    );
    write(skipping('false'));
    const { output } = run('start', 'r54');
    expect(output).toMatch(/`fc\.pre` skipped too many inputs: \d+\. Use `\.filter` in the generator/);
    expect(output).toMatch(/specification\.laws\.ts:\d+/);
  });

  test('asks the own solution, too, once it is solved', () => {
    const own = kata.files.map((name) => join(folder, 'katas', kata.slug, name));
    const starters = own.map((file) => readFileSync(file, 'utf8'));
    kata.files.forEach((name, i) => cpSync(join(workbookRoot, 'solutions', kata.slug, name), own[i] ?? ''));
    expect(run('start', '54').output).toContain('mastered');
    expect(run('start', 'r54').output).toContain('Your 2 laws accept all 5 correct solutions.');
    own.forEach((file, i) => writeFileSync(file, starters[i] ?? ''));
  });

  test('shows the line of a law that only another solution than the reference breaks', () => {
    const plain = `  expect(new PriceBetween(0, 9).explain(p1)).toEqual({ satisfied: true, decidedBy: expect.anything() });`;
    const p1 = `  const p1 = { id: 'p1', name: 'Atlas', price: 5, category: 'books', inStock: true };`;
    write(`law('explanations are plain', { a: fc.boolean() }, () => {\n${p1}\n${plain}\n});`);
    const line = readFileSync(join(folder, laws), 'utf8').split('\n').indexOf(plain) + 1;
    const { output } = run('start', 'r54');
    expect(output).toContain('frozen proxies');
    expect(output).toContain(`${laws}:${line}:46`);
  });

  test('does not change what is known about the kata itself', () => {
    write(andIsAnd);
    run('start', 'r54');
    expect(run('progress').output).toMatch(/^○ 54 Specification .* not started/m);
  });
});

describe('npm run hint and reset', () => {
  test('give three hints about an impostor that is alive, without code', () => {
    const hints = [1, 2, 3].map(() => run('hint', 'r54').output);
    expect(hints[0]).toContain(
      'Hint 1 of 3\n\nAn impostor that your laws do not reject yet breaks this rule:\n\n1 ★ Each of the shop',
    );
    expect(hints[1]).toContain(
      'Hint 2 of 3\n\nThis is what it does: the upper bound of a price range is not included.',
    );
    expect(hints[2]).toMatch(
      /Hint 3 of 3\n\nIn the kata's own tests, this law rejects the impostor: .+\n\nIt does so for this input, which has the names and terms of that law:\n\nmin = 0\nwidth = 0/,
    );
    expect(hints[2]).toContain('There are no more hints about this impostor. Write a law, then run: npm start r54');
    expect(progress()).toMatch(/^r54-specification .* hints:3$/m);
  });

  test('begin with what the impostor does, if the screen already shows the rules of the only one', () => {
    mkdirSync(join(folder, '.cache'));
    const memory = { alive: ['excludes-the-upper-bound'], hints: 0 };
    writeFileSync(join(folder, '.cache', 'reverse.json'), JSON.stringify({ 'r54-specification': memory }));
    expect(run('hint', 'r54').output).toContain('Hint 2 of 3\n\nThis is what it does: ');
    expect(progress()).toMatch(/^r54-specification .* hints:1$/m);
    expect(run('hint', 'r54').output).toContain('Hint 3 of 3');
  });

  test('are not mixed up with the solution of the kata', () => {
    expect(run('solution', 'r54')).toMatchObject({
      status: 1,
      output: '',
      errors: expect.stringMatching(/^A reverse kata has no solution\. .+ Try: npm start r54\n$/) as string,
    });
    expect(run('solution', 'r54', '--yes').status).toBe(1);
  });

  test('bring the starter back, and save the laws', () => {
    write(andIsAnd);
    expect(run('reset', 'r54').output).toMatch(
      /^r54-specification has been reset to its starter\. Your attempt is saved in /,
    );
    expect(readFileSync(join(folder, laws), 'utf8')).toBe(starter);
    const [attempt = ''] = readdirSync(join(folder, '.attempts', kata.slug));
    expect(readFileSync(join(folder, '.attempts', kata.slug, attempt, 'specification.laws.ts'), 'utf8')).toContain(
      'and is &&',
    );
    rmSync(join(folder, laws));
    expect(run('start', 'r54')).toMatchObject({ status: 1, errors: `${laws} is missing. Try: npm run reset r54\n` });
    run('reset', 'r54');
    expect(readFileSync(join(folder, laws), 'utf8')).toBe(starter);
  });
});

describe.skipIf(process.platform === 'win32')('npm start r54 on a terminal', () => {
  let session: TerminalSession;

  afterEach(() => session.end());

  test('judges each save, changes to the kata and back, and ends its processes', async () => {
    session = openSession(scriptLine('start', 'r54'), folder, { NO_COLOR: '1' });
    await session.seen(/r54 Specification: write the laws.*0 of 6 impostors rejected.*n next/s);
    session.mark();
    write(andIsAnd);
    await session.seen(/1 of 6 impostors rejected.*and checks one side/s);
    session.mark();
    session.type('k');
    await session.seen(/54 Specification[\s\S]*○ 1 /);
    session.mark();
    session.type('w');
    await session.seen(/r54 Specification: write the laws.*1 of 6 impostors/s);
    session.type('q');
    await expect.poll(workers, { timeout: 10_000 }).toEqual([]);
  });
});

/** The processes that run laws of this copy of the workbook. */
function workers(): string[] {
  const ps = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  return ps.split('\n').filter((line) => line.includes(join(folder, 'scripts')) && line.includes('child.mjs'));
}
