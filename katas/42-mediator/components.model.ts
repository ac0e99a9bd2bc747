import { basename } from 'node:path';
import fc from 'fast-check';
import { Caller } from '../support/caller.ts';
import type { Failure } from '../support/failure.ts';
import { functionsCalled, missingCalls } from '../support/functions-called.ts';
import { openProject } from '../support/import-rules.ts';
import { inObjectForm, objectForms } from '../support/plug-in.ts';
import { settle } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { ownComponents } from './mediator.model.ts';
import {
  LoadingSpinner,
  type Mediator,
  type PageEvent,
  ResultsList,
  SearchBox,
  SearchPageMediator,
  SearchService,
  StatusBar,
} from './mediator.ts';

/** Something that happens to one component. `answer` is the number of a start, from 0, which is also its id. */
export type Action =
  | { search: string }
  | 'cancel'
  | 'show'
  | 'hide'
  | { update: string }
  | { display: string[] }
  | { start: string }
  | { answer: number; results: string[] };

/** The mediators that components must work with. None of them reacts to an event. */
export const mediatorForms = [
  'a stand-in with only notify',
  'a subclass of SearchPageMediator',
  'a SearchPageMediator with a replaced notify',
  'a SearchPageMediator whose class has a replaced notify',
  'a stand-in, but a SearchPageMediator is connected',
  ...objectForms,
] as const;

export type MediatorForm = (typeof mediatorForms)[number];

/** What the user sees. */
interface View {
  results: string[];
  message: string;
  isVisible: boolean;
}

/** How each call of `find` for milk fails. */
export interface FindFails {
  how: 'throws' | 'rejects';
  failure: Failure;
}

interface DeskOptions {
  milkFails?: FindFails | undefined;
  caller?: Caller;
}

/** A page of the learner's components with a mediator of our own, which only notes the events. */
export class Desk {
  readonly log: string[] = [];
  readonly #mediator: Mediator;
  readonly #box: SearchBox;
  readonly #spinner: LoadingSpinner;
  readonly #service: SearchService;
  readonly #results = new ResultsList();
  readonly #status = new StatusBar();
  readonly #answers: ((results: string[]) => void)[] = [];
  readonly #milkFails: FindFails | undefined;
  /** The events as they were when the mediator was notified, by the events themselves. */
  readonly #events: { event: PageEvent; line: string }[] = [];
  #starts = 0;
  readonly #restore: () => void;

  constructor(form: MediatorForm = 'an object literal', { milkFails, caller = new Caller() }: DeskOptions = {}) {
    this.#milkFails = milkFails;
    const notify = (event: PageEvent): void => {
      const line = eventLine(event);
      this.log.push(`reports ${line}`);
      this.#events.push({ event, line });
    };
    const { mediator, connected, restore = () => {} } = mediatorIn(form, { notify });
    this.#mediator = mediator;
    this.#restore = restore;
    try {
      this.#box = new SearchBox(mediator);
      this.#spinner = new LoadingSpinner(mediator);
      const find = caller.give((query: string) => this.#find(query), 'find');
      this.#service = new SearchService(mediator, find);
      connected?.connect({
        results: this.#results,
        status: this.#status,
        spinner: this.#spinner,
        service: this.#service,
      });
    } catch (error) {
      restore();
      throw error;
    }
  }

  /** Performs an action, waits until nothing more happens, and logs what has changed. */
  async do(action: Action): Promise<void> {
    this.log.push(`${actionTitle(action)}:`);
    const before = this.#view();
    const error = thrownBy(() => this.#perform(action));
    await settle();
    if (error !== nothingThrown) this.log.push(`throws ${show(error)}`);
    this.log.push(...changesBetween(before, this.#view()), ...this.#changedEvents());
  }

  /** Undoes what was replaced for this desk. */
  close(): void {
    this.#restore();
  }

  /** What the components did with the mediator besides notifying it, if this mediator can tell. */
  beyond(): string[] {
    return beyondInterface(this.#mediator);
  }

  /** Events that are no longer what the mediator was notified of, which may have kept them. */
  #changedEvents(): string[] {
    return this.#events.flatMap(({ event, line }) =>
      eventLine(event) === line ? [] : [`changes an earlier event: ${line} becomes ${eventLine(event)}`],
    );
  }

  #view(): View {
    return {
      results: [...this.#results.results],
      message: this.#status.message,
      isVisible: this.#spinner.isVisible,
    };
  }

  #perform(action: Action): void {
    if (action === 'cancel' || action === 'show' || action === 'hide') this.#spinner[action]();
    else if ('search' in action) this.#box.search(action.search);
    else if ('update' in action) this.#status.update(action.update);
    else if ('display' in action) this.#results.display(action.display);
    else if ('answer' in action) this.#answers[action.answer]?.(action.results);
    else {
      this.#starts += 1;
      this.#service.start(this.#starts - 1, action.start);
    }
  }

  #find(query: string): Promise<string[]> {
    this.log.push(`calls find(${quoted(query)})`);
    if (query === 'milk' && this.#milkFails) {
      const { how, failure } = this.#milkFails;
      this.#answers.push(() => {});
      if (how === 'throws') throw failure.value;
      return Promise.reject(failure.value);
    }
    return new Promise((resolve) => this.#answers.push(resolve));
  }
}

/** What has to be logged for these actions, if calls of `find` for milk succeed or fail. */
export function expectedLog(actions: readonly Action[], milkFails = false): string[] {
  const log: string[] = [];
  const pending: boolean[] = [];
  let view: View = { results: [], message: '', isVisible: false };
  const linesFor = (action: Action): string[] => {
    if (action === 'cancel') return ['reports searchCancelled'];
    if (typeof action === 'object' && 'search' in action) {
      return [`reports ${eventLine({ type: 'searchSubmitted', query: action.search })}`];
    }
    if (typeof action === 'object' && 'start' in action) {
      const id = pending.push(true) - 1;
      const lines = [`calls find(${quoted(action.start)})`];
      if (action.start !== 'milk' || !milkFails) return lines;
      pending[id] = false;
      return [...lines, `reports ${eventLine({ type: 'searchFailed', id })}`];
    }
    if (typeof action === 'object' && 'answer' in action) {
      if (!pending[action.answer]) return [];
      pending[action.answer] = false;
      return [`reports ${eventLine({ type: 'searchAnswered', id: action.answer, results: action.results })}`];
    }
    const after = viewAfter(view, action);
    const lines = changesBetween(view, after);
    view = after;
    return lines;
  };
  for (const action of actions) log.push(`${actionTitle(action)}:`, ...linesFor(action));
  return log;
}

/** The log of these actions, one after another. */
export async function logOf(actions: readonly Action[], desk = new Desk()): Promise<string[]> {
  try {
    // oxlint-disable-next-line no-await-in-loop
    for (const action of actions) await desk.do(action);
  } finally {
    desk.close();
  }
  return desk.log;
}

/** Actions in any order. */
export function actions(text: fc.Arbitrary<string>): fc.Arbitrary<Action[]> {
  const results = fc.array(text, { maxLength: 2 });
  const plain = { noNullPrototype: true } as const;
  const action = fc.oneof(
    fc.record({ search: text }, plain),
    fc.constantFrom<Action[]>('cancel', 'show', 'hide'),
    fc.record({ update: text }, plain),
    fc.record({ display: results }, plain),
    fc.record({ start: text }, plain),
    fc.record({ answer: fc.nat(2), results }, plain),
  );
  return fc.array(action, { maxLength: 8, size: 'max' });
}

/**
 * On a page of the learner's own components and mediator: the functions that run if the law calls `notify` or the
 * components itself, but not if the learner's code has to call them.
 */
export function bypassed(testUrl: string, what: 'notify' | 'components'): string[] {
  // Not always mediator.ts: a wrong solution of the workbook's own is a file with another name.
  const file = basename(openProject(testUrl, ['mediator.ts']).fileOf('mediator.ts'));
  const page = new SearchPageMediator();
  const box = new SearchBox(page);
  const components = ownComponents(page);
  page.connect(components);
  const byComponents = () => {
    box.search('tea');
    components.spinner.cancel();
  };
  const byEvents = () => {
    page.notify({ type: 'searchSubmitted', query: 'tea' });
    page.notify({ type: 'searchCancelled' });
  };
  const directly = () => {
    components.spinner.show();
    components.status.update('Searching');
    components.service.start(99, 'tea');
    components.spinner.hide();
    components.status.update('Cancelled');
  };
  const [has, mustHave] = what === 'notify' ? [byComponents, byEvents] : [byEvents, directly];
  // Once before, so that code that runs only on the first call does not count.
  mustHave();
  has();
  const [needed = [], called = []] = functionsCalled([file], [mustHave, has]);
  return missingCalls(needed, called);
}

interface MediatorInForm {
  mediator: Mediator;
  /** The learner's mediator, to which the components are connected. */
  connected?: SearchPageMediator;
  restore?: () => void;
}

function mediatorIn(form: MediatorForm, methods: Mediator): MediatorInForm {
  switch (form) {
    case 'a stand-in with only notify':
      return { mediator: standIn<Mediator>('mediator', methods) };
    case 'a stand-in, but a SearchPageMediator is connected':
      return { mediator: standIn<Mediator>('mediator', methods), connected: new SearchPageMediator() };
    case 'a subclass of SearchPageMediator': {
      const mediator = new NotingMediator(methods);
      return { mediator, connected: mediator };
    }
    case 'a SearchPageMediator with a replaced notify': {
      const own = new SearchPageMediator();
      const mediator = Object.isExtensible(own) ? Object.assign(own, methods) : new NotingMediator(methods);
      return { mediator, connected: mediator };
    }
    case 'a SearchPageMediator whose class has a replaced notify': {
      const own = new SearchPageMediator();
      if (Object.hasOwn(own, 'notify')) return mediatorIn('a SearchPageMediator with a replaced notify', methods);
      return { mediator: own, connected: own, restore: replaceInClass(methods) };
    }
    default:
      return { mediator: inObjectForm(methods, form) };
  }
}

/** Replaces `notify` for all instances of the learner's class, and returns a function that restores it. */
function replaceInClass({ notify }: Mediator): () => void {
  const { prototype } = SearchPageMediator;
  const original = Object.getOwnPropertyDescriptor(prototype, 'notify');
  Object.defineProperty(prototype, 'notify', { value: notify, configurable: true, writable: true });
  return () => {
    if (original) Object.defineProperty(prototype, 'notify', original);
    else Reflect.deleteProperty(prototype, 'notify');
  };
}

/** A mediator of our own that is an instance of the learner's class. */
class NotingMediator extends SearchPageMediator {
  readonly #methods: Mediator;

  constructor(methods: Mediator) {
    super();
    this.#methods = methods;
    // A method that is a field would hide that of this class.
    if (Object.hasOwn(this, 'notify')) Object.assign(this, methods);
  }

  override notify(event: PageEvent): void {
    this.#methods.notify(event);
  }
}

function viewAfter(view: View, action: Action): View {
  if (action === 'show' || action === 'hide') return { ...view, isVisible: action === 'show' };
  if (typeof action === 'object' && 'update' in action) return { ...view, message: action.update };
  if (typeof action === 'object' && 'display' in action) return { ...view, results: action.display };
  return view;
}

function changesBetween(before: View, after: View): string[] {
  const lines: string[] = [];
  if (before.isVisible !== after.isVisible) lines.push(`the spinner becomes ${after.isVisible ? 'visible' : 'hidden'}`);
  if (before.message !== after.message) lines.push(`the status bar shows ${quoted(after.message)}`);
  if (quotedList(before.results) !== quotedList(after.results)) {
    lines.push(`the list shows ${quotedList(after.results)}`);
  }
  return lines;
}

function eventLine(event: PageEvent): string {
  switch (event.type) {
    case 'searchSubmitted':
      return `searchSubmitted, query ${quoted(event.query)}`;
    case 'searchCancelled':
      return 'searchCancelled';
    case 'searchAnswered':
      return `searchAnswered, id ${event.id}, results ${quotedList(event.results)}`;
    case 'searchFailed':
      return `searchFailed, id ${event.id}`;
    default:
      return `an unknown event: ${show(event satisfies never)}`;
  }
}

function actionTitle(action: Action): string {
  if (typeof action === 'string') return `spinner.${action}()`;
  if ('search' in action) return `box.search(${quoted(action.search)})`;
  if ('update' in action) return `status.update(${quoted(action.update)})`;
  if ('display' in action) return `results.display(${quotedList(action.display)})`;
  if ('start' in action) return `service.start(id, ${quoted(action.start)})`;
  return `the search with id ${action.answer} finds ${quotedList(action.results)}`;
}

/** In backticks, which a diff need not escape. */
function quoted(text: unknown): string {
  return typeof text === 'string' ? `\`${text}\`` : show(text);
}

function quotedList(list: readonly string[]): string {
  return Array.isArray(list) ? `[${list.map(quoted).join(', ')}]` : show(list);
}
