import fc from 'fast-check';
import { Mode } from '../support/modes.ts';
import { inObjectForm, type ObjectForm, objectForms } from '../support/plug-in.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import {
  LoadingSpinner,
  type Mediator,
  type PageComponents,
  type PageEvent,
  ResultsList,
  SearchPageMediator,
  SearchService,
  StatusBar,
} from './mediator.ts';

/** An event. Searches are numbered from 1, in the order in which the service is told to start them. */
export type Step = { submit: string } | 'cancel' | { answer: number; results: string[] } | { fail: number };

/** A step that a component causes when the mediator makes this call, counted from 1. */
export interface Reaction {
  toCall: number;
  step: Step;
}

/** A call that the mediator makes: `['status.update', "Found 1 for 'tea'"]`. */
export type Call = [method: string, ...args: (string | string[])[]];

/** The components that the mediator must work with. */
export const componentForms = [
  'stand-ins with only the methods in PageComponents',
  'subclasses of your components',
  'your components with replaced methods',
  ...objectForms,
] as const;

export type ComponentForm = (typeof componentForms)[number];

interface StageOptions {
  form?: ComponentForm;
  reactions?: readonly Reaction[];
  mode?: Mode;
  /** Whether calls of `service.start` tell if the id is new. */
  checksIds?: boolean;
  onCall?: (method: string) => void;
}

/** A page with the mediator under test and components of our own, which note each call. */
export class Stage {
  readonly calls: Call[] = [];
  /** The calls that the mediator made while it was connected. */
  readonly callsOnConnect: Call[];
  readonly #ids: number[] = [];
  readonly #page = new SearchPageMediator();
  readonly #components: PageComponents;
  readonly #options: StageOptions;
  #callCount = 0;
  #isClosed = false;

  constructor(options: StageOptions = {}) {
    this.#options = options;
    const methods: PageComponents = {
      results: { display: (results) => this.#note(['results.display', [...results]]) },
      status: { update: (message) => this.#note(['status.update', message]) },
      spinner: { show: () => this.#note(['spinner.show']), hide: () => this.#note(['spinner.hide']) },
      service: { start: (id, query) => this.#noteStart(id, query) },
    };
    this.#components = componentsIn(options.form ?? 'an object literal', methods, this.#page);
    this.#page.connect(this.#components);
    this.callsOnConnect = this.calls.splice(0);
    this.#callCount = 0;
  }

  /** Notifies the mediator of this step. Outcomes of a search that was never started are left out. */
  do(step: Step): void {
    const event = this.#eventOf(step);
    if (event === undefined) return;
    const caller = (this.#options.mode ?? new Mode()).caller;
    const given = caller.give(event, 'the event');
    const error = thrownBy(() => this.#page.notify(given));
    caller.leave(given, 'the event');
    if (error !== nothingThrown) this.calls.push(['notify throws', String(error)]);
  }

  /** Ends the running search, in case that the code shares it between pages. Another law finds that. */
  close(): void {
    this.#isClosed = true;
    this.do('cancel');
  }

  /** What the mediator did with the components besides calling their methods, if these components can tell. */
  beyond(): string[] {
    return Object.values(this.#components).flatMap((component: object) => beyondInterface(component));
  }

  #eventOf(step: Step): PageEvent | undefined {
    if (step === 'cancel') return { type: 'searchCancelled' };
    if ('submit' in step) return { type: 'searchSubmitted', query: step.submit };
    const id = this.#ids[('answer' in step ? step.answer : step.fail) - 1];
    if (id === undefined) return undefined;
    return 'fail' in step ? { type: 'searchFailed', id } : { type: 'searchAnswered', id, results: step.results };
  }

  #noteStart(id: number, query: string): void {
    const earlier = this.#ids.indexOf(id);
    this.#ids.push(id);
    const isReused = this.#options.checksIds && earlier >= 0;
    this.#note(['service.start', isReused ? `the id of search ${earlier + 1}` : 'id', query]);
  }

  #note(call: Call): void {
    if (this.#isClosed) return;
    this.calls.push(call);
    this.#callCount += 1;
    const current = this.#callCount;
    this.#options.onCall?.(call[0]);
    for (const { toCall, step } of this.#options.reactions ?? []) if (toCall === current) this.do(step);
  }
}

/** What the mediator makes of these steps, as lines: each step, followed by the calls. */
export function storyOf(steps: readonly Step[], stage = new Stage()): string[] {
  const log: string[] = [];
  for (const step of steps) {
    const before = stage.calls.length;
    stage.do(step);
    log.push(`${titleOf(step)}:`, ...stage.calls.slice(before).map(lineOf));
  }
  stage.close();
  return log;
}

/** The calls of the mediator for these steps. */
export function callsFor(steps: readonly Step[], stage = new Stage()): Call[] {
  for (const step of steps) stage.do(step);
  stage.close();
  return stage.calls;
}

/** Which calls follow from an event that is not ignored. */
export interface Rows {
  submitted(query: string): string[];
  ended(query: string, how: string[] | 'failed' | 'cancelled'): string[];
  /** If the user cancels although no search is running. */
  idle(): string[];
}

/** The calls in the tables of the statement. */
export const statedRows: Rows = {
  submitted: (query) =>
    [call('spinner.show'), call('status.update', `Searching for '${query}'`), call('service.start', 'id', query)].map(
      lineOf,
    ),
  ended: (query, how) => {
    const isAnswer = typeof how !== 'string';
    const message = isAnswer ? `Found ${how.length} for '${query}'` : `Search for '${query}' ${how}`;
    const display = isAnswer ? [call('results.display', how)] : [];
    return [...display, call('spinner.hide'), call('status.update', message)].map(lineOf);
  },
  idle: () => [],
};

/** The calls that the mediator under test makes if nothing else happens. So a mistake in them breaks one rule only. */
export const ownRows: Rows = {
  submitted: (query) => {
    const lines = callsFor([{ submit: query }]).map(lineOf);
    const [start = ''] = statedRows.submitted(query).slice(-1);
    return lines.includes(start) ? lines : [start];
  },
  ended: (query, how) => {
    const end: Step = how === 'cancelled' ? 'cancel' : how === 'failed' ? { fail: 1 } : { answer: 1, results: how };
    const started = callsFor([{ submit: query }]).length;
    return callsFor([{ submit: query }, end])
      .slice(started)
      .map(lineOf);
  },
  idle: () => callsFor(['cancel']).map(lineOf),
};

/** What the mediator has to make of these steps if its calls for each event are those in `rows`. */
export function expectedStory(steps: readonly Step[], rows: Rows, reactions: readonly Reaction[] = []): string[] {
  const log: string[] = [];
  const queries: string[] = [];
  const waiting: Step[] = [];
  let running = 0;
  let started = 0;
  let calls = 0;
  let isHandling = false;
  const linesFor = (step: Step): string[] => {
    if (step !== 'cancel' && 'submit' in step) {
      running = queries.push(step.submit);
      return rows.submitted(step.submit);
    }
    const about = step === 'cancel' ? running : 'fail' in step ? step.fail : step.answer;
    if (step === 'cancel' && running === 0) return rows.idle();
    if (running === 0 || about !== running) return [];
    running = 0;
    const how = step === 'cancel' ? 'cancelled' : 'fail' in step ? 'failed' : step.results;
    return rows.ended(queries[about - 1] ?? '', how);
  };
  const happen = (step: Step): void => {
    if (step !== 'cancel' && !('submit' in step) && ('fail' in step ? step.fail : step.answer) > started) return;
    waiting.push(step);
    if (isHandling) return;
    isHandling = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) linesFor(next).forEach(emit);
    isHandling = false;
  };
  const emit = (line: string): void => {
    log.push(line);
    calls += 1;
    if (line.startsWith('service.start(')) started += 1;
    const current = calls;
    for (const { toCall, step } of reactions) if (toCall === current) happen(step);
  };
  for (const step of steps) {
    log.push(`${titleOf(step)}:`);
    happen(step);
  }
  return log;
}

/** The calls of each of two pages, whose steps alternate as given. */
export function callsOfTwoPages(steps: readonly PageStep[]): Record<string, string[]> {
  const pages = { left: new Stage(), right: new Stage() };
  for (const { page, step } of steps) pages[page].do(step);
  for (const page of Object.values(pages)) page.close();
  return { left: pages.left.calls.map(lineOf), right: pages.right.calls.map(lineOf) };
}

export interface PageStep {
  page: 'left' | 'right';
  step: Step;
}

export function on(page: 'left' | 'right', ...steps: Step[]): PageStep[] {
  return steps.map((step) => ({ page, step }));
}

/** Steps as they are, so that examples have the same type as generated steps. */
export function script(...steps: Step[]): Step[] {
  return steps;
}

/** How a search ends if no other is submitted before. */
export type Ending = string[] | 'failed' | 'cancelled';

/** Searches one after another: each is submitted and ends before the next one. */
export function oneByOne(searches: readonly { query: string; ends: Ending }[]): Step[] {
  return searches.flatMap(({ query, ends }, i) => [
    { submit: query },
    ends === 'cancelled' ? 'cancel' : ends === 'failed' ? { fail: i + 1 } : { answer: i + 1, results: ends },
  ]);
}

/** Steps in any order. */
export function anyStep(): fc.Arbitrary<Step> {
  const number = fc.integer({ min: 1, max: 4 });
  const results = fc.constantFrom<string[][]>([], ['a'], ['b', 'c']);
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ submit: fc.constantFrom('tea', 'coffee') }, plain) },
    { weight: 3, arbitrary: fc.record({ answer: number, results }, plain) },
    { weight: 1, arbitrary: fc.record({ fail: number }, plain) },
    { weight: 1, arbitrary: fc.constant<Step>('cancel') },
  );
}

const plain = { noNullPrototype: true } as const;

export function titleOf(step: Step): string {
  if (step === 'cancel') return 'searchCancelled';
  if ('submit' in step) return `searchSubmitted, query ${quoted(step.submit)}`;
  if ('fail' in step) return `searchFailed, search ${step.fail}`;
  return `searchAnswered, search ${step.answer}, results ${quoted(step.results)}`;
}

export function lineOf([method, ...args]: Call): string {
  return method === 'service.start'
    ? `service.start(${String(args[0])}, ${quoted(args[1] ?? '')})`
    : `${method}(${args.map(quoted).join(', ')})`;
}

/** The calls with other strings in the place of some. */
export function substitute(calls: readonly Call[], replacements: Readonly<Record<string, string>>): Call[] {
  const inText = (text: string) =>
    Object.entries(replacements).reduce((all, [from, to]) => all.split(from).join(to), text);
  return calls.map(([method, ...args]) => [
    method,
    ...args.map((arg) => (typeof arg === 'string' ? inText(arg) : arg.map((one) => replacements[one] ?? one))),
  ]);
}

function call(...parts: Call): Call {
  return parts;
}

/** In backticks, which a diff need not escape. */
function quoted(value: string | readonly string[]): string {
  return typeof value === 'string' ? `\`${value}\`` : `[${value.map(quoted).join(', ')}]`;
}

function componentsIn(form: ComponentForm, methods: PageComponents, mediator: Mediator): PageComponents {
  switch (form) {
    case 'stand-ins with only the methods in PageComponents':
      return mapComponents(methods, (name, component) => standIn(name, component));
    case 'subclasses of your components':
      return overriding(methods, mediator);
    case 'your components with replaced methods': {
      const own = ownComponents(mediator);
      return mapComponents(methods, (name, component) => replaceMethods(own[name], component));
    }
    default:
      return mapComponents(methods, (_, component) => inObjectForm<object>(component, form satisfies ObjectForm));
  }
}

function mapComponents(
  methods: PageComponents,
  change: (name: keyof PageComponents, component: object) => object,
): PageComponents {
  const names = Object.keys(methods) as (keyof PageComponents)[];
  return Object.fromEntries(names.map((name) => [name, change(name, methods[name])])) as unknown as PageComponents;
}

/** Components of the learner's classes. The service never gets an answer. */
export function ownComponents(mediator: Mediator) {
  return {
    results: new ResultsList(),
    status: new StatusBar(),
    spinner: new LoadingSpinner(mediator),
    service: new SearchService(mediator, () => new Promise(() => {})),
  };
}

function overriding(methods: PageComponents, mediator: Mediator): PageComponents {
  class Results extends ResultsList {
    override display(results: readonly string[]): void {
      methods.results.display(results);
    }
  }
  class Status extends StatusBar {
    override update(message: string): void {
      methods.status.update(message);
    }
  }
  class Spinner extends LoadingSpinner {
    override show(): void {
      methods.spinner.show();
    }
    override hide(): void {
      methods.spinner.hide();
    }
  }
  class Service extends SearchService {
    override start(id: number, query: string): void {
      methods.service.start(id, query);
    }
  }
  const components: PageComponents = {
    results: new Results(),
    status: new Status(),
    spinner: new Spinner(mediator),
    service: new Service(mediator, () => new Promise(() => {})),
  };
  // Methods that are fields would hide those of the subclasses.
  return mapComponents(components, (name, component) =>
    Object.keys(methods[name]).some((method) => Object.hasOwn(component, method))
      ? replaceMethods(component, methods[name])
      : component,
  );
}

/** Replaces the methods of this one object. A frozen object is replaced by one with the same prototype. */
function replaceMethods(component: object, methods: object): object {
  const target = Object.isExtensible(component)
    ? component
    : (Object.create(Object.getPrototypeOf(component) as object | null) as object);
  for (const [name, value] of Object.entries(methods)) {
    Object.defineProperty(target, name, { value: value as unknown, configurable: true, writable: true });
  }
  return target;
}
