import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { misplacedExports } from '../support/exports.ts';
import { anyFailure, failureOf, ordinaryFailure } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { anyKey, anyString, hostileStrings, lookAlikes, twoKeys } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { functionForms, inFunctionForm, inObjectForm, objectForms } from '../support/plug-in.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { Watched } from '../support/watched.ts';
import {
  allowedImports,
  attemptsToReplace,
  callsOfOwn,
  countedIds,
  createA,
  createB,
  creatorRuns,
  during,
  factoryWith,
  failing,
  forbiddenImports,
  knownIn,
  list,
  listChangeNames,
  listChanges,
  listedExports,
  lookups,
  lookupTraps,
  manyKeys,
  ModelFactory,
  nameCreated,
  namesCreated,
  newFactory,
  onBoth,
  ownKeys,
  product,
  recorder,
  registerA,
  registerB,
  runTraps,
  sessions,
  sharedShopFactory,
  shopFactory,
  sorted,
  steps,
  table,
  usesOfTheFactory,
} from './factory.model.ts';
import { PaymentProcessorFactory } from './payment-processor-factory.ts';
import { DuplicateProcessorError, type PaymentProcessor, UnknownProcessorError } from './payment-processor.ts';
import { registerProcessors } from './registration.ts';

const anyOwnKey = fc.constantFrom(...ownKeys);

describe('1 ★ Each of the three keys creates its own kind of processor', () => {
  example('the three keys create the processors in the table', () => {
    const factory = sharedShopFactory();
    expect(ownKeys.map((key) => factory.create(key).name)).toEqual(['Stripe', 'PayPal', 'BankTransfer']);
  });

  law(
    'a reference starts with the prefix in the table and an underscore',
    { key: anyOwnKey, amount: fc.integer({ min: 1, max: 100_000 }) },
    ({ key, amount }) => {
      const start = `${table[key].prefix}_`;
      const reference = String(sharedShopFactory().create(key).process(amount));
      expect(reference.slice(0, start.length)).toBe(start);
    },
  );
});

describe('2 ★ `create` rejects an unknown key and lists the known ones', () => {
  law(
    'the error carries the key and the registered keys',
    { unknown: fc.constantFrom('voucher', 'cash', 'giro') },
    ({ unknown }) => {
      const factory = sharedShopFactory();
      const error = thrownBy(() => factory.create(unknown));
      expect(error).toBeInstanceOf(UnknownProcessorError);
      const { key, known } = error as UnknownProcessorError;
      expect({ key, known: sorted(known) }).toEqual({ key: unknown, known: sorted(ownKeys) });
    },
  );
});

describe('3 ★★ Any creator can be registered under any string', () => {
  law(
    'once a key is registered, create uses its creator',
    { steps: lookups() },
    ({ steps }) => {
      const expected = namesCreated(new ModelFactory(() => '1'), steps);
      expect(namesCreated(newFactory(), steps)).toEqual(expected);
    },
    { examples: lookupTraps },
  );

  law(
    'keys and known contain each registered key once, and the error carries the key unchanged',
    { keys: fc.uniqueArray(anyString(), { maxLength: 12 }), unknown: anyString() },
    ({ keys, unknown }) => {
      const registered = keys.filter((key) => key !== unknown);
      const factory = factoryWith(registered);
      const expected = sorted(registered);
      expect(sorted(factory.keys())).toEqual(expected);
      const error = thrownBy(() => factory.create(unknown));
      if (error instanceof UnknownProcessorError)
        expect({ key: error.key, known: sorted(error.known) }).toEqual({ key: unknown, known: expected });
    },
    {
      examples: [
        { keys: [], unknown: 'stripe' },
        { keys: ['stripe'], unknown: '' },
        { keys: [...hostileStrings], unknown: ' Voucher ' },
        { keys: manyKeys(), unknown: 'key' },
        ...lookAlikes.map(([one, other]) => ({ keys: ['voucher', one], unknown: other })),
      ],
    },
  );

  law(
    'your creators work under any key',
    { keys: twoKeys(), creators: fc.tuple(anyOwnKey, anyOwnKey) },
    ({ keys, creators }) => {
      const factory = newFactory();
      keys.forEach((key, i) => factory.register(key, table[creators[i] ?? 'stripe'].create));
      expect(keys.map((key) => nameCreated(factory, key))).toEqual(creators.map((own) => table[own].name));
    },
    {
      examples: [
        { keys: ['paypal', 'stripe'], creators: ['stripe', 'paypal'] },
        { keys: ['eu', 'us'], creators: ['stripe', 'stripe'] },
      ],
    },
  );
});

describe('4 ★★ Every `create` calls the creator once', () => {
  law(
    'create calls the creator of its key with newId alone, and nothing else calls a creator',
    { steps: steps(['factory']), form: fc.constantFrom(...functionForms) },
    ({ steps, form }) => {
      const { actual, expected } = sessions({ form, showCalls: true });
      const session = actual();
      expect(steps.flatMap((step) => session.run(step))).toEqual(steps.flatMap((step) => expected.run(step)));
    },
    {
      examples: functionForms.map((form) => ({
        steps: [registerA, registerB, list, createA, createA, createB, createA],
        form,
      })),
    },
  );

  law(
    'create returns the same object that the creator returns, and changes neither newId, nor the object, nor the creator',
    {
      processor: fc.constantFrom(...objectForms),
      creator: fc.constantFrom(...functionForms),
      returns: fc.constantFrom('a new object each time', 'the same object each time'),
    },
    ({ processor, creator, returns }) => {
      const watched = new Watched();
      const made = [1, 2, 3].map((n) => inObjectForm(product(`product ${n}`), processor));
      const returned = returns === 'a new object each time' ? made : made.map(() => made[0] as PaymentProcessor);
      const queue = [...returned];
      const create = inFunctionForm(() => queue.shift() as PaymentProcessor, creator);
      for (const one of made) watched.note(one, 'the processor');
      watched.note(create, 'the creator');
      const { newId } = countedIds();
      watched.note(newId, 'newId');
      const members = () => [...made, create].map((one) => Reflect.ownKeys(one));
      const before = members();
      const factory = new PaymentProcessorFactory(newId);
      factory.register('voucher', create);
      const created = made.map(() => factory.create('voucher'));
      const same = created.map((one, i) => (one === returned[i] ? 'the same object' : 'another object'));
      expect(same).toEqual(made.map(() => 'the same object'));
      expect({ members: members(), changes: watched.complaints() }).toEqual({ members: before, changes: [] });
    },
    {
      examples: objectForms.map((processor) => ({
        processor,
        creator: 'an arrow function' as const,
        returns: 'a new object each time' as const,
      })),
    },
  );

  law(
    'a creator may use the factory',
    { steps: steps(['factory']), during: during(['factory']) },
    ({ steps, during }) => {
      const { actual, expected } = sessions({ during, showCalls: true });
      const session = actual();
      expect(steps.flatMap((step) => session.run(step))).toEqual(steps.flatMap((step) => expected.run(step)));
    },
    { examples: usesOfTheFactory },
  );

  law(
    'creators that wrap each other work at any depth',
    { depth: fc.integer({ min: 1, max: 12 }) },
    ({ depth }) => {
      const factory = factoryWith(['level 0']);
      for (let level = 1; level <= depth; level += 1)
        factory.register(`level ${level}`, () => {
          const { name } = factory.create(`level ${level - 1}`);
          return product(`${name} < ${level}`);
        });
      const wrapped = Array.from({ length: depth }, (_, i) => ` < ${i + 1}`).join('');
      expect(nameCreated(factory, `level ${depth}`)).toBe(`level 0${wrapped}`);
    },
    { examples: [{ depth: 1 }, { depth: 100 }] },
  );

  law(
    'your creators return a new object on every call, even when a factory calls them',
    { keys: fc.array(anyOwnKey, { minLength: 2, maxLength: 6 }) },
    ({ keys }) => {
      const { newId } = countedIds();
      const factory = shopFactory();
      const created = keys.flatMap((key) => [table[key].create(newId), factory.create(key)]);
      expect(new Set(created).size).toBe(created.length);
    },
    { examples: ownKeys.map((key) => ({ keys: [key, key] })) },
  );
});

describe('5 ★★ Each payment takes a new id', () => {
  law(
    'a reference is the prefix, an underscore and the id, unchanged',
    { key: anyOwnKey, id: anyString(), amount: fc.integer({ min: 1, max: 100_000 }) },
    ({ key, id, amount }) => {
      const processor = table[key].create(() => id);
      expect(processor.process(amount)).toBe(`${table[key].prefix}_${id}`);
    },
    { examples: ownKeys.flatMap((key) => hostileStrings.map((id) => ({ key, id, amount: 100 }))) },
  );

  law(
    'each payment takes the next id from the newId that the creator of its processor received',
    {
      processors: fc.array(fc.record({ key: anyOwnKey, ids: fc.constantFrom('x', 'y') }, { noNullPrototype: true }), {
        minLength: 1,
        maxLength: 4,
      }),
      payments: fc.array(fc.nat(3), { maxLength: 12, size: 'max' }),
    },
    ({ processors, payments }) => {
      const sources = { x: countedIds('x'), y: countedIds('y') };
      const created = processors.map(({ key, ids }) => table[key].create(sources[ids].newId));
      const taken = { x: 0, y: 0 };
      const [actual, expected]: string[][] = [[], []];
      for (const payment of payments) {
        const i = payment % processors.length;
        const { key, ids } = processors[i] ?? { key: 'stripe', ids: 'x' };
        actual?.push(String(created[i]?.process(100)));
        expected?.push(`${table[key].prefix}_${ids}${(taken[ids] += 1)}`);
      }
      expect(actual).toEqual(expected);
      expect({ x: sources.x.taken(), y: sources.y.taken() }).toEqual(taken);
    },
    {
      why: 'if two payments share a reference, the wrong one may be refunded',
      examples: [
        ...ownKeys.map((key) => ({ processors: [{ key, ids: 'x' as const }], payments: [0, 0, 0] })),
        ...ownKeys.map((key) => ({
          processors: [
            { key, ids: 'x' as const },
            { key, ids: 'y' as const },
            { key, ids: 'x' as const },
          ],
          payments: [0, 1, 2, 0],
        })),
      ],
    },
  );

  example('a factory takes no id itself', () => {
    const ids = countedIds();
    const factory = new PaymentProcessorFactory(ids.newId);
    for (const key of ownKeys) factory.register(`my ${key}`, table[key].create);
    factory.keys();
    for (const key of [...ownKeys, 'cash']) thrownBy(() => factory.create(`my ${key}`));
    expect(ids.taken()).toBe(0);
  });
});

describe('6 ★★ A key can be registered only once', () => {
  law(
    'the error carries the taken key, and the first creator stays',
    { keys: fc.uniqueArray(anyKey(), { minLength: 1, maxLength: 4 }), attempts: fc.integer({ min: 1, max: 3 }) },
    ({ keys, attempts }) => {
      const factory = factoryWith(keys);
      for (const key of keys) {
        for (let i = 0; i < attempts; i += 1) {
          const error = thrownBy(() => factory.register(key, () => product('another')));
          expect(error).toBeInstanceOf(DuplicateProcessorError);
          expect(error).toMatchObject({ key });
        }
      }
      expect(keys.map((key) => nameCreated(factory, key))).toEqual(keys);
    },
    {
      why: 'if two modules choose the same key, the program has to fail when it starts',
      examples: ['a', 'voucher', '', '__proto__', 'constructor'].map((key) => ({ keys: [key, 'b'], attempts: 2 })),
    },
  );

  law(
    'a key stays taken before, during and after a call to its creator',
    { runs: walks(fc.constantFrom(...creatorRuns), 5), again: fc.constantFrom('the same creator', 'another creator') },
    ({ runs, again }) => {
      const { attempts, created } = attemptsToReplace(runs, again);
      expect(attempts.filter((one) => !one.endsWith(': rejected'))).toEqual([]);
      expect(created).toBe('first');
    },
    {
      examples: (['another creator', 'the same creator'] as const).flatMap((again) =>
        runTraps.map((runs) => ({ runs, again })),
      ),
    },
  );

  law(
    'registerProcessors does not catch the error',
    { taken: anyOwnKey },
    ({ taken }) => {
      const factory = factoryWith([taken]);
      const error = thrownBy(() => registerProcessors(factory));
      expect(error).toBeInstanceOf(DuplicateProcessorError);
      expect(error).toMatchObject({ key: taken });
    },
    { examples: ownKeys.map((taken) => ({ taken })) },
  );

  example('registerProcessors throws if it is called again with the same factory', () => {
    const factory = shopFactory();
    expect(thrownBy(() => registerProcessors(factory))).toBeInstanceOf(DuplicateProcessorError);
  });
});

describe('7 ★★★ A factory changes only through its own `register`', () => {
  law(
    'factories are independent, even if they share a creator',
    { steps: steps(['factory', 'other'], 16) },
    ({ steps }, mode) => {
      const { actual, expected } = sessions({ unknownKeys: true });
      const session = mode.use(actual);
      expect(steps.flatMap((step) => session.run(step))).toEqual(steps.flatMap((step) => expected.run(step)));
    },
    {
      modes: { inCompany: true },
      examples: [
        { steps: [registerA, { on: 'other', create: 'a' }, { on: 'other', list: 'keys' }] },
        { steps: [registerA, { on: 'other', open: 'a new factory' }, createA, list] },
        { steps: [...onBoth(registerA), ...onBoth(createA), ...onBoth(createA)] },
        { steps: [registerA, { on: 'other', register: 'a', creator: 'B' }, ...onBoth(createA), ...onBoth(list)] },
        { steps: [{ on: 'other', create: 'a' }, registerA, createA, { on: 'other', create: 'a' }] },
      ],
    },
  );

  law(
    'the caller gets what the creator throws, and the key stays registered',
    {
      steps: steps(['factory']),
      during: failing(),
      failure: anyFailure({
        'an UnknownProcessorError': () => new UnknownProcessorError('a', []),
        'a DuplicateProcessorError': () => new DuplicateProcessorError('a'),
        'a TypeError': () => new TypeError('failed'),
      }),
    },
    ({ steps, during, failure }) => {
      const { actual, expected } = sessions({ during, failure });
      const session = actual();
      expect(steps.flatMap((step) => session.run(step))).toEqual(steps.flatMap((step) => expected.run(step)));
    },
    {
      examples: [
        ordinaryFailure(),
        failureOf('undefined', undefined),
        failureOf("''", ''),
        failureOf('a TypeError', new TypeError('failed')),
        failureOf('an UnknownProcessorError', new UnknownProcessorError('a', [])),
        failureOf('an UnknownProcessorError for another key', new UnknownProcessorError('b', ['a'])),
      ].flatMap((failure) => [
        { steps: [registerA, createA, createA, list], during: [['throw' as const]], failure },
        { steps: [registerA, registerB, createB, createB], during: [[createA], ['throw' as const]], failure },
        { steps: [registerA, createA, createA, createA], during: [['throw' as const], ['throw' as const]], failure },
      ]),
    },
  );

  law(
    'callers can change an array from keys, and changing it or known changes no factory',
    {
      registered: fc.constantFrom<string[]>([], ['cash', 'giro', 'visa']),
      array: fc.constantFrom('keys', 'known'),
      change: fc.constantFrom(...listChangeNames),
    },
    ({ registered, array, change }) => {
      const factory = factoryWith(registered);
      const changed = array === 'keys' ? factory.keys() : knownIn(factory);
      const thrown = thrownBy(() => listChanges[change](changed as string[]));
      if (array === 'keys') expect(thrown).toBe(nothingThrown);
      expect(sorted(factory.keys())).toEqual(registered);
      expect(sorted(knownIn(factory))).toEqual(registered);
      expect([...registered, 'voucher'].map((key) => nameCreated(factory, key))).toEqual([
        ...registered,
        'no processor',
      ]);
    },
    {
      examples: (['keys', 'known'] as const).flatMap((array) => [
        ...listChangeNames.map((change) => ({ registered: ['cash', 'giro', 'visa'], array, change })),
        { registered: [], array, change: 'adds a key' as const },
      ]),
    },
  );

  law(
    'a later registration changes no array from keys or known',
    { before: fc.constantFrom<string[]>([], ['cash'], ['cash', 'giro']), later: fc.constantFrom('voucher', 'visa') },
    ({ before, later }) => {
      const factory = factoryWith(before);
      const [keys, known] = [factory.keys(), knownIn(factory)];
      factory.register(later, () => product(later));
      expect({ keys: sorted(keys), known: sorted(known) }).toEqual({ keys: before, known: before });
      expect(sorted(factory.keys())).toEqual(sorted([...before, later]));
    },
    { examples: [{ before: [], later: 'voucher' }] },
  );
});

describe('8 ★★★ A new processor needs no change to the factory', () => {
  example('your files import only what the rule allows, and a creator from another file works', () => {
    expect(forbiddenImports(import.meta.url, Object.keys(allowedImports))).toEqual([]);
    const factory = shopFactory();
    factory.register('voucher', () => product('Voucher'));
    expect(factory.create('voucher').name).toBe('Voucher');
  });

  example('your files export only what the statement lists', () => {
    expect(misplacedExports(import.meta.url, listedExports)).toEqual([]);
    expect(thrownBy(() => shopFactory())).toBe(nothingThrown);
  });

  example('the factory calls your creators, and never creates their processors itself', () => {
    const { direct, underOtherKeys, underTheirKeys } = callsOfOwn();
    expect(direct).not.toEqual([]);
    expect({ underOtherKeys, underTheirKeys }).toEqual({ underOtherKeys: direct, underTheirKeys: direct });
  });

  law(
    'registerProcessors registers your three creators with any registry',
    { registry: fc.constantFrom(...objectForms) },
    ({ registry: form }) => {
      const { registry, recorded } = recorder(form);
      registerProcessors(registry);
      expect(sorted(recorded)).toEqual([
        'bank_transfer: your BankTransfer creator',
        'paypal: your PayPal creator',
        'stripe: your Stripe creator',
      ]);
    },
    { examples: objectForms.map((registry) => ({ registry })) },
  );

  example('registerProcessors uses no member of a registry except register', () => {
    let calls = 0;
    const registry = standIn('registry', { register: () => void (calls += 1) });
    const error = thrownBy(() => registerProcessors(registry));
    expect({ error, calls, beyond: beyondInterface(registry) }).toEqual({ error: nothingThrown, calls: 3, beyond: [] });
  });
});
