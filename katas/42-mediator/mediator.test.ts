import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { hostileText, walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { meddleWith } from '../support/meddle.ts';
import { settle } from '../support/settle.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import {
  answers,
  answersAfterwards,
  anySteps,
  blankMoments,
  blanks,
  endings,
  events,
  fail,
  fewQueries,
  finishOneByOne,
  listener,
  moments,
  openPage,
  play,
  queries,
  racing,
  results,
  rows,
  script,
  SearchService,
  Stage,
  storyOf,
  Table,
  titleOf,
  toldByTable,
  waysToFail,
  type Step,
} from './mediator.model.ts';
import { LoadingSpinner, ResultsList, SearchBox, StatusBar } from './mediator.ts';

describe('1 ★ A search tells the components in this order', () => {
  example('a search for tea that finds two', async () => {
    expect(await storyOf(script({ submit: 'tea' }, { answer: 1, as: ['green tea', 'black tea'] }))).toEqual([
      'the user submits `tea`:',
      'spinner.show()',
      "status.update(`Searching for 'tea'`)",
      'search(`tea`)',
      'search 1 finds [`green tea`, `black tea`]:',
      'results.display([`green tea`, `black tea`])',
      'spinner.hide()',
      "status.update(`Found 2 for 'tea'`)",
    ]);
  });

  example('what submitting leads to has happened when notify returns', () => {
    const stage = new Stage();
    stage.submit('tea');
    expect(stage.told).toEqual(['spinner.show()', "status.update(`Searching for 'tea'`)", 'search(`tea`)']);
  });

  example('the user sees it on the real components', async () => {
    const service = new SearchService();
    const page = openPage(service.search);
    page.submit('tea');
    expect(page.view()).toEqual({ results: [], status: "Searching for 'tea'", spinner: 'visible' });
    service.answer(1, ['green tea', 'black tea']);
    await settle();
    expect(page.view()).toEqual({
      results: ['green tea', 'black tea'],
      status: "Found 2 for 'tea'",
      spinner: 'hidden',
    });
  });
});

describe('2 ★ Components know the mediator only', () => {
  law(
    'the box tells its mediator what is submitted, once, as it was typed, and needs nobody else',
    { submitted: fc.array(fc.oneof(queries(), fc.constantFrom(...blanks)), { minLength: 1, maxLength: 3 }) },
    ({ submitted }) => {
      const { mediator, heard } = listener();
      const box = new SearchBox(mediator);
      expect(submitted.map((query) => thrownBy(() => box.search(query)))).toEqual(submitted.map(() => nothingThrown));
      expect(heard).toEqual(submitted.map((query) => `searchSubmitted: ${query}`));
    },
    { effort: 0.3 },
  );

  law(
    'the spinner shows and hides by itself; of cancelling it tells its mediator, and does nothing more',
    { calls: walks(fc.constantFrom('show', 'hide', 'cancel'), 6) },
    ({ calls }) => {
      const { mediator, heard } = listener();
      const spinner = new LoadingSpinner(mediator);
      const seen = calls.map((call) => [thrownBy(() => spinner[call]()), spinner.isVisible]);
      const lastOf = (i: number) => calls.slice(0, i + 1).findLast((call) => call !== 'cancel');
      expect(seen).toEqual(calls.map((_, i) => [nothingThrown, lastOf(i) === 'show']));
      expect(heard).toEqual(calls.filter((call) => call === 'cancel').map(() => 'searchCancelled'));
    },
    { effort: 0.3, examples: [{ calls: ['cancel', 'show', 'cancel', 'show', 'hide', 'hide', 'cancel'] }] },
  );

  law(
    'list and status bar show what they were told last',
    { lists: fc.array(results(), { maxLength: 3 }), messages: fc.array(hostileText(), { maxLength: 3 }) },
    ({ lists, messages }) => {
      const [list, status] = [new ResultsList(), new StatusBar()];
      expect([list.results, status.message]).toEqual([[], '']);
      for (const results of lists) list.display(results);
      for (const message of messages) status.update(message);
      expect([list.results, status.message]).toEqual([lists.at(-1) ?? [], messages.at(-1) ?? '']);
    },
    { effort: 0.3 },
  );

  law(
    'the page goes on as before when stubs replace any of the components',
    { replaced: fc.subarray(['box', 'results', 'status', 'spinner']) },
    async ({ replaced }) => {
      const service = new SearchService();
      const page = openPage(service.search, replaced);
      page.submit('tea');
      expect(page.view()).toEqual({ results: [], status: "Searching for 'tea'", spinner: 'visible' });
      service.answer(1, ['green tea']);
      await settle();
      expect(page.view()).toEqual({ results: ['green tea'], status: "Found 1 for 'tea'", spinner: 'hidden' });
      page.submit('milk');
      page.cancel();
      expect(page.view()).toEqual({ results: ['green tea'], status: "Search for 'milk' cancelled", spinner: 'hidden' });
    },
    { effort: 0.2 },
  );
});

describe('3 ★★ Searches one after the other go by the table', () => {
  law(
    'each one that is answered or cancelled tells what its rows say, whatever came before',
    { searches: walks(fc.record({ query: queries(), ends: endings() }, { noNullPrototype: true }), 6) },
    async ({ searches }) => {
      const steps = searches.flatMap(({ query, ends }, i): Step[] => [
        { submit: query },
        ends === 'cancelled' ? 'cancel' : { answer: i + 1, as: ends },
      ]);
      expect(await storyOf(steps)).toEqual(toldByTable(steps));
    },
    {
      effort: 0.5,
      examples: [
        {
          searches: [
            { query: 'tea', ends: ['a', 'b', 'a'] },
            { query: 'tea', ends: [] },
            { query: ' $& ', ends: ['a'] },
            { query: ' $& ', ends: 'cancelled' },
            { query: "o'clock", ends: ['a'] },
          ],
        },
      ],
    },
  );

  law(
    'cancelling while no search is running tells nothing',
    { before: fc.constantFrom('nothing', 'a search that found something', 'a cancelled search') },
    async ({ before }) => {
      const stage = new Stage();
      if (before !== 'nothing') stage.submit('tea');
      if (before === 'a cancelled search') stage.cancel();
      stage.answer(1, ['green tea']);
      await settle();
      const told = [...stage.told];
      stage.cancel();
      await settle();
      expect(stage.told).toEqual(told);
    },
    { effort: 0.1 },
  );

  example('what cancelling leads to has happened when notify returns', () => {
    const stage = new Stage();
    stage.submit('tea');
    stage.cancel();
    expect(stage.told.slice(3)).toEqual(['spinner.hide()', "status.update(`Search for 'tea' cancelled`)"]);
  });
});

describe('4 ★★ The spinner is visible exactly while a search is running', () => {
  law(
    'the user sees it while a search is running, and at no other time',
    { steps: anySteps() },
    async ({ steps }) => {
      const service = new SearchService();
      const { submit, cancel, view } = openPage(service.search);
      const [page, table] = [{ told: [], submit, cancel, answer: service.answer.bind(service) }, new Table()];
      const [seen, wanted]: [string[], string[]] = [[], []];
      for (const step of steps) {
        for (const each of [page, table]) play(each, step);
        await settle();
        seen.push(`${titleOf(step)} → ${view().spinner}`);
        wanted.push(`${titleOf(step)} → ${table.isRunning ? 'visible' : 'hidden'}`);
      }
      expect(seen).toEqual(wanted);
    },
    {
      effort: 0.5,
      examples: [
        { steps: script({ submit: 'tea' }, { answer: 1, as: 'fails' }) },
        { steps: script({ submit: 'tea' }, { submit: 'coffee' }, { answer: 2, as: [] }) },
        { steps: script({ submit: 'tea' }, { submit: 'coffee' }, { answer: 1, as: [] }) },
        { steps: script({ submit: 'tea' }, { submit: 'tea' }, { answer: 1, as: 'fails' }) },
        { steps: script({ submit: 'tea' }, 'cancel', { submit: 'tea' }, { answer: 1, as: [] }) },
      ],
    },
  );
});

describe('5 ★★ Blank queries search nothing', () => {
  law(
    'a blank query leads to nothing, and keeps no search from showing its results',
    { blank: fc.constantFrom(...blanks), submitted: fc.constantFrom(...blankMoments) },
    async ({ blank, submitted }) => {
      const search = script({ submit: 'tea' }, { answer: 1, as: ['green tea'] });
      const steps = search.toSpliced(blankMoments.indexOf(submitted), 0, { submit: blank });
      expect(await storyOf(steps)).toEqual(toldByTable(steps));
    },
    {
      effort: 0.5,
      examples: [
        { blank: '', submitted: 'while a search is running' },
        { blank: ' \t\n', submitted: 'while a search is running' },
        { blank: '\u00a0', submitted: 'before any search' },
      ],
    },
  );
});

describe('6 ★★★ A failed search says so and keeps the results', () => {
  law(
    'the spinner is hidden, the status says so, nothing is displayed, and the next search goes on as usual',
    { query: queries(), search: fc.constantFrom(...waysToFail) },
    async ({ query, search }) => {
      const stage = new Stage({ search: (asked) => (asked === 'next' ? Promise.resolve(['a']) : fail(search)) });
      for (const each of [query, 'next']) {
        stage.submit(each);
        await settle();
      }
      const table = new Table();
      for (const step of script({ submit: query }, { answer: 1, as: 'fails' })) play(table, step);
      for (const step of script({ submit: 'next' }, { answer: 2, as: ['a'] })) play(table, step);
      expect(stage.told).toEqual(table.told);
    },
    { effort: 0.5, examples: waysToFail.map((search) => ({ query: ' $& ', search })) },
  );

  law(
    'the user still sees the results of the search before',
    { before: results(), search: fc.constantFrom(...waysToFail) },
    async ({ before, search }) => {
      const page = openPage((query) => (query === 'tea' ? Promise.resolve(before) : fail(search)));
      page.submit('tea');
      await settle();
      const error = thrownBy(() => page.submit('milk'));
      await settle();
      expect(error).toBe(nothingThrown);
      expect(page.view()).toEqual({ results: before, status: "Search for 'milk' failed", spinner: 'hidden' });
    },
    { effort: 0.3, examples: waysToFail.map((search) => ({ before: ['green tea'], search })) },
  );
});

describe('7 ★★★ Of overlapping searches only the last one shows', () => {
  law(
    'an answer tells something only while no later search was submitted and the search was not cancelled',
    {
      searches: fc.array(fc.record({ query: fewQueries(), answer: answers() }, { noNullPrototype: true }), {
        minLength: 2,
        maxLength: 4,
      }),
      cancels: fc.nat(1),
      race: fc.scheduler(),
    },
    async ({ searches, cancels, race }) => {
      const { stage, table } = racing(searches, cancels, race);
      await finishOneByOne(race);
      expect(stage.told).toEqual(table.told);
    },
    { effort: 0.5, why: 'the user reads the results of another query than the one in the box' },
  );

  law(
    'searches, answers and cancels in any order go by the table',
    { steps: anySteps() },
    async ({ steps }) => {
      expect(await storyOf(steps)).toEqual(toldByTable(steps));
    },
    {
      effort: 0.5,
      examples: [
        { steps: script({ submit: 'tea' }, { submit: 'milk' }, { answer: 2, as: ['a'] }, { answer: 1, as: ['b'] }) },
        { steps: script({ submit: 'tea' }, { submit: 'milk' }, { answer: 1, as: ['b'] }, { answer: 2, as: ['a'] }) },
        { steps: script({ submit: 'tea' }, { submit: 'milk' }, { answer: 1, as: 'fails' }, { answer: 2, as: [] }) },
        { steps: script({ submit: 'tea' }, { submit: 'milk' }, { answer: 2, as: 'fails' }, { answer: 1, as: ['b'] }) },
        { steps: script({ submit: 'tea' }, { submit: 'tea' }, { answer: 1, as: ['b'] }, { answer: 2, as: ['a'] }) },
        { steps: script({ submit: 'tea' }, { submit: 'milk' }, 'cancel', { answer: 1, as: ['b'] }) },
        { steps: script({ submit: 'tea' }, 'cancel', { submit: 'tea' }, { answer: 1, as: ['b'] }) },
        { steps: script({ submit: 'tea' }, 'cancel', { answer: 1, as: 'fails' }) },
      ],
    },
  );
});

describe('8 ★★★ The list shows a copy of its own', () => {
  law(
    'what becomes of the array that was displayed, or of one that was read, changes nothing on the page',
    { found: results(), meddlesWith: fc.constantFrom('what was displayed', 'what was read') },
    ({ found, meddlesWith }) => {
      const [list, given] = [new ResultsList(), [...found]];
      list.display(given);
      meddleWith(meddlesWith === 'what was read' ? list.results : given);
      expect(list.results).toEqual(found);
    },
    {
      effort: 0.5,
      why: 'a search service that fills one array again and again changes results that the user is reading',
      examples: [
        { found: ['a'], meddlesWith: 'what was displayed' },
        { found: ['a'], meddlesWith: 'what was read' },
      ],
    },
  );

  law(
    'the array that was displayed stays as it was, and can still be changed by who gave it',
    { found: results() },
    ({ found }) => {
      const given = [...found];
      new ResultsList().display(given);
      expect(given).toEqual(found);
      expect(Object.isFrozen(given)).toBe(false);
    },
    { effort: 0.2 },
  );
});

describe('9 ★★★ An event that comes in the middle waits for its turn', () => {
  law(
    'what a component says while it is being told something comes after the rest of the row',
    { moment: fc.constantFrom(...moments), says: fc.array(events(), { minLength: 1, maxLength: 2 }) },
    async ({ moment, says }) => {
      const steps = rows[moment.aSearch];
      let isLastRow = false;
      const stage: Stage = new Stage({
        onTold: (line) => {
          if (!isLastRow || !line.startsWith(moment.during)) return;
          isLastRow = false;
          for (const event of says) play(stage, event);
        },
      });
      const table = new Table();
      for (const [i, step] of [...steps, ...answersAfterwards].entries()) {
        isLastRow = i === steps.length - 1;
        play(stage, step);
        await settle();
        play(table, step);
        if (i === steps.length - 1) for (const event of says) play(table, event);
      }
      expect(stage.told).toEqual(table.told);
    },
    {
      effort: 0.5,
      why: 'a status bar that tries again when it is told of a failure ends up with a search and no spinner',
      examples: moments.flatMap((moment) => [
        { moment, says: script({ submit: 'coffee' }) },
        { moment, says: script('cancel', { submit: 'coffee' }) },
      ]),
    },
  );
});
