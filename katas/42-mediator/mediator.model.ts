import fc from 'fast-check';
import { walks } from '../support/generators.ts';
import { settle } from '../support/settle.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import {
  LoadingSpinner,
  ResultsList,
  SearchBox,
  SearchPageMediator,
  StatusBar,
  type Mediator,
  type PageComponents,
  type PageEvent,
  type Search,
} from './mediator.ts';

/** What comes of a search: its results, or that it fails. */
export type Answer = string[] | 'fails';

/** One step of a story. Searches are numbered from 1 in the order in which the search service is asked. */
export type Step = { submit: string } | { answer: number; as: Answer } | 'cancel';

/** Steps as they are, so that the compiler takes examples for the same type as what is generated. */
export function script(...steps: Step[]): Step[] {
  return steps;
}

/** What stories are played on: the mediator under test, or the table. */
export interface Page {
  /** What happened, and below it what came of it: `spinner.show()`, `search("tea")`. */
  readonly told: string[];
  submit(query: string): void;
  cancel(): void;
  answer(search: number, as: Answer): void;
}

/** A search service that answers when it is told to. */
export class SearchService {
  readonly #searches: { resolve(results: string[]): void; reject(error: Error): void }[] = [];

  readonly search: Search = () =>
    new Promise((resolve, reject) => {
      this.#searches.push({ resolve, reject });
    });

  answer(search: number, as: Answer): void {
    const asked = this.#searches[search - 1];
    if (as === 'fails') asked?.reject(new Error('out of service'));
    else asked?.resolve(as);
  }
}

interface StageOptions {
  search?: Search;
  /** Called whenever a component has been told something. */
  onTold?: (line: string) => void;
}

/** The mediator under test among stubs, which write down what they are told. */
export class Stage implements Page {
  readonly told: string[] = [];
  readonly page: SearchPageMediator;
  readonly #service = new SearchService();

  constructor({ search = this.#service.search, onTold = () => {} }: StageOptions = {}) {
    this.page = new SearchPageMediator((query) => {
      this.told.push(`search(${quoted(query)})`);
      return search(query);
    });
    this.page.connect(
      stubs((line) => {
        this.told.push(line);
        onTold(line);
      }),
    );
  }

  submit(query: string): void {
    this.#notify({ type: 'searchSubmitted', query });
  }

  cancel(): void {
    this.#notify({ type: 'searchCancelled' });
  }

  answer(search: number, as: Answer): void {
    this.#service.answer(search, as);
  }

  #notify(event: PageEvent): void {
    const error = thrownBy(() => this.page.notify(event));
    if (error !== nothingThrown) this.told.push(`notify throws ${String(error)}`);
  }
}

/** The table of rule 3. */
export class Table implements Page {
  readonly told: string[] = [];
  readonly #queries: string[] = [];
  /** Number of the search that is running; 0 where none is. */
  #running = 0;

  get isRunning(): boolean {
    return this.#running > 0;
  }

  submit(query: string): void {
    if (query.trim() === '') return;
    this.#running = this.#queries.push(query);
    this.told.push(
      'spinner.show()',
      `status.update(${quoted(`Searching for '${query}'`)})`,
      `search(${quoted(query)})`,
    );
  }

  cancel(): void {
    this.#end('cancelled');
  }

  answer(search: number, as: Answer): void {
    if (search !== this.#running) return;
    this.#end(as);
  }

  #end(how: Answer | 'cancelled'): void {
    if (!this.isRunning) return;
    const query = this.#queries[this.#running - 1] ?? '';
    this.#running = 0;
    if (Array.isArray(how)) this.told.push(`results.display(${quoted(how)})`);
    const message = Array.isArray(how) ? `Found ${how.length} for '${query}'` : `Search for '${query}' ${stateOf(how)}`;
    this.told.push('spinner.hide()', `status.update(${quoted(message)})`);
  }
}

/** A page of real components, those named in `replaced` excepted: stubs stand in for them. */
export function openPage(search: Search, replaced: readonly string[] = []): Opened {
  const page = new SearchPageMediator(search);
  const real = {
    box: new SearchBox(page),
    results: new ResultsList(),
    status: new StatusBar(),
    spinner: new LoadingSpinner(page),
  };
  const seen = { results: [] as readonly string[], message: '', isVisible: false };
  const stub = {
    results: { display: (results: readonly string[]) => void (seen.results = results) },
    status: { update: (message: string) => void (seen.message = message) },
    spinner: { show: () => void (seen.isVisible = true), hide: () => void (seen.isVisible = false) },
  };
  const isStub = (name: string) => replaced.includes(name);
  page.connect({
    results: isStub('results') ? stub.results : real.results,
    status: isStub('status') ? stub.status : real.status,
    spinner: isStub('spinner') ? stub.spinner : real.spinner,
  });
  return {
    submit: (query) => (isStub('box') ? page.notify({ type: 'searchSubmitted', query }) : real.box.search(query)),
    cancel: () => (isStub('spinner') ? page.notify({ type: 'searchCancelled' }) : real.spinner.cancel()),
    view: () => ({
      results: [...(isStub('results') ? seen : real.results).results],
      status: (isStub('status') ? seen : real.status).message,
      spinner: (isStub('spinner') ? seen : real.spinner).isVisible ? 'visible' : 'hidden',
    }),
  };
}

export interface Opened {
  submit(query: string): void;
  cancel(): void;
  /** What the user sees. */
  view(): { results: string[]; status: string; spinner: 'visible' | 'hidden' };
}

function stubs(tell: (line: string) => void): PageComponents {
  return {
    results: { display: (results) => tell(`results.display(${quoted(results)})`) },
    status: { update: (message) => tell(`status.update(${quoted(message)})`) },
    spinner: { show: () => tell('spinner.show()'), hide: () => tell('spinner.hide()') },
  };
}

/** What the mediator makes of the steps. */
export async function storyOf(steps: readonly Step[], stage = new Stage()): Promise<string[]> {
  for (const step of steps) {
    stage.told.push(`${titleOf(step)}:`);
    play(stage, step);
    await settle();
  }
  return stage.told;
}

/** What the table makes of the steps. */
export function toldByTable(steps: readonly Step[], table = new Table()): string[] {
  for (const step of steps) {
    table.told.push(`${titleOf(step)}:`);
    play(table, step);
  }
  return table.told;
}

export function play(page: Page, step: Step): void {
  if (step === 'cancel') page.cancel();
  else if ('submit' in step) page.submit(step.submit);
  else page.answer(step.answer, step.as);
}

export function titleOf(step: Step): string {
  if (step === 'cancel') return 'the user cancels';
  if ('submit' in step) return `the user submits ${quoted(step.submit)}`;
  return `search ${step.answer} ${step.as === 'fails' ? 'fails' : `finds ${quoted(step.as)}`}`;
}

/** Runs one scheduled task after the other, and lets all that follows from it happen first. */
export async function finishOneByOne(race: fc.Scheduler): Promise<void> {
  for (await settle(); race.count() > 0; await settle()) await race.waitNext(1);
}

export const blanks = ['', ' ', '   ', '\t', '\n', '\r\n ', '\u00a0', '\u2003'];

/** Queries that are easily broken on their way. */
export function queries(): fc.Arbitrary<string> {
  return fc.constantFrom('tea', 'coffee', ' green tea ', "o'clock", '$&', '"', '0', 'constructor', '__proto__');
}

/** Few queries, so that the same one is often searched twice. */
export function fewQueries(): fc.Arbitrary<string> {
  return fc.constantFrom('tea', 'coffee');
}

/** Results with repeats, and often none. */
export function results(): fc.Arbitrary<string[]> {
  return fc.array(fc.constantFrom('a', 'b', ''), { maxLength: 4 });
}

export function answers(): fc.Arbitrary<Answer> {
  return fc.oneof({ weight: 2, arbitrary: results() }, { weight: 1, arbitrary: fc.constant('fails' as const) });
}

/** Steps in any order: searches overlap, answers come late or not at all. */
export function anySteps(): fc.Arbitrary<Step[]> {
  const answer = fc.record({ answer: fc.integer({ min: 1, max: 6 }), as: answers() }, { noNullPrototype: true });
  return walks(
    fc.oneof(
      { weight: 3, arbitrary: fewQueries().map((query): Step => ({ submit: query })) },
      { weight: 4, arbitrary: answer },
      { weight: 1, arbitrary: fc.constant<Step>('cancel') },
    ),
    10,
  );
}

type Ending = string[] | 'cancelled';

export function endings(): fc.Arbitrary<Ending> {
  return fc.oneof({ weight: 3, arbitrary: results() }, { weight: 1, arbitrary: fc.constant('cancelled' as const) });
}

export function events(): fc.Arbitrary<Step> {
  return fc.oneof(
    fewQueries().map((submit) => ({ submit })),
    fc.constant('cancel' as const),
  );
}

/** A mediator that writes down what it hears, and knows no other component. */
export function listener(): { mediator: Mediator; heard: string[] } {
  const heard: string[] = [];
  const notify: Mediator['notify'] = (event) => {
    heard.push('query' in event ? `${event.type}: ${event.query}` : event.type);
  };
  return { mediator: { notify }, heard };
}

export const waysToFail = ['rejects', 'rejects with undefined', 'throws at once'] as const;

export function fail(how: (typeof waysToFail)[number]): Promise<string[]> {
  if (how === 'throws at once') throw new Error('out of service');
  return Promise.reject(how === 'rejects' ? new Error('out of service') : undefined);
}

/** Each row of the table, by the steps that lead to it. */
export const rows = {
  'is submitted': script({ submit: 'tea' }),
  'finds something': script({ submit: 'tea' }, { answer: 1, as: ['green tea'] }),
  fails: script({ submit: 'tea' }, { answer: 1, as: 'fails' }),
  'is cancelled': script({ submit: 'tea' }, 'cancel'),
};
export const answersAfterwards = script({ answer: 2, as: ['a'] }, { answer: 3, as: ['b', 'c'] });

/** Who may speak in the middle of which row. */
export const moments = [
  { aSearch: 'is submitted', during: 'spinner.show' },
  { aSearch: 'is submitted', during: 'status.update' },
  { aSearch: 'finds something', during: 'results.display' },
  { aSearch: 'finds something', during: 'spinner.hide' },
  { aSearch: 'finds something', during: 'status.update' },
  { aSearch: 'fails', during: 'spinner.hide' },
  { aSearch: 'fails', during: 'status.update' },
  { aSearch: 'is cancelled', during: 'spinner.hide' },
  { aSearch: 'is cancelled', during: 'status.update' },
] as const;

export const blankMoments = ['before any search', 'while a search is running', 'after a search'] as const;

interface Planned {
  query: string;
  answer: Answer;
}

/** Searches that are submitted in this order, and answered when the race says so; both pages are told of it. */
export function racing(
  searches: readonly Planned[],
  cancels: number,
  race: fc.Scheduler,
): { stage: Stage; table: Table } {
  const table = new Table();
  let asked = 0;
  const note = (title: string) => [stage, table].forEach(({ told }) => told.push(`${title}:`));
  const stage = new Stage({
    search: async (query) => {
      const number = (asked += 1);
      const as = searches[number - 1]?.answer ?? [];
      const title = titleOf({ answer: number, as });
      await race.schedule(Promise.resolve(), title);
      note(title);
      table.answer(number, as);
      if (as === 'fails') throw new Error(`no ${query}`);
      return as;
    },
  });
  const happen = async (step: Step) => {
    note(titleOf(step));
    for (const page of [stage, table]) play(page, step);
  };
  const sequence = (steps: Step[]) =>
    race.scheduleSequence(steps.map((step) => ({ label: titleOf(step), builder: () => happen(step) })));
  sequence(searches.map(({ query }) => ({ submit: query })));
  sequence(Array.from({ length: cancels }, () => 'cancel'));
  return { stage, table };
}

function stateOf(how: 'fails' | 'cancelled'): string {
  return how === 'fails' ? 'failed' : how;
}

/** In backticks, which a diff need not escape. */
function quoted(value: string | readonly string[]): string {
  return typeof value === 'string' ? `\`${value}\`` : `[${value.map(quoted).join(', ')}]`;
}
