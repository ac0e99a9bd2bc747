import fc from 'fast-check';
import { expect } from 'vitest';
import { notAmounts, trickyNames } from '../support/generators.ts';
import { show } from '../support/show.ts';
import { thrownBy } from '../support/thrown.ts';
import { PaymentProcessorFactory, UnknownProcessorError, type PaymentProcessor } from './factory.ts';

interface Step {
  do: 'register' | 'create';
  key: string;
}

interface Built {
  factory: Side;
  key: Key;
}

type Side = 'left' | 'right';
type Key = keyof typeof names;

export const names = { stripe: 'Stripe', paypal: 'PayPal', bank_transfer: 'BankTransfer' } as const;
export const prefixes: Record<Key, string> = { stripe: 'stripe', paypal: 'pp', bank_transfer: 'bt' };
export const builtIn = Object.keys(names) as Key[];
/** 'toString' first: what it breaks is the plainest to read. */
export const hostileKeys = ['toString', ...trickyNames.filter((name) => name !== 'toString')];
export const notPayable = [0, -0, ...notAmounts];

export function builtInKeys(): fc.Arbitrary<Key> {
  return fc.constantFrom(...builtIn);
}

/** Keys that a new factory doesn't know, some of them close to what it does know. */
export function newKeys(): fc.Arbitrary<string> {
  return fc.constantFrom('voucher', 'Stripe', 'STRIPE', 'pp', 'bt', 'stripe_1', '1', '-1');
}

export function someKeys(): fc.Arbitrary<string[]> {
  return fc.subarray(['voucher', 'a', 'A', '10', '9']);
}

/** Keys that `someKeys` never holds and that a lenient look-up takes for one it knows. */
export function nearMisses(): fc.Arbitrary<string> {
  return fc.constantFrom(
    'Stripe',
    'STRIPE',
    ' stripe',
    'stripe\n',
    'strip',
    'stripe_eu',
    'PayPal',
    'pp',
    'bt',
    ' a',
    '0',
  );
}

export function stepsOn(...keys: string[]): fc.Arbitrary<Step> {
  return fc.record(
    { do: fc.constantFrom('register', 'create', 'create'), key: fc.constantFrom(...keys) },
    { noNullPrototype: true },
  );
}

export function on(side: Side, step: Step): { in: Side; step: Step } {
  return { in: side, step };
}

/** Steps on either of two factories. */
export function stepsOnTwo(...keys: string[]): fc.Arbitrary<{ in: Side; step: Step }> {
  return fc.record({ in: sides(), step: stepsOn(...keys) }, { noNullPrototype: true });
}

function sides(): fc.Arbitrary<Side> {
  return fc.constantFrom('left', 'right');
}

/** Leaves out whatever registers a key that is taken. */
export function withoutRepeats(steps: readonly Step[]): Step[] {
  const taken = new Set<string>(builtIn);
  return steps.filter((step) => step.do === 'create' || (!taken.has(step.key) && taken.add(step.key)));
}

export function goodAmounts(): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));
}

export function badAmounts(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.constantFrom(...notPayable),
    fc.integer({ max: 0 }),
    fc.nat(1000).map((n) => n + 0.5),
  );
}

export function builtProcessors(): fc.Arbitrary<Built[]> {
  const one = fc.record({ factory: sides(), key: builtInKeys() }, { noNullPrototype: true });
  return fc.array(one, { minLength: 1, maxLength: 4 });
}

/** Which of the processors takes each payment. */
export function positions(): fc.Arbitrary<number[]> {
  return fc.array(fc.nat(3), { minLength: 1, maxLength: 20, size: 'max' });
}

/** The references of payments taken by processors of two factories that share `newId`. */
export function referencesOf(processors: readonly Built[], payWith: readonly number[], newId: () => string): string[] {
  const factories = { left: new PaymentProcessorFactory(newId), right: new PaymentProcessorFactory(newId) };
  const built = processors.map(({ factory, key }) => factories[factory].create(key));
  factories.left.register('voucher', () => product('voucher'));
  factories.left.create('voucher').process(100);
  thrownBy(() => factories.right.create('voucher'));
  return payWith.map((n) => built[n % built.length]!.process(100));
}

export function register(key: string): Step {
  return { do: 'register', key };
}

export function create(key: string): Step {
  return { do: 'create', key };
}

export function product(name: string): PaymentProcessor {
  return { name, process: (amount) => `${name}: ${amount}` };
}

/** Ids '1', '2', '3' and so on. */
export function countedIds(): { newId(): string; taken(): number } {
  let taken = 0;
  return { newId: () => String((taken += 1)), taken: () => taken };
}

export function newFactory(): PaymentProcessorFactory {
  return new PaymentProcessorFactory(countedIds().newId);
}

/** A new factory that was taught `keys`; what other factories were taught before must not show. */
export function knowing(keys: readonly string[]): PaymentProcessorFactory {
  const factory = newFactory();
  expect(sorted(factory.keys()), 'a new factory knows the three keys and no more').toEqual(sorted(builtIn));
  for (const key of keys) factory.register(key, () => product(key));
  return factory;
}

/** The model of a factory: the name of what each key builds. */
export function newModel(): Map<string, string> {
  return new Map(Object.entries(names));
}

/** What the steps do to a new factory, and what they should do, a line each; the keys come last. */
export function play(steps: readonly Step[]): [story: string[], right: string[]] {
  const [factory, model] = [knowing([]), newModel()];
  const lines = steps.map((step, i) => {
    const line = `${step.do} ${show(step.key)}: `;
    return [line + tell(factory, step, `product ${i}`), line + foretell(model, step, `product ${i}`)] as const;
  });
  const keys = [sorted(factory.keys()), sorted(model.keys())].map((list) => `keys: ${show(list)}`);
  return [
    [...lines.map(([line]) => line), keys[0]!],
    [...lines.map(([, line]) => line), keys[1]!],
  ];
}

/** What one step does: the name of what was built, 'registered', or the name of the error. */
export function tell(factory: PaymentProcessorFactory, step: Step, name = step.key): string {
  try {
    if (step.do === 'create') return nameOf(factory.create(step.key));
    factory.register(step.key, () => product(name));
    return 'registered';
  } catch (error) {
    return error instanceof Error ? error.name : show(error);
  }
}

export function foretell(model: Map<string, string>, step: Step, name: string): string {
  const known = model.get(step.key);
  if (step.do === 'create') return known ?? 'UnknownProcessorError';
  if (known !== undefined) return 'DuplicateProcessorError';
  model.set(step.key, name);
  return 'registered';
}

function nameOf(built: PaymentProcessor): string {
  const given: unknown = built;
  return typeof given === 'object' && given !== null && 'name' in given ? String(given.name) : show(given);
}

/** The reference, or the name of the error. */
export function pay(processor: PaymentProcessor, amount: number): string {
  try {
    return processor.process(amount);
  } catch (error) {
    return error instanceof Error ? error.name : show(error);
  }
}

/** The keys that the error for an unknown key lists. */
export function knownIn(factory: PaymentProcessorFactory): readonly string[] {
  const error = thrownBy(() => factory.create('nobody'));
  expect(error).toBeInstanceOf(UnknownProcessorError);
  return (error as UnknownProcessorError).known;
}

export function sorted(keys: Iterable<string>): string[] {
  return [...keys].sort();
}

export function tamper(list: readonly string[], change: 'add voucher' | 'remove all' | 'rename all'): void {
  const own = list as string[];
  try {
    if (change === 'add voucher') own.push('voucher');
    if (change === 'remove all') own.length = 0;
    if (change === 'rename all') own.fill('voucher');
  } catch {
    // A frozen list is as good as a copy.
  }
}
