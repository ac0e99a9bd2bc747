import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { hostileText, walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { thrownBy } from '../support/thrown.ts';
import {
  badAmounts,
  builtIn,
  builtInKeys,
  builtProcessors,
  countedIds,
  create,
  foretell,
  goodAmounts,
  hostileKeys,
  knowing,
  knownIn,
  names,
  nearMisses,
  newFactory,
  newKeys,
  newModel,
  notPayable,
  on,
  pay,
  play,
  positions,
  prefixes,
  product,
  referencesOf,
  register,
  someKeys,
  sorted,
  stepsOn,
  stepsOnTwo,
  tamper,
  tell,
  withoutRepeats,
} from './factory.model.ts';
import {
  DuplicateProcessorError,
  InvalidAmountError,
  PaymentProcessorFactory,
  UnknownProcessorError,
} from './factory.ts';

describe('1 ★ Each key builds its processor, and a payment returns a reference', () => {
  example('the three keys give the processors of the table', () => {
    const factory = newFactory();
    const names = builtIn.map((key) => factory.create(key).name);
    expect(names).toEqual(['Stripe', 'PayPal', 'BankTransfer']);
  });

  law(
    'a reference is the prefix, an underscore and the id that newId gave',
    { key: builtInKeys(), amount: goodAmounts(), id: hostileText() },
    ({ key, amount, id }) => {
      const processor = new PaymentProcessorFactory(() => id).create(key);
      expect(processor.process(amount)).toBe(`${prefixes[key]}_${id}`);
      expect(processor.name).toBe(names[key]);
    },
  );
});

describe('2 ★ An unknown key is refused with the list of the known ones', () => {
  law(
    'the error carries the key as asked for and all keys that can be created',
    { registered: someKeys(), unknown: nearMisses() },
    ({ registered, unknown }) => {
      const factory = knowing(registered);
      const error = thrownBy(() => factory.create(unknown));
      expect(error).toBeInstanceOf(UnknownProcessorError);
      expect(error).toMatchObject({ key: unknown });
      expect(sorted((error as UnknownProcessorError).known)).toEqual(sorted([...builtIn, ...registered]));
    },
  );

  law(
    'keys() gives each known key once, and a refused look-up adds none',
    { registered: someKeys(), unknown: nearMisses() },
    ({ registered, unknown }) => {
      const factory = knowing(registered);
      thrownBy(() => factory.create(unknown));
      expect(sorted(factory.keys())).toEqual(sorted([...builtIn, ...registered]));
      expect(tell(factory, create(unknown))).toBe('UnknownProcessorError');
    },
  );
});

describe('3 ★★ The registry behaves like a Map', () => {
  law(
    'a key builds what its own function builds, from its registration on',
    { steps: walks(stepsOn('a', 'A', 'b', 'ab', 'stripe')).map(withoutRepeats) },
    ({ steps }) => {
      const [story, right] = play(steps);
      expect(story).toEqual(right);
    },
    { examples: [{ steps: [create('a'), register('a'), create('a')] }] },
  );

  law('registering a key leaves the three others as they are', { key: newKeys() }, ({ key }) => {
    const factory = knowing([key]);
    const references = builtIn.map((one) => factory.create(one).process(5));
    expect(references).toEqual(['stripe_1', 'pp_2', 'bt_3']);
  });
});

describe('4 ★★ Every create builds anew', () => {
  law(
    'the three keys never give the same object twice',
    { created: fc.array(builtInKeys(), { minLength: 2, maxLength: 6 }) },
    ({ created }) => {
      const factory = newFactory();
      const different = new Set(created.map((key) => factory.create(key)));
      expect(different.size).toBe(created.length);
    },
    { examples: [{ created: ['stripe', 'stripe'] }] },
  );

  law(
    'a registered function runs once for each create of its key, and for nothing else',
    { created: walks(fc.constantFrom('a', 'b', 'stripe', 'nobody'), 8) },
    ({ created }) => {
      const ran: string[] = [];
      const factory = newFactory();
      for (const key of ['a', 'b', 'c']) {
        factory.register(key, () => {
          ran.push(key);
          return product(key);
        });
      }
      factory.keys();
      for (const key of created) thrownBy(() => factory.create(key));
      expect(ran).toEqual(created.filter((key) => key === 'a' || key === 'b'));
    },
  );

  law(
    'create returns the very object that the function returned',
    { function: fc.constantFrom('builds anew', 'always returns one'), times: fc.integer({ min: 1, max: 4 }) },
    ({ function: kind, times }) => {
      const products = Array.from({ length: times }, (_, i) => product(`product ${i}`));
      const returned = products.map((one) => (kind === 'builds anew' ? one : products[0]!));
      const queue = [...returned];
      const factory = newFactory();
      factory.register('voucher', () => queue.shift()!);
      const created = products.map(() => factory.create('voucher'));
      const verdicts = created.map((one, i) => (one === returned[i] ? 'what the function returned' : 'another object'));
      expect(verdicts).toEqual(products.map(() => 'what the function returned'));
    },
    { why: 'a copied or wrapped processor lacks what its own class gave it' },
  );

  law(
    'what the function throws comes out as it is, and the key stays known',
    { runs: walks(fc.constantFrom('throws', 'builds'), 6) },
    ({ runs }) => {
      const trouble = new Error('no connection');
      const queue = [...runs];
      const factory = newFactory();
      factory.register('voucher', () => {
        if (queue.shift() === 'throws') throw trouble;
        return product('voucher');
      });
      const errors = runs.map(() => thrownBy(() => factory.create('voucher')));
      expect(errors.map((error) => error === trouble)).toEqual(runs.map((run) => run === 'throws'));
      expect(sorted(factory.keys())).toEqual(sorted([...builtIn, 'voucher']));
    },
    { examples: [{ runs: ['throws', 'builds'] }] },
  );
});

describe('5 ★★ A key is registered once', () => {
  law(
    'a second registration is refused, and the first function stays',
    { steps: walks(stepsOn('a', 'A', 'b', 'stripe', 'paypal')) },
    ({ steps }) => {
      const [story, right] = play(steps);
      expect(story).toEqual(right);
    },
    {
      why: 'two modules that chose one key must hear of it when they start, not from a payout',
      examples: [
        { steps: [register('a'), register('a'), create('a')] },
        { steps: [register('stripe'), create('stripe')] },
      ],
    },
  );

  law('the error says which key is taken', { key: fc.oneof(builtInKeys(), fc.constantFrom('a', 'A')) }, ({ key }) => {
    const factory = knowing(['a', 'A']);
    const error = thrownBy(() => factory.register(key, () => product('second')));
    expect(error).toBeInstanceOf(DuplicateProcessorError);
    expect(error).toMatchObject({ key });
  });
});

describe('6 ★★★ Nothing but its own register changes a factory', () => {
  law(
    'what one factory is taught, another does not know',
    { steps: walks(stepsOnTwo('a', 'b', 'stripe'), 12) },
    ({ steps }) => {
      const factories = { left: newFactory(), right: newFactory() };
      const models = { left: newModel(), right: newModel() };
      const story = steps.map(({ in: side, step }, i) => `${side}: ${tell(factories[side], step, `product ${i}`)}`);
      const right = steps.map(({ in: side, step }, i) => `${side}: ${foretell(models[side], step, `product ${i}`)}`);
      expect(story).toEqual(right);
      expect(sorted(factories.right.keys())).toEqual(sorted(models.right.keys()));
    },
    {
      why: 'through a shared registry one tenant, plugin or test changes the payments of another',
      examples: [{ steps: [on('left', register('a')), on('right', create('a'))] }],
    },
  );

  law(
    'changing a list that came out changes no factory',
    { list: fc.constantFrom('keys()', 'known'), change: fc.constantFrom('add voucher', 'remove all', 'rename all') },
    ({ list, change }) => {
      const factory = knowing(['cash']);
      tamper(list === 'keys()' ? factory.keys() : knownIn(factory), change);
      expect(sorted(factory.keys())).toEqual(sorted([...builtIn, 'cash']));
      expect(sorted(knownIn(factory))).toEqual(sorted([...builtIn, 'cash']));
      expect(['stripe', 'cash', 'voucher'].map((key) => tell(factory, create(key)))).toEqual([
        'Stripe',
        'cash',
        'UnknownProcessorError',
      ]);
    },
  );

  law('a registration changes no list that came out before', { key: newKeys() }, ({ key }) => {
    const factory = knowing(['cash']);
    const [keys, known] = [factory.keys(), knownIn(factory)];
    factory.register(key, () => product('late'));
    expect(sorted(keys)).toEqual(sorted([...builtIn, 'cash']));
    expect(sorted(known)).toEqual(sorted([...builtIn, 'cash']));
    expect(sorted(factory.keys())).toEqual(sorted([...builtIn, 'cash', key]));
  });
});

describe('7 ★★★ Any text is a key', () => {
  law(
    'a name that every object has is unknown until somebody registers it',
    { key: fc.constantFrom(...hostileKeys) },
    ({ key }) => {
      const factory = newFactory();
      expect(tell(factory, create(key))).toBe('UnknownProcessorError');
      expect(thrownBy(() => factory.create(key))).toMatchObject({ key });
      expect(sorted(factory.keys())).toEqual(sorted(builtIn));
    },
    {
      why: 'keys come from configurations and requests, and their writers must not choose what code is called',
      examples: hostileKeys.map((key) => ({ key })),
    },
  );

  law(
    'registered, it works like any other key, and the rest stays unknown',
    { key: fc.constantFrom(...hostileKeys), other: fc.constantFrom(...hostileKeys) },
    ({ key, other }) => {
      const [story, right] = play([register(key), create(key), register(key), create(key), create(other)]);
      expect(story).toEqual(right);
    },
    { examples: hostileKeys.map((key) => ({ key, other: key })) },
  );

  law('the registry is a Map among such keys too', { steps: walks(stepsOn('stripe', ...hostileKeys)) }, ({ steps }) => {
    const [story, right] = play(steps);
    expect(story).toEqual(right);
  });
});

describe('8 ★★★ References are unique however fast they are made', () => {
  law(
    'no reference comes twice, whichever factory and processor it comes from',
    { processors: builtProcessors(), payWith: positions() },
    ({ processors, payWith }) => {
      const references = referencesOf(processors, payWith, countedIds().newId);
      expect(references.filter((one, i) => references.indexOf(one) !== i)).toEqual([]);
    },
    { why: 'two payments that share a reference cannot be told apart when one is refunded' },
  );

  law(
    'each payment takes the next id, and nothing else takes one',
    { processors: builtProcessors(), payWith: positions() },
    ({ processors, payWith }) => {
      const ids = countedIds();
      const references = referencesOf(processors, payWith, ids.newId);
      const keys = payWith.map((n) => processors[n % processors.length]!.key);
      expect(references).toEqual(keys.map((key, i) => `${prefixes[key]}_${i + 1}`));
      expect(ids.taken()).toBe(payWith.length);
    },
  );
});

describe('9 ★★★ An amount that nobody can pay is refused', () => {
  law(
    'an amount that is not whole, from 1 and safe is refused, and carried by the error',
    { key: builtInKeys(), amount: badAmounts() },
    ({ key, amount }) => {
      const processor = newFactory().create(key);
      const error = thrownBy(() => processor.process(amount));
      expect(error).toBeInstanceOf(InvalidAmountError);
      expect(error).toMatchObject({ amount });
    },
    { examples: notPayable.flatMap((amount) => builtIn.map((key) => ({ key, amount }))) },
  );

  law(
    'every other amount is taken',
    { key: builtInKeys(), amount: goodAmounts() },
    ({ key, amount }) => {
      expect(pay(newFactory().create(key), amount)).toBe(`${prefixes[key]}_1`);
    },
    { examples: builtIn.flatMap((key) => [1, Number.MAX_SAFE_INTEGER].map((amount) => ({ key, amount }))) },
  );

  law(
    'a refused payment takes no id',
    { key: builtInKeys(), amounts: walks(fc.constantFrom(0, -1, Number.NaN, 0.5, 1, 250), 8) },
    ({ key, amounts }) => {
      const processor = newFactory().create(key);
      let taken = 0;
      const right = amounts.map((one) => (one >= 1 ? `${prefixes[key]}_${(taken += 1)}` : 'InvalidAmountError'));
      expect(amounts.map((one) => pay(processor, one))).toEqual(right);
    },
  );
});
