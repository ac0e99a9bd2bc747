import fc from 'fast-check';
import { amounts, ids } from '../support/generators.ts';
import { ticks } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import { createCatalogue, type ProductRepository } from './application.ts';
import { Money, type Product } from './domain-model.ts';
import { createInMemoryProducts } from './infrastructure.ts';

export interface Price {
  amount: number;
  currency: string;
}

export interface ProductRecipe {
  id: string;
  name: string;
  price: Price;
}

type Through = 'first catalogue' | 'second catalogue';
type Ask = { do: 'ask'; id: string; percent: number; through: Through };
type Change = { do: 'change'; id: string; price: Price; through: Through };
type Save = { do: 'save'; id: string; price: Price };
type Step = Ask | Change | Save;

export const widget: ProductRecipe = { id: 'p1', name: 'Widget', price: { amount: 10_000, currency: 'USD' } };

/** Any amount there is, and often one of the few whose discount ends in half a cent. */
export function anyAmount(): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(1, 10, 50, 150, 1005, 10_000, Number.MAX_SAFE_INTEGER), amounts(), fc.maxSafeNat());
}

export function currencies(): fc.Arbitrary<string> {
  return fc.constantFrom('USD', 'EUR', 'usd');
}

export function twoCurrencies(): fc.Arbitrary<[left: string, right: string]> {
  return fc.constantFrom<[string, string][]>(['USD', 'EUR'], ['EUR', 'USD'], ['USD', 'usd']);
}

/** Without cents, so that no whole percentage of them has to be rounded: rounding has a rule of its own. */
export function prices(): fc.Arbitrary<Price> {
  const some = amounts(10_000).map((units) => (units + 1) * 100);
  const amount = fc.oneof({ weight: 5, arbitrary: some }, { weight: 1, arbitrary: fc.constant(0) });
  return record({ amount, currency: currencies() });
}

export function percents(): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(0, 10, 50, 100), fc.integer({ min: 0, max: 100 }));
}

/** Multiples of 0.01 from 0 to 100. */
export function finePercents(): fc.Arbitrary<number> {
  return fc.oneof(
    percents(),
    fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
  );
}

/** What comes out at half a cent, and what no float can hold. */
export const halfCents = [
  { amount: 1, percent: 50 },
  { amount: 50, percent: 1 },
  { amount: 150, percent: 1 },
  { amount: 1005, percent: 90 },
  { amount: Number.MAX_SAFE_INTEGER, percent: 0.07 },
];

export const notDiscounts = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  -0.01,
  -1e-7,
  1e-7,
  0.005,
  12.345,
  99.995,
  100.01,
  101,
  1e21,
];

export function recipes(): fc.Arbitrary<ProductRecipe> {
  return record({ id: ids(), name: fc.constantFrom('Widget', 'Gadget', ''), price: prices() });
}

/** Two ids only, so that most steps meet. */
export function steps(): fc.Arbitrary<Step[]> {
  const id = fc.constantFrom('p1', '__proto__');
  const through = fc.constantFrom<Through[]>('first catalogue', 'second catalogue');
  const ask = record<Ask>({ do: fc.constant('ask'), id, percent: percents(), through });
  const change = record<Change>({ do: fc.constant('change'), id, price: prices(), through });
  const save = record<Save>({ do: fc.constant('save'), id, price: prices() });
  return fc.array<Step>(fc.oneof<fc.Arbitrary<Step>[]>(ask, change, save), {
    minLength: 1,
    maxLength: 16,
    size: 'max',
  });
}

export function storeSteps(): fc.Arbitrary<{ save?: ProductRecipe; find: string }[]> {
  const step = fc.record({ save: recipes(), find: ids() }, { requiredKeys: ['find'], noNullPrototype: true });
  return fc.array(step, { minLength: 1, maxLength: 12, size: 'max' });
}

function record<T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(parts, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

export function money({ amount, currency }: Price): Money {
  return new Money(amount, currency);
}

export function productOf({ id, name, price }: ProductRecipe): Product {
  return { id, name, price: money(price) };
}

/** The exact price less the discount, half a cent up, as text. */
export function discounted({ amount, currency }: Price, percent: number): string {
  const left = 10_000n - BigInt(Math.round(percent * 100));
  return printed({ amount: Number((BigInt(amount) * left * 2n + 10_000n) / 20_000n), currency });
}

/** `USD 90.00`, and what is no amount as it is. */
export function printed({ amount, currency }: Price): string {
  if (!Number.isSafeInteger(amount) || amount < 0) return `${currency} ${show(amount)} cents`;
  const cents = BigInt(amount);
  return `${currency} ${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

/** The money that comes of a call, `done`, or which error it is refused with. */
export async function said(ask: () => Money | Promise<Money | void>): Promise<string> {
  try {
    const answer = await ask();
    return answer ? printed(answer) : 'done';
  } catch (error) {
    if (error instanceof TodoError) throw error;
    return `refuses with ${error instanceof Error ? error.constructor.name : show(error)}`;
  }
}

/** What a repository finds, as plain data. */
export async function found(products: ProductRepository, productId: string): Promise<unknown> {
  const product = await products.find(productId);
  if (!product) return 'nothing';
  return { id: product.id, name: product.name, price: printed(product.price) };
}

/** The same product as `found` says it. */
export function kept(product: ProductRecipe | undefined): unknown {
  return product ? { ...product, price: printed(product.price) } : 'nothing';
}

/** Products may be frozen: refusing loudly is as good as handing out a copy. */
export function tamperWith(product: Product | undefined): void {
  if (!product) return;
  for (const [key, value] of Object.entries({ id: 'other', name: 'Changed', price: new Money(1, 'XXX') })) {
    thrownBy(() => Reflect.set(product, key, value));
  }
}

export const repositories = {
  'createInMemoryProducts()': () => createInMemoryProducts(),
  'rows of text': () => rowRepository(),
  'rows of text, slow': () => rowRepository(20),
};
export const repositoryKinds = Object.keys(repositories) as (keyof typeof repositories)[];

/** Keeps text, as a database would, and builds the product anew whenever it is asked; slower to save than to find. */
function rowRepository(delay = 0): ProductRepository {
  const rows: string[] = [];
  return {
    find: async (productId) => {
      await ticks(delay / 10);
      const row = rows.map((one) => JSON.parse(one) as ProductRecipe).find(({ id }) => id === productId);
      return row && productOf(row);
    },
    save: async ({ id, name, price: { amount, currency } }) => {
      await ticks(delay);
      rows.unshift(JSON.stringify({ id, name, price: { amount, currency } }));
    },
  };
}

/** Takes a while to find the widget, with the price that it had when it was asked. */
export function slowRepository(price: Price) {
  const find = async () => {
    const product = productOf({ ...widget, price });
    await ticks(5);
    return product;
  };
  return { products: { find, save: async () => {} }, setPrice: (next: Price) => void (price = next) };
}

/** Has one product, and one call that fails while the repository is down. */
export function fragileRepository(product: ProductRecipe, broken: 'find' | 'save', failure: Error) {
  const store = createInMemoryProducts([productOf(product)]);
  let isDown = false;
  const via = <T>(call: string, go: () => Promise<T>) => (isDown && call === broken ? Promise.reject(failure) : go());
  const products: ProductRepository = {
    find: (productId) => via('find', () => store.find(productId)),
    save: (one) => via('save', () => store.save(one)),
  };
  return { products, goDown: () => void (isDown = true), comeBack: () => void (isDown = false) };
}

/** Takes the steps with two catalogues of one repository: what they said, and what they should have. */
export async function play(products: ProductRepository, steps: readonly Step[]) {
  const catalogues = { 'first catalogue': createCatalogue(products), 'second catalogue': createCatalogue(products) };
  const model = new Map<string, Price>();
  const [heard, expected]: [string[], string[]] = [[], []];
  for (const step of steps) {
    const price = model.get(step.id);
    if (step.do === 'save') {
      await products.save(productOf({ ...widget, id: step.id, price: step.price }));
      model.set(step.id, step.price);
    } else if (step.do === 'change') {
      heard.push(await said(() => catalogues[step.through].changePrice(step.id, money(step.price))));
      expected.push(price ? 'done' : 'refuses with ProductNotFoundError');
      if (price) model.set(step.id, step.price);
    } else {
      heard.push(await said(() => catalogues[step.through].priceOf(step.id, step.percent)));
      expected.push(price ? discounted(price, step.percent) : 'refuses with ProductNotFoundError');
    }
  }
  return { heard, expected };
}
