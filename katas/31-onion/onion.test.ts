import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { amounts, ids, invalidAmounts, notAmounts } from '../support/generators.ts';
import { brokenImports, sourceOf } from '../support/import-rules.ts';
import { declares, globalsOf } from '../support/imports.ts';
import { example, law } from '../support/law.ts';
import { ticks } from '../support/settle.ts';
import { rejectionOf, thrownBy } from '../support/thrown.ts';
import { createCatalogue, ProductNotFoundError } from './application.ts';
import { CurrencyMismatchError, InvalidMoneyError, Money } from './domain-model.ts';
import { applyDiscount, InvalidDiscountError } from './domain-services.ts';
import { createInMemoryProducts } from './infrastructure.ts';
import {
  anyAmount,
  currencies,
  discounted,
  finePercents,
  found,
  fragileRepository,
  halfCents,
  kept,
  money,
  notDiscounts,
  percents,
  play,
  prices,
  printed,
  productOf,
  recipes,
  repositories,
  repositoryKinds,
  said,
  slowRepository,
  steps,
  storeSteps,
  tamperWith,
  twoCurrencies,
  widget,
} from './onion.model.ts';

describe('1 ★ Ten per cent off USD 100.00 is USD 90.00', () => {
  example('the service takes ten per cent off', () => {
    expect(applyDiscount(new Money(10_000, 'USD'), 10).amount).toBe(9_000);
  });

  law('the catalogue says the price less the discount', { product: recipes(), percent: percents() }, async (input) => {
    const { product, percent } = input;
    const catalogue = createCatalogue(createInMemoryProducts([productOf(product)]));
    expect(await said(() => catalogue.priceOf(product.id, percent))).toBe(discounted(product.price, percent));
  });
});

describe('2 ★ Money adds within one currency only', () => {
  law(
    'amounts of one currency add, and neither operand changes',
    { a: amounts(), b: amounts(), currency: currencies() },
    async ({ a, b, currency }) => {
      const [left, right] = [new Money(a, currency), new Money(b, currency)];
      expect(await said(() => left.add(right))).toBe(printed({ amount: a + b, currency }));
      expect([left.amount, left.currency, right.amount, right.currency]).toEqual([a, currency, b, currency]);
    },
  );

  law(
    'amounts of two currencies are refused, and the error says which',
    { a: amounts(), b: amounts(), currencies: twoCurrencies() },
    ({ a, b, currencies: [left, right] }) => {
      const [one, other] = [new Money(a, left), new Money(b, right)];
      const error = thrownBy(() => one.add(other));
      expect(error).toBeInstanceOf(CurrencyMismatchError);
      expect(error).toMatchObject({ left, right });
      expect([one.amount, one.currency, other.amount, other.currency]).toEqual([a, left, b, right]);
    },
  );
});

describe('3 ★★ Rings import inward only, and the port belongs to the application', () => {
  example('no ring imports one further out, or a package', () => {
    const broken = brokenImports(import.meta.url, {
      'domain-model.ts': { mayImport: [] },
      'domain-services.ts': { mayImport: ['domain-model.ts'] },
      'application.ts': { mayImport: ['domain-services.ts', 'domain-model.ts'] },
      'infrastructure.ts': { mayImport: ['application.ts', 'domain-services.ts', 'domain-model.ts'] },
    });
    expect(broken).toEqual([]);
  });

  example('of the four files, only application.ts declares ProductRepository', () => {
    const files = ['domain-model.ts', 'domain-services.ts', 'application.ts', 'infrastructure.ts'];
    const declaring = files.filter((file) => declares(sourceOf(import.meta.url, file), 'ProductRepository'));
    expect(declaring).toEqual(['application.ts']);
  });

  law(
    'the catalogue works on whatever repository it is given',
    { product: recipes(), percent: percents(), repository: fc.constantFrom(...repositoryKinds) },
    async ({ product, percent, repository }) => {
      const products = repositories[repository]();
      const catalogue = createCatalogue(products);
      await products.save(productOf(product));
      expect(await said(() => catalogue.priceOf(product.id, percent))).toBe(discounted(product.price, percent));
      expect(await said(() => catalogue.changePrice(product.id, new Money(7, 'CHF')))).toBe('done');
      expect(await found(products, product.id)).toEqual({ ...product, price: 'CHF 0.07' });
    },
  );
});

describe('4 ★★ The domain is pure: same input, same output, nothing changed', () => {
  law(
    'a discount depends on price and percentage alone, whatever was asked before',
    { prices: fc.array(prices(), { minLength: 1, maxLength: 3 }), percents: fc.array(percents(), { minLength: 2 }) },
    async ({ prices, percents }) => {
      const subjects = prices.map(money);
      for (const percent of percents) {
        const answers = await Promise.all(subjects.map((price) => said(() => applyDiscount(price, percent))));
        expect(answers).toEqual(prices.map((price) => discounted(price, percent)));
        expect(subjects.map(printed)).toEqual(prices.map(printed));
      }
    },
    {
      examples: [{ prices: ['EUR', 'USD'].map((currency) => ({ amount: 10_000, currency })), percents: [10, 20] }],
      why: 'a price is shared by everybody who looks at it; one discount must not show in the next',
    },
  );

  example('neither ring of the domain reads the world around it', () => {
    const world = ['console', 'process', 'globalThis', 'Date', 'performance', 'Math.random', 'fetch', 'setTimeout'];
    const reads = ['domain-model.ts', 'domain-services.ts'].flatMap((file) =>
      globalsOf(sourceOf(import.meta.url, file), world).map(({ name, line }) => `${file}:${line} reads ${name}`),
    );
    expect(reads).toEqual([]);
  });
});

describe('5 ★★ A discounted price lies between nothing and the price', () => {
  law('0 % off is the price, and 100 % off is nothing', { price: prices() }, async ({ price }) => {
    expect(await said(() => applyDiscount(money(price), 0))).toBe(printed(price));
    expect(await said(() => applyDiscount(money(price), 100))).toBe(printed({ ...price, amount: 0 }));
  });

  law(
    'more discount never costs more, and no result leaves the range or the currency',
    { amount: amounts(), currency: currencies(), discounts: fc.tuple(finePercents(), finePercents()) },
    ({ amount, currency, discounts }) => {
      const [less = 0, more = 0] = discounts.toSorted((a, b) => a - b);
      const price = new Money(amount, currency);
      const [dearer, cheaper] = [applyDiscount(price, less), applyDiscount(price, more)];
      expect([dearer.currency, cheaper.currency]).toEqual([currency, currency]);
      const falling = [amount, dearer.amount, cheaper.amount, 0];
      expect(falling).toEqual(falling.toSorted((a, b) => b - a));
    },
  );
});

describe('6 ★★★ The result is rounded once, half a cent up, and exact for every amount', () => {
  law(
    'the result is the exact one, rounded to the cent',
    { amount: anyAmount(), percent: finePercents() },
    async ({ amount, percent }) => {
      const price = { amount, currency: 'USD' };
      expect(await said(() => applyDiscount(money(price), percent))).toBe(discounted(price, percent));
    },
    {
      examples: halfCents,
      why: 'a cent that is lost on each item is a sum that no ledger agrees with',
    },
  );
});

describe('7 ★★★ What cannot be is refused', () => {
  law(
    'a percentage that is no multiple of 0.01 from 0 to 100 is refused, and nothing has changed',
    { product: recipes(), percent: fc.constantFrom(...notDiscounts) },
    async ({ product, percent }) => {
      const price = money(product.price);
      const products = createInMemoryProducts([productOf(product)]);
      const ways = [() => applyDiscount(price, percent), () => createCatalogue(products).priceOf(product.id, percent)];
      for (const ask of ways) {
        const error = await rejectionOf(ask);
        expect(error).toBeInstanceOf(InvalidDiscountError);
        expect(error).toMatchObject({ percent });
      }
      expect(printed(price)).toBe(printed(product.price));
      expect(await found(products, product.id)).toEqual(kept(product));
    },
    { examples: notDiscounts.map((percent) => ({ product: widget, percent })) },
  );

  law(
    'an amount that is not whole, from 0 and safe is refused',
    { amount: invalidAmounts() },
    ({ amount }) => {
      const error = thrownBy(() => new Money(amount, 'USD'));
      expect(error).toBeInstanceOf(InvalidMoneyError);
      expect(error).toMatchObject({ value: amount });
    },
    { examples: notAmounts.map((amount) => ({ amount })) },
  );

  law('a sum past the safe range is refused', { room: fc.nat(3), added: fc.nat(5) }, async ({ room, added }) => {
    const [large, small] = [new Money(Number.MAX_SAFE_INTEGER - room, 'USD'), new Money(added, 'USD')];
    const sum = { amount: Number.MAX_SAFE_INTEGER - room + added, currency: 'USD' };
    const expected = added > room ? 'refuses with InvalidMoneyError' : printed(sum);
    expect(await said(() => large.add(small))).toBe(expected);
  });

  law(
    'a product that is not there is refused by name, and nothing is saved',
    { id: ids(), price: prices(), percent: percents() },
    async ({ id, price, percent }) => {
      const products = createInMemoryProducts([productOf(widget)]);
      const catalogue = createCatalogue(products);
      for (const ask of [() => catalogue.priceOf(id, percent), () => catalogue.changePrice(id, money(price))]) {
        const error = await rejectionOf(ask);
        expect(error).toBeInstanceOf(ProductNotFoundError);
        expect(error).toMatchObject({ productId: id });
      }
      expect(await found(products, id)).toBe('nothing');
    },
    { examples: ['__proto__', 'constructor', ''].map((id) => ({ id, price: widget.price, percent: 10 })) },
  );
});

describe('8 ★★★ The catalogue never serves a stale price', () => {
  law(
    'each answer is made of the price that was saved last, by whomever',
    { repository: fc.constantFrom(...repositoryKinds), steps: steps() },
    async ({ repository, steps }) => {
      const { heard, expected } = await play(repositories[repository](), steps);
      expect(heard).toEqual(expected);
    },
    { why: 'a second server changes the price, and this one sells at the old one until it is restarted' },
  );

  law(
    'a question asked after a change does not share the answer of an older one that is still running',
    { before: prices(), after: prices(), percent: percents() },
    async ({ before, after, percent }) => {
      const { products, setPrice } = slowRepository(before);
      const catalogue = createCatalogue(products);
      const older = said(() => catalogue.priceOf('p1', percent));
      await ticks(2);
      setPrice(after);
      expect(await said(() => catalogue.priceOf('p1', percent))).toBe(discounted(after, percent));
      await older;
    },
  );

  law(
    'when the repository fails, the call fails with the same error, and the next one works',
    { product: recipes(), percent: percents(), broken: fc.constantFrom<'find' | 'save'>('find', 'save') },
    async ({ product, percent, broken }) => {
      const failure = new Error('connection lost');
      const { products, goDown, comeBack } = fragileRepository(product, broken, failure);
      const catalogue = createCatalogue(products);
      await said(() => catalogue.priceOf(product.id, percent));
      goDown();
      if (broken === 'find') expect(await rejectionOf(() => catalogue.priceOf(product.id, percent))).toBe(failure);
      expect(await rejectionOf(() => catalogue.changePrice(product.id, new Money(7, 'CHF')))).toBe(failure);
      comeBack();
      expect(await said(() => catalogue.priceOf(product.id, percent))).toBe(discounted(product.price, percent));
    },
    { why: 'a price remembered from before the failure may be the one that was just corrected' },
  );
});

describe('9 ★★★ The in-memory repository keeps copies', () => {
  law(
    'what callers do to a product that they saved, found or listed changes nothing that is kept',
    { initial: fc.uniqueArray(recipes(), { selector: ({ id }) => id, maxLength: 3 }), steps: storeSteps() },
    async ({ initial, steps }) => {
      const list = initial.map(productOf);
      const products = createInMemoryProducts(list);
      list.forEach(tamperWith);
      list.length = 0;
      const model = new Map(initial.map((one) => [one.id, one]));
      for (const { save, find } of steps) {
        if (save) {
          const given = productOf(save);
          await products.save(given);
          tamperWith(given);
          model.set(save.id, save);
        }
        expect(await found(products, find)).toEqual(kept(model.get(find)));
        tamperWith(await products.find(find));
      }
    },
    { why: 'a product in a half-filled form must not be the product that is sold' },
  );

  law('two repositories share nothing', { product: recipes() }, async ({ product }) => {
    const [one, other] = [createInMemoryProducts([productOf(product)]), createInMemoryProducts()];
    expect(await found(other, product.id)).toBe('nothing');
    expect(await found(one, product.id)).toEqual(kept(product));
  });
});
