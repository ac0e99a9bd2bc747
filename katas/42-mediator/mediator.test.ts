import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyFailure, failureOf } from '../support/failure.ts';
import { anyString, hostileStrings } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { type Action, actions, bypassed, Desk, expectedLog, logOf, mediatorForms } from './components.model.ts';
import {
  anyStep,
  callsFor,
  callsOfTwoPages,
  componentForms,
  type Ending,
  expectedStory,
  lineOf,
  on,
  oneByOne,
  ownRows,
  type PageStep,
  type Reaction,
  script,
  Stage,
  statedRows,
  storyOf,
  substitute,
} from './mediator.model.ts';
import { SearchPageMediator } from './mediator.ts';

const plain = { noNullPrototype: true } as const;
const words = fc.constantFrom<string[]>('tea', 'coffee');
const someResults = fc.subarray(['green tea', 'black tea', 'iced tea']);

/** Searches that end before the next one is submitted. */
function searches(ends: fc.Arbitrary<Ending>) {
  return fc.array(fc.record({ query: words, ends }, plain), { minLength: 1, maxLength: 4 });
}

describe('1 ★ The mediator calls the components in a fixed order', () => {
  law(
    'searchSubmitted and searchAnswered cause the calls in the table, in this order, before notify returns',
    { searches: searches(someResults) },
    ({ searches }) => {
      const steps = oneByOne(searches);
      expect(storyOf(steps)).toEqual(expectedStory(steps, statedRows));
    },
    {
      effort: 0.5,
      examples: [
        { searches: [{ query: 'tea', ends: ['green tea', 'black tea'] }] },
        { searches: [{ query: 'tea', ends: [] }] },
        { searches: ['tea', 'coffee', 'tea'].map((query) => ({ query, ends: ['green tea'] })) },
      ],
    },
  );
});

describe('2 ★ Components report to their mediator', () => {
  law(
    'the box reports searchSubmitted once for each query',
    { queries: fc.array(words, { minLength: 1, maxLength: 3 }) },
    async ({ queries }) => {
      const all = queries.map((search): Action => ({ search }));
      expect(await logOf(all)).toEqual(expectedLog(all));
    },
    { effort: 0.2, examples: [{ queries: ['tea', 'tea'] }, { queries: ['tea', 'coffee'] }] },
  );

  law(
    'the spinner shows and hides itself, and reports searchCancelled without doing either',
    { calls: fc.array(fc.constantFrom<Action[]>('show', 'hide', 'cancel'), { minLength: 1, maxLength: 6 }) },
    async ({ calls }) => {
      expect(await logOf(calls)).toEqual(expectedLog(calls));
    },
    { effort: 0.3, examples: [{ calls: ['show', 'cancel', 'hide'] }, { calls: ['show', 'show', 'hide', 'show'] }] },
  );

  law(
    'the service calls find once, and reports searchAnswered with the id and the results',
    { searches: fc.array(fc.record({ query: words, results: someResults }, plain), { minLength: 1, maxLength: 3 }) },
    async ({ searches }, { caller }) => {
      const all = searches.flatMap(({ query, results }, i): Action[] => [{ start: query }, { answer: i, results }]);
      expect(await logOf(all, new Desk('an object literal', { caller }))).toEqual(expectedLog(all));
    },
    { effort: 0.3, examples: [{ searches: [1, 2].map(() => ({ query: 'tea', results: ['green tea'] })) }] },
  );
});

describe('3 ★★ Components know nothing but their mediator', () => {
  const stories: Action[][] = [
    [{ search: 'tea' }],
    ['cancel', 'show', 'cancel'],
    ['show', { display: ['green tea'] }, { update: 'Done' }],
    [{ display: ['green tea'] }, { update: 'Done' }, 'show', 'hide', { start: 'tea' }],
    [{ start: 'tea' }, { start: 'milk' }, { answer: 0, results: ['green tea'] }, { answer: 1, results: [] }],
  ];

  law(
    'whichever method of a component is called, it only notifies its mediator or changes itself',
    { mediator: fc.constantFrom(...mediatorForms), actions: actions(words) },
    async ({ mediator, actions }) => {
      const desk = new Desk(mediator);
      const log = await logOf(actions, desk);
      expect(log).toEqual(expectedLog(actions));
      expect(desk.beyond(), 'What components do with the mediator besides calling notify').toEqual([]);
    },
    {
      examples: mediatorForms.flatMap((mediator) => stories.map((actions) => ({ mediator, actions }))),
    },
  );

  law(
    'components report any strings unchanged, however often, and whatever they have reported before',
    { actions: actions(anyString()) },
    async ({ actions }) => {
      expect(await logOf(actions)).toEqual(expectedLog(actions));
    },
    {
      effort: 0.5,
      examples: [
        ...['', ' ', ' tea ', ...hostileStrings].map((text) => ({
          actions: [{ search: text }, { start: text }, { answer: 0, results: [text, text] }, { search: text }],
        })),
        { actions: [{ start: 'tea' }, { start: 'milk' }, { answer: 1, results: ['a'] }, { answer: 0, results: [] }] },
        { actions: [{ start: 'tea' }, { answer: 0, results: ['a'] }, { start: 'tea' }, { answer: 1, results: ['b'] }] },
      ],
    },
  );

  example('with your own mediator, the box and the spinner do not bypass notify', () => {
    expect(bypassed(import.meta.url, 'notify'), 'Functions that notify runs, and components bypass').toEqual([]);
  });

  example('components of two pages report to their own mediators', async () => {
    const [left, right] = [new Desk(), new Desk()];
    await logOf(['show', { start: 'tea' }], left);
    await logOf(['cancel', { start: 'coffee' }, { answer: 0, results: ['mocha'] }], right);
    await logOf([{ search: 'tea' }, { answer: 0, results: ['green tea'] }, 'cancel', 'hide'], left);
    const onLeft: Action[] = [
      ...['show' as const, { start: 'tea' }, { search: 'tea' }],
      ...[{ answer: 0, results: ['green tea'] }, 'cancel' as const, 'hide' as const],
    ];
    expect(left.log).toEqual(expectedLog(onLeft));
    expect(right.log).toEqual(expectedLog(['cancel', { start: 'coffee' }, { answer: 0, results: ['mocha'] }]));
  });
});

describe('4 ★★ The mediator works with any components', () => {
  const everything = oneByOne([
    { query: 'tea', ends: ['green tea', 'black tea'] },
    { query: 'milk', ends: 'failed' },
    { query: 'coffee', ends: 'cancelled' },
    { query: 'tea', ends: [] },
  ]);

  law(
    'the mediator makes the same calls on components of every kind, and uses nothing but their methods',
    { components: fc.constantFrom(...componentForms) },
    ({ components }) => {
      const stage = new Stage({ form: components });
      const story = storyOf(everything, stage);
      expect(story.filter((line) => line.startsWith('service.start('))).toHaveLength(4);
      expect(story).toEqual(storyOf(everything));
      expect(stage.beyond(), 'What the mediator does with components besides calling their methods').toEqual([]);
    },
    {
      effort: 0.1,
      why: 'on another page, the components may be of other classes, and have nothing but these methods',
      examples: componentForms.map((components) => ({ components })),
    },
  );

  example('connect makes no calls', () => {
    expect(new Stage().callsOnConnect.map(lineOf)).toEqual([]);
  });

  law(
    'queries and results can be any string',
    { query: anyString(), results: fc.array(anyString(), { maxLength: 3 }) },
    ({ query, results }) => {
      const steps = (query: string, results: string[]) => [
        ...script({ submit: query }, { answer: 1, results }, { submit: query }),
        ...script({ fail: 2 }, { submit: query }, 'cancel'),
      ];
      const names = results.map((_, i) => `<result ${i + 1}>`);
      const replacements = Object.fromEntries(results.map((result, i) => [names[i] ?? '', result]));
      const usual = callsFor(steps('<query>', names));
      expect(usual.map(lineOf)).toContain(lineOf(['service.start', 'id', '<query>']));
      const expected = substitute(usual, { '<query>': query, ...replacements });
      expect(callsFor(steps(query, results)).map(lineOf)).toEqual(expected.map(lineOf));
    },
    {
      effort: 0.5,
      examples: [
        { query: 'tea', results: ['a', 'a', ''] },
        ...['', ' ', ' Tea ', ...hostileStrings].map((query) => ({ query, results: [query] })),
      ],
    },
  );

  law(
    'events may be frozen or class instances, and other code may change them afterwards; the mediator leaves them unchanged',
    { results: someResults },
    ({ results }, mode) => {
      const steps = [
        ...script({ submit: 'tea' }, { answer: 1, results }, { submit: 'milk' }),
        ...script({ fail: 2 }, { submit: 'coffee' }, 'cancel'),
      ];
      expect(storyOf(steps, new Stage({ mode }))).toEqual(storyOf(steps));
    },
    { modes: { mutated: true }, effort: 0.2, examples: [{ results: ['green tea'] }] },
  );

  law(
    'what happens on one page does not affect another',
    {
      steps: fc.array(
        fc.record({ page: fc.constantFrom<PageStep['page'][]>('left', 'right'), step: anyStep() }, plain),
        { maxLength: 10 },
      ),
    },
    ({ steps }) => {
      const alone = (page: PageStep['page']) =>
        callsFor(steps.filter((one) => one.page === page).map(({ step }) => step)).map(lineOf);
      const [left, right] = [alone('left'), alone('right')];
      const submits = steps.filter(({ step }) => step !== 'cancel' && 'submit' in step).length;
      const starts = [...left, ...right].filter((line) => line.startsWith('service.start('));
      expect(starts.length > 0, 'Submitted searches are started').toBe(submits > 0);
      expect(callsOfTwoPages(steps)).toEqual({ left, right });
    },
    {
      examples: [
        { steps: [...on('left', { submit: 'tea' }), ...on('right', 'cancel'), ...on('left', 'cancel')] },
        {
          steps: [
            ...on('left', { submit: 'tea' }),
            ...on('right', { submit: 'coffee' }, { answer: 1, results: ['mocha'] }),
            ...on('left', { answer: 1, results: ['green tea'] }),
          ],
        },
      ],
    },
  );

  example('with your own components, the mediator does not bypass their methods', () => {
    expect(bypassed(import.meta.url, 'components'), 'Functions that the mediator bypasses').toEqual([]);
  });
});

describe('5 ★★ A failed or cancelled search leaves earlier results in place', () => {
  law(
    'searchFailed and searchCancelled cause the calls in the table, and the next search works as usual',
    { searches: searches(fc.oneof(someResults, fc.constantFrom<Ending[]>('failed', 'cancelled'))), cancels: fc.nat(2) },
    ({ searches, cancels }) => {
      const steps = script(...oneByOne(searches), ...Array.from({ length: cancels }, () => 'cancel' as const));
      const rows = {
        ...ownRows,
        idle: statedRows.idle,
        ended: (query: string, how: Ending) => (typeof how === 'string' ? statedRows : ownRows).ended(query, how),
      };
      expect(storyOf(steps)).toEqual(expectedStory(steps, rows));
    },
    {
      effort: 0.5,
      examples: [
        { searches: [{ query: 'tea', ends: 'failed' }], cancels: 0 },
        { searches: [{ query: 'tea', ends: 'cancelled' }], cancels: 0 },
        { searches: [{ query: 'tea', ends: ['green tea'] }], cancels: 1 },
        {
          searches: (['cancelled', 'failed', ['a'], 'failed', 'cancelled', ['a']] as const).map((ends) => ({
            query: 'tea',
            ends: typeof ends === 'string' ? ends : [...ends],
          })),
          cancels: 2,
        },
      ],
    },
  );

  example('cancelling before the first search has no effect', () => {
    expect(callsFor(script('cancel', 'cancel')).map(lineOf)).toEqual([]);
  });

  law(
    'the service reports searchFailed if find throws or rejects, and works as usual afterwards',
    { find: fc.constantFrom('throws', 'rejects'), failure: anyFailure() },
    async ({ find, failure }) => {
      const all: Action[] = [{ start: 'milk' }, { start: 'tea' }, { start: 'milk' }, { answer: 1, results: ['a'] }];
      const log = await logOf(all, new Desk('an object literal', { milkFails: { how: find, failure } }));
      expect(log).toEqual(expectedLog(all, true));
    },
    {
      effort: 0.3,
      examples: (['throws', 'rejects'] as const).flatMap((find) =>
        [failureOf('an Error', new Error('failed')), failureOf('undefined', undefined)].map((failure) => ({
          find,
          failure,
        })),
      ),
    },
  );
});

describe('6 ★★★ Only the latest search counts', () => {
  law(
    'outcomes of searches that are not running are ignored, whatever the order of events',
    { steps: fc.array(anyStep(), { maxLength: 10, size: 'max' }) },
    ({ steps }) => {
      expect(storyOf(steps, new Stage({ checksIds: true }))).toEqual(expectedStory(steps, ownRows));
    },
    {
      examples: [
        script({ submit: 'tea' }, { submit: 'milk' }, { answer: 2, results: ['a'] }, { answer: 1, results: ['b'] }),
        script({ submit: 'tea' }, { submit: 'milk' }, { answer: 1, results: ['b'] }, { answer: 2, results: ['a'] }),
        script({ submit: 'tea' }, { submit: 'milk' }, { fail: 1 }, { answer: 2, results: [] }),
        script({ submit: 'tea' }, { submit: 'milk' }, { fail: 2 }, { answer: 1, results: ['b'] }),
        script({ submit: 'tea' }, { submit: 'tea' }, { answer: 1, results: ['b'] }, { answer: 2, results: ['a'] }),
        script({ submit: 'tea' }, { submit: 'milk' }, 'cancel', { answer: 1, results: ['b'] }, { fail: 1 }),
        script({ submit: 'tea' }, 'cancel', { submit: 'tea' }, { answer: 1, results: ['b'] }, 'cancel'),
        script({ submit: 'tea' }, 'cancel', { fail: 1 }, { answer: 1, results: ['b'] }),
        script({ submit: 'tea' }, { answer: 1, results: [] }, { answer: 1, results: ['b'] }, { fail: 1 }),
        script({ submit: 'tea' }, { fail: 1 }, { answer: 1, results: ['b'] }, 'cancel'),
        script({ submit: 'a' }, { submit: 'b' }, { submit: 'c' }, { answer: 2, results: [] }, { fail: 1 }, 'cancel'),
      ].map((steps) => ({ steps })),
    },
  );
});

describe('7 ★★★ Events wait while another one is being handled', () => {
  const reaction = fc.record({ toCall: fc.integer({ min: 1, max: 12 }), step: anyStep() }, plain);
  const calls = [1, 2, 3, 4, 5, 6];

  law(
    'the mediator completes the calls for one event before it handles the next, in the order of arrival',
    {
      steps: fc.array(anyStep(), { minLength: 1, maxLength: 4 }),
      reactions: fc.array(reaction, { minLength: 1, maxLength: 4 }),
    },
    ({ steps, reactions }) => {
      expect(storyOf(steps, new Stage({ reactions }))).toEqual(expectedStory(steps, ownRows, reactions));
    },
    {
      examples: [
        ...calls.map((toCall) => ({
          steps: script({ submit: 'tea' }, { answer: 1, results: ['green tea'] }, { submit: 'milk' }),
          reactions: reactionsTo(toCall, { submit: 'coffee' }),
        })),
        ...calls.map((toCall) => ({
          steps: script({ submit: 'tea' }, { fail: 1 }),
          reactions: [...reactionsTo(toCall, { submit: 'coffee' }, 'cancel', { submit: 'coffee' })],
        })),
        ...calls.map((toCall) => ({
          steps: script({ submit: 'tea' }, 'cancel', { submit: 'milk' }),
          reactions: reactionsTo(toCall, 'cancel'),
        })),
        // The service answers inside `start`.
        { steps: script({ submit: 'tea' }), reactions: reactionsTo(3, { answer: 1, results: ['green tea'] }) },
        { steps: script({ submit: 'tea' }), reactions: reactionsTo(3, { fail: 1 }, { submit: 'tea' }) },
        // Two and three levels deep.
        ...[4, 5, 6].map((second) => ({
          steps: script({ submit: 'tea' }),
          reactions: [...reactionsTo(1, { submit: 'milk' }), ...reactionsTo(second, { submit: 'coffee' }, 'cancel')],
        })),
        {
          steps: script({ submit: 'a' }),
          reactions: [
            ...reactionsTo(2, { submit: 'b' }, { submit: 'c' }),
            ...reactionsTo(4, { submit: 'd' }),
            ...reactionsTo(7, { submit: 'e' }, 'cancel'),
            ...reactionsTo(10, { submit: 'f' }),
          ],
        },
      ],
    },
  );

  example('an event that waits may be an instance of a class with getters', () => {
    class Submitted {
      get type(): 'searchSubmitted' {
        return 'searchSubmitted';
      }
      get query(): string {
        return 'coffee';
      }
    }
    class Cancelled {
      get type(): 'searchCancelled' {
        return 'searchCancelled';
      }
    }
    const calls: string[] = [];
    const mediator = new SearchPageMediator();
    const searchAgain = (): void => {
      mediator.notify(new Submitted());
      mediator.notify(new Cancelled());
    };
    mediator.connect({
      results: { display: () => calls.push('display') },
      status: { update: (message) => void (message === "Searching for 'tea'" && searchAgain()) },
      spinner: { show: () => calls.push('show'), hide: () => calls.push('hide') },
      service: { start: (_, query) => calls.push(`start ${query}`) },
    });
    mediator.notify({ type: 'searchSubmitted', query: 'tea' });
    expect(calls).toEqual(['show', 'start tea', 'show', 'start coffee', 'hide']);
  });

  example('another page does not wait', () => {
    const log: string[] = [];
    const right: Stage = new Stage({ onCall: (method) => log.push(`right: ${method}`) });
    const left: Stage = new Stage({
      onCall: (method) => {
        log.push(`left: ${method}`);
        if (method === 'status.update') right.do({ submit: 'coffee' });
      },
    });
    left.do({ submit: 'tea' });
    const rowOf = (page: string) => callsFor(script({ submit: 'tea' })).map(([method]) => `${page}: ${method}`);
    const [leftRow, rightRow] = [rowOf('left'), rowOf('right')];
    const update = leftRow.indexOf('left: status.update');
    expect(log).toEqual([...leftRow.slice(0, update + 1), ...rightRow, ...leftRow.slice(update + 1)]);
  });
});

/** A component causes these steps when the mediator makes this call. */
function reactionsTo(toCall: number, ...steps: Reaction['step'][]): Reaction[] {
  return steps.map((step) => ({ toCall, step }));
}
