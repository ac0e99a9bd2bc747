import fc from 'fast-check';
import { basename } from 'node:path';
import { type Failure } from '../support/failure.ts';
import { functionsCalled } from '../support/functions-called.ts';
import { walks } from '../support/generators.ts';
import { anyKey, hostileStrings, lookAlikes } from '../support/hostile.ts';
import { sourceOf } from '../support/import-rules.ts';
import { importsOf } from '../support/imports.ts';
import { type FunctionForm, inFunctionForm, type ObjectForm, inObjectForm } from '../support/plug-in.ts';
import { show } from '../support/show.ts';
import { thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import { createBankTransfer } from './bank-transfer.ts';
import { PaymentProcessorFactory } from './payment-processor-factory.ts';
import {
  type CreateProcessor,
  DuplicateProcessorError,
  type PaymentProcessor,
  UnknownProcessorError,
} from './payment-processor.ts';
import { createPayPal } from './paypal.ts';
import { registerProcessors } from './registration.ts';
import { createStripe } from './stripe.ts';

/** The table of the statement. */
export const table = {
  stripe: { create: createStripe, name: 'Stripe', prefix: 'stripe' },
  paypal: { create: createPayPal, name: 'PayPal', prefix: 'pp' },
  bank_transfer: { create: createBankTransfer, name: 'BankTransfer', prefix: 'bt' },
} as const;

export type OwnKey = keyof typeof table;

export const ownKeys = Object.keys(table) as OwnKey[];

const creatorFiles = ['stripe.ts', 'paypal.ts', 'bank-transfer.ts'];

/** The files that may be imported, by the file that imports them. */
export const allowedImports: Readonly<Record<string, readonly string[]>> = {
  'payment-processor.ts': [],
  'payment-processor-factory.ts': ['payment-processor.ts'],
  'registration.ts': ['payment-processor.ts', ...creatorFiles],
  ...Object.fromEntries(creatorFiles.map((file) => [file, ['payment-processor.ts']])),
};

export const listedExports = {
  'payment-processor.ts': [
    'PaymentProcessor',
    'CreateProcessor',
    'ProcessorRegistry',
    'UnknownProcessorError',
    'DuplicateProcessorError',
  ],
  'payment-processor-factory.ts': ['PaymentProcessorFactory'],
  'registration.ts': ['registerProcessors'],
  'stripe.ts': ['createStripe'],
  'paypal.ts': ['createPayPal'],
  'bank-transfer.ts': ['createBankTransfer'],
};

/** Ids '1', '2', '3' and so on. */
export function countedIds(prefix = ''): { newId: () => string; taken: () => number } {
  let taken = 0;
  return { newId: () => `${prefix}${(taken += 1)}`, taken: () => taken };
}

export function newFactory(): PaymentProcessorFactory {
  return new PaymentProcessorFactory(countedIds().newId);
}

let shared: PaymentProcessorFactory | undefined;

/** One factory with the shop's own processors for all ★ laws: whether factories are independent is another rule. */
export function sharedShopFactory(): PaymentProcessorFactory {
  return (shared ??= shopFactory());
}

/** A factory with the shop's own processors. */
export function shopFactory(): PaymentProcessorFactory {
  const factory = newFactory();
  registerProcessors(factory);
  return factory;
}

export function product(name: string): PaymentProcessor {
  return { name, process: (amount) => `${name}: ${amount}` };
}

/** A factory in which each key creates a product with the same name. */
export function factoryWith(keys: readonly string[]): PaymentProcessorFactory {
  const factory = newFactory();
  for (const key of keys) factory.register(key, () => product(key));
  return factory;
}

export function sorted(keys: Iterable<string>): string[] {
  return [...keys].sort();
}

/** The `known` keys of the error that `create` throws. */
export function knownIn(factory: PaymentProcessorFactory): readonly string[] {
  const error = thrownBy(() => factory.create('no such key'));
  return error instanceof UnknownProcessorError ? error.known : [`${show(error)} instead of known keys`];
}

/** The name of the processor that `create` returns, or 'no processor'. */
export function nameCreated(factory: Pick<PaymentProcessorFactory, 'create'>, key: string): string {
  try {
    return nameOf(factory.create(key));
  } catch (error) {
    if (error instanceof TodoError) throw error;
    return error instanceof TypeError ? String(error) : 'no processor';
  }
}

function nameOf(created: unknown): string {
  if (created === undefined || created === null) return 'no processor';
  // Not every processor has its name as an own property, or answers `in`.
  const name: unknown = typeof created === 'object' ? Reflect.get(created, 'name') : undefined;
  return typeof name === 'string' ? name : show(created);
}

/** Registers a new creator under a key, or creates a processor. */
export type Lookup = { register: string } | { create: string };

export function lookups(): fc.Arbitrary<Lookup[]> {
  const key = fc.oneof({ weight: 4, arbitrary: anyKey() }, { weight: 1, arbitrary: fc.constantFrom(...ownKeys) });
  return walks(
    fc.oneof(
      key.map((register): Lookup => ({ register })),
      key.map((create): Lookup => ({ create })),
    ),
  ).map(withoutRepeats);
}

/** Leaves out registrations of keys that are taken: what these do is another rule. */
function withoutRepeats(steps: readonly Lookup[]): Lookup[] {
  const taken = new Set<string>();
  return steps.filter((step) => {
    if (!('register' in step)) return true;
    const isNew = !taken.has(step.register);
    taken.add(step.register);
    return isNew;
  });
}

/** Each look-up that a careless comparison gets wrong. */
export const lookupTraps: { steps: Lookup[] }[] = [
  { steps: [{ create: 'a' }, { register: 'a' }, { create: 'a' }] },
  { steps: [{ register: 'voucher' }, { create: 'vouch' }, { create: 'voucher_eu' }, { create: 'Voucher' }] },
  ...['default', '*', 'fallback', 'unknown', 'undefined', ''].map((key) => ({
    steps: [{ register: key }, { create: 'voucher' }, { create: key }],
  })),
  ...lookAlikes.flatMap(([one, other]) => [
    { steps: [{ register: one }, { create: other }, { create: one }] },
    { steps: [{ register: other }, { create: one }, { create: other }] },
    { steps: [{ register: one }, { register: other }, { create: one }, { create: other }] },
  ]),
  ...[...hostileStrings, 'valueOf', ...ownKeys].map((key) => ({
    steps: [{ create: key }, { register: key }, { create: key }, { create: 'toString' }],
  })),
  {
    steps: [
      ...manyKeys().map((register) => ({ register })),
      ...manyKeys().map((create) => ({ create })),
      { create: 'key 3' },
    ],
  },
];

export function manyKeys(): string[] {
  return Array.from({ length: 60 }, (_, i) => `key ${i}`);
}

/** What each look-up returns. */
export function namesCreated(
  factory: Pick<PaymentProcessorFactory, 'register' | 'create'>,
  steps: readonly Lookup[],
): string[] {
  return steps.flatMap((step, i) => {
    if ('create' in step) return [`create ${show(step.create)}: ${nameCreated(factory, step.create)}`];
    factory.register(step.register, () => product(`product of step ${i + 1}`));
    return [];
  });
}

type Side = 'factory' | 'other';

type CreatorName = 'A' | 'B' | 'C';

/** A step with one of two factories, `factory` or `other`. It is `factory` if `on` is missing. */
export type Step = { on?: Side } & (
  { register: string; creator: CreatorName } | { create: string } | { list: 'keys' } | { open: 'a new factory' }
);

/** What a creator does while it is called. */
export type CreatorStep = Step | 'throw';

export type Factory = Pick<PaymentProcessorFactory, 'register' | 'create' | 'keys'>;

interface Setup {
  /** What creators do at their first call, at the second, and so on, also when one call is within another. */
  during?: readonly (readonly CreatorStep[])[];
  form?: FunctionForm;
  failure?: Failure;
  /** Also shows each call of a creator. */
  showCalls?: boolean;
  /** Also creates processors of unknown keys. */
  unknownKeys?: boolean;
}

/** What two factories and their creators do, step by step. */
export class Session {
  readonly #open: (newId: () => string) => Factory;
  readonly #setup: Setup;
  readonly #during: (readonly CreatorStep[])[];
  readonly #factories: Record<Side, Factory>;
  readonly #taken: Record<Side, Set<string>> = { factory: new Set(), other: new Set() };
  readonly #newIds = new Map<unknown, string>();
  readonly #creators: Record<CreatorName, CreateProcessor>;
  readonly #log: string[] = [];

  /** @param open creates the factories, either the learner's or the model's */
  constructor(open: (newId: () => string) => Factory, setup: Setup = {}) {
    this.#open = open;
    this.#setup = setup;
    this.#during = [...(setup.during ?? [])];
    const { form = 'an arrow function' } = setup;
    this.#creators = {
      A: inFunctionForm((...args) => this.#called('A', args), form),
      B: inFunctionForm((...args) => this.#called('B', args), form),
      C: inFunctionForm((...args) => this.#called('C', args), form),
    };
    this.#factories = { factory: this.#opened('factory'), other: this.#opened('other') };
  }

  /** Takes a step, and returns what happened in it. */
  run(step: Step): string[] {
    try {
      this.#take(step);
    } catch (error) {
      if (!this.#isFailure(error)) throw error;
    }
    return this.#log.splice(0);
  }

  #opened(side: Side): Factory {
    const newId = () => '1';
    this.#newIds.set(newId, `newId ${this.#newIds.size + 1}`);
    this.#taken[side] = new Set();
    return this.#open(newId);
  }

  #take(step: Step): void {
    const { on = 'factory' } = step;
    if ('create' in step) this.#create(on, step.create);
    else if ('register' in step) this.#register(on, step.register, step.creator);
    else if ('list' in step) this.#log.push(`${on}.keys(): ${show(sorted(this.#factories[on].keys()))}`);
    else this.#factories[on] = this.#opened(on);
  }

  #register(side: Side, key: string, creator: CreatorName): void {
    const taken = this.#taken[side];
    // What happens to a taken key is another rule.
    if (taken.has(key)) return;
    taken.add(key);
    try {
      this.#factories[side].register(key, this.#creators[creator]);
      this.#log.push(`${side}.register(${show(key)}, creator${creator})`);
    } catch (error) {
      this.#log.push(`${side}.register(${show(key)}, creator${creator}): throws ${this.#shown(error)}`);
    }
  }

  #create(side: Side, key: string): void {
    // So is what happens to an unknown one.
    if (!this.#setup.unknownKeys && !this.#taken[side].has(key)) return;
    try {
      const created = nameOf(this.#factories[side].create(key));
      this.#log.push(`${side}.create(${show(key)}): ${created}`);
    } catch (error) {
      const isFailure = this.#isFailure(error);
      const isUnknown = error instanceof UnknownProcessorError && !isFailure;
      this.#log.push(`${side}.create(${show(key)}): ${isUnknown ? 'no processor' : `throws ${this.#shown(error)}`}`);
      // A creator does not catch what another one throws.
      if (isFailure) throw error;
    }
  }

  #called(creator: CreatorName, args: readonly unknown[]): PaymentProcessor {
    const given = args.map((arg) => this.#newIds.get(arg) ?? 'another value');
    const call = `creator${creator}(${given.join(', ')})`;
    if (this.#setup.showCalls) this.#log.push(call);
    for (const step of this.#during.shift() ?? []) {
      if (step === 'throw') throw this.#setup.failure?.value;
      this.#take(step);
    }
    return product(`processor of ${call}`);
  }

  #isFailure(error: unknown): boolean {
    const { failure } = this.#setup;
    return failure !== undefined && Object.is(error, failure.value);
  }

  #shown(error: unknown): string {
    if (error instanceof TodoError) throw error;
    if (this.#isFailure(error)) return 'what the creator threw';
    return error instanceof Error ? String(error) : show(error);
  }
}

/** The simplest factory that is right. */
export class ModelFactory implements Factory {
  readonly #creators = new Map<string, CreateProcessor>();
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  register(key: string, create: CreateProcessor): void {
    if (this.#creators.has(key)) throw new DuplicateProcessorError(key);
    this.#creators.set(key, create);
  }

  create(key: string): PaymentProcessor {
    const create = this.#creators.get(key);
    if (!create) throw new UnknownProcessorError(key, this.keys());
    return create(this.#newId);
  }

  keys(): string[] {
    return [...this.#creators.keys()];
  }
}

/** What happens in the learner's factories, and what happens in the model's. */
export function sessions(setup: Setup): { actual: () => Session; expected: Session } {
  return {
    actual: () => new Session((newId) => new PaymentProcessorFactory(newId), setup),
    expected: new Session((newId) => new ModelFactory(newId), setup),
  };
}

const storyKeys = { a: 'A', b: 'B', c: 'C' } as const;

export function steps(sides: readonly Side[], maxLength = 12): fc.Arbitrary<Step[]> {
  return walks(step(sides), maxLength);
}

export function during(sides: readonly Side[]): fc.Arbitrary<CreatorStep[][]> {
  return fc.array(walks<CreatorStep>(step(sides), 3), { maxLength: 4 });
}

/** Creators that return, throw, or register another key before they throw. */
export function failing(): fc.Arbitrary<CreatorStep[][]> {
  const one = fc.constantFrom<CreatorStep[]>([], ['throw'], ['throw'], [registerB, 'throw']);
  return fc.array(one, { maxLength: 4 });
}

function step(sides: readonly Side[]): fc.Arbitrary<Step> {
  const key = fc.constantFrom('a' as const, 'b' as const, 'c' as const);
  const on = fc.constantFrom(...sides);
  const record = { noNullPrototype: true };
  const all: fc.Arbitrary<Step>[] = [
    // Factories may share creators, but within one of them, each key has another creator.
    fc.tuple(on, key, key).map(([side, register, other]) => ({
      on: side,
      register,
      creator: storyKeys[side === 'factory' ? register : other],
    })),
    fc.record({ on, create: key }, record),
    fc.record({ on, create: key }, record),
    fc.record({ on, list: fc.constant('keys' as const) }, record),
  ];
  if (sides.length > 1) all.push(fc.record({ on, open: fc.constant('a new factory' as const) }, record));
  return fc.oneof(...all);
}

export const registerA: Step = { register: 'a', creator: 'A' };
export const registerB: Step = { register: 'b', creator: 'B' };
export const createA: Step = { create: 'a' };
export const createB: Step = { create: 'b' };
export const list: Step = { list: 'keys' };

/** Creators that use their factory. */
export const usesOfTheFactory: { steps: Step[]; during: CreatorStep[][] }[] = [
  { steps: [registerA, createA], during: [[list]] },
  // Creators that create others, and more of their kind.
  { steps: [registerA, registerB, createB], during: [[createA]] },
  { steps: [registerA, createA], during: [[createA]] },
  { steps: [registerA, createA, createA], during: [[createA], [createA], [createA]] },
  // A fallback, and creators that register others.
  { steps: [registerB, createB, createB], during: [[createA, createB]] },
  { steps: [registerB, createB, createA, list], during: [[registerA, createA, list]] },
];

/** What a creator does when it is called. */
export const creatorRuns = ['returns', 'throws', 'registers its own key again'] as const;

type CreatorRun = (typeof creatorRuns)[number];

export const runTraps: CreatorRun[][] = [[], ...creatorRuns.map((run) => [run]), ['throws', 'returns', 'throws']];

/** Registers a key again before and after each `create`, and perhaps during it. */
export function attemptsToReplace(
  runs: readonly CreatorRun[],
  again: 'the same creator' | 'another creator',
): { attempts: string[]; created: string } {
  const factory = newFactory();
  const attempts: string[] = [];
  let run: CreatorRun = 'returns';
  const first: CreateProcessor = () => {
    if (run === 'registers its own key again') attempt('while the creator runs');
    if (run === 'throws') throw new Error('failed');
    return product('first');
  };
  const attempt = (when: string) => {
    const error = thrownBy(() =>
      factory.register('a', again === 'the same creator' ? first : () => product('another')),
    );
    attempts.push(`${when}: ${error instanceof DuplicateProcessorError ? 'rejected' : 'not rejected'}`);
  };
  factory.register('a', first);
  attempt('before the first create');
  runs.forEach((each, i) => {
    run = each;
    thrownBy(() => factory.create('a'));
    attempt(`after create ${i + 1}, whose creator ${run}`);
    run = 'returns';
  });
  return { attempts, created: nameCreated(factory, 'a') };
}

/** The same on both factories. */
export function onBoth(step: Step): Step[] {
  return [step, { ...step, on: 'other' }];
}

/** What can be changed in a list. */
export const listChanges = {
  'adds a key': (keys: string[]) => keys.push('voucher'),
  'removes the first key': (keys: string[]) => keys.shift(),
  'removes the last key': (keys: string[]) => keys.pop(),
  'empties it': (keys: string[]) => (keys.length = 0),
  'renames all keys': (keys: string[]) => keys.fill('voucher'),
  'removes all but the first key': (keys: string[]) => keys.splice(1),
} satisfies Record<string, (keys: string[]) => unknown>;

export type ListChange = keyof typeof listChanges;

export const listChangeNames = Object.keys(listChanges) as ListChange[];

/** Objects with which creators can be registered. */
export function recorder(form: ObjectForm): { registry: { register: Factory['register'] }; recorded: string[] } {
  const recorded: string[] = [];
  const register = (...args: [key: string, create: CreateProcessor]) => {
    const own = ownKeys.find((key) => table[key].create === args[1]);
    recorded.push(`${args[0]}: ${own ? `your ${table[own].name} creator` : 'another function'}`);
  };
  return { registry: inObjectForm({ register }, form), recorded };
}

/** The functions of the learner's creators that run when they are called directly, and when a factory calls them. */
export function callsOfOwn(): Record<'direct' | 'underOtherKeys' | 'underTheirKeys', string[]> {
  const creators = ownKeys.map((key) => table[key].create);
  const { newId } = countedIds();
  const pay = (processors: readonly PaymentProcessor[]) => processors.map((one) => one.process(100));
  const payInFactory = (entries: readonly (readonly [key: string, create: CreateProcessor])[]) => {
    const factory = newFactory();
    for (const [key, create] of entries) factory.register(key, create);
    pay(entries.map(([key]) => factory.create(key)));
  };
  // What a creator does only at its first call is not counted.
  pay(creators.map((create) => create(newId)));
  const [direct = [], underOtherKeys = [], underTheirKeys = []] = functionsCalled(creatorFiles, [
    () => pay(creators.map((create) => create(newId))),
    () => payInFactory(creators.map((create, i) => [`key ${i}`, create])),
    () => payInFactory(creators.map((create, i) => [ownKeys[i] ?? '', create])),
  ]);
  return { direct, underOtherKeys, underTheirKeys };
}

/** A line for each import that the statement does not allow, of whatever kind. */
export function forbiddenImports(testUrl: string, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    importsOf(sourceOf(testUrl, file), file).flatMap(({ specifier = 'a computed path', line, kind }) => {
      const name = basename(specifier);
      const isAllowed = [...(allowedImports[file] ?? []), 'todo.ts', file].includes(name);
      const how = kind === 'import' ? '' : ` (${kind})`;
      return isAllowed ? [] : [`${file}:${line} imports ${name}${how}`];
    }),
  );
}
