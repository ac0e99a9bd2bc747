import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { misplacedExports } from '../support/exports.ts';
import { forbiddenWork } from '../support/forbidden-work.ts';
import { sharedHelpers } from '../support/helper-files.ts';
import { anyKey, anyString, hostileStrings, twoKeys, wholeNumbers } from '../support/hostile.ts';
import { brokenImports } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { missingUses } from '../support/missing-uses.ts';
import { objectForms } from '../support/plug-in.ts';
import { ticks } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { unlistedMembers } from '../support/unlisted-members.ts';
import { createCatalogue } from './application.ts';
import { Discount, Money, type Product } from './domain-model.ts';
import { applyDiscount, bestPrice, totalPrice } from './domain-services.ts';
import * as model from './onion.model.ts';
import { cable, dataOf, outcomeOf, productOf, resultOf, shelf, widget } from './onion.model.ts';
import * as structure from './rings.model.ts';
import * as shop from './shop.model.ts';

const atMost1e12 = wholeNumbers(1e12);
const { onWidget } = model;
const usd = (amount: number): model.MoneyData => ({ amount, currency: 'USD' });

describe('1 ★ The largest discount on a product sets its price', () => {
  law(
    'applyDiscount takes the percentage off the price',
    { amount: model.wholeDollars(), percent: model.fives() },
    ({ amount, percent }) => {
      const price = resultOf(() => applyDiscount(new Money(amount, 'USD'), new Discount('p1', percent)));
      expect(price).toEqual(model.discounted(usd(amount), percent));
    },
    { examples: [{ amount: 10_000, percent: 10 }] },
  );

  law(
    "bestPrice applies the largest discount for the product's id, and no other",
    { amount: model.wholeDollars(), discounts: model.discountsInFives() },
    ({ amount, discounts }) => {
      const price = resultOf(() => bestPrice(productOf({ ...widget, amount }), discounts.map(model.discountOf)));
      const percents = discounts.map(({ productId, percent }) => (productId === 'p1' ? percent : 0));
      expect(price).toEqual(model.discounted(usd(amount), Math.max(0, ...percents)));
    },
    {
      examples: [
        [],
        model.discountList([{ productId: 'p2', percent: 50 }]),
        onWidget(5, 10),
        onWidget(10, 5),
        onWidget(5, 10, 5),
        model.discountList([...onWidget(10), { productId: 'p2', percent: 50 }]),
      ].map((discounts) => ({ amount: 10_000, discounts })),
    },
  );
});

describe('2 ★ The catalogue finds and changes the prices of stored products', () => {
  law(
    'priceOf and totalOf price the products of the repository',
    {
      discounts: model.discountsInFives(),
      basket: model.baskets(),
    },
    async ({ discounts, basket }) => {
      const { products } = shop.repositoryOf('objects', shelf);
      const catalogue = shop.catalogueOf(products, discounts);
      expect(await outcomeOf(() => catalogue.priceOf('p1'))).toEqual(model.ownPrice(widget, discounts));
      const total = await outcomeOf(() => catalogue.totalOf(basket.map(({ id }) => id)));
      expect(total).toEqual(model.ownTotal(basket, discounts));
    },
    { examples: [{ discounts: onWidget(5, 10), basket: model.productList([widget, cable, cable]) }] },
  );

  law(
    'changePrice resolves when the product is saved with the new price',
    { amount: model.wholeDollars(), ticksToSave: fc.nat(40) },
    async ({ amount, ticksToSave }) => {
      const saved: unknown[] = [];
      const save = async (product: Product) => {
        await ticks(ticksToSave);
        saved.push(dataOf(product));
      };
      const catalogue = shop.catalogueOf({ find: async () => productOf(widget), save }, []);
      expect(await outcomeOf(() => catalogue.changePrice('p1', new Money(amount, 'USD')))).toBeUndefined();
      expect([...saved]).toEqual([{ ...widget, amount }]);
    },
    { examples: [{ amount: 8_000, ticksToSave: 30 }] },
  );

  law(
    'the in-memory repository finds the product that was saved last',
    { saved: model.ordinaryProducts() },
    async ({ saved }) => {
      const products = await shop.inMemory(saved);
      for (const { id } of shelf) {
        expect(dataOf(await products.find(id))).toEqual(saved.findLast((product) => product.id === id));
      }
    },
    { examples: [{ saved: model.productList([8_000, 9_000].map((amount) => ({ ...widget, amount }))) }] },
  );
});

describe('3 ★★ Imports point inward, and each ring does its own work', () => {
  example('no file imports a package or a file further out', () => {
    expect(brokenImports(import.meta.url, structure.importRules)).toEqual([]);
  });

  example('each file declares and exports exactly what the API lists for it', () => {
    const members = Object.entries(structure.publicMembers);
    const unlisted = members.flatMap(([file, classes]) => unlistedMembers(import.meta.url, file, classes));
    expect([...misplacedExports(import.meta.url, structure.listed), ...unlisted]).toEqual([]);
  });

  example('each helper file belongs to one ring', () => {
    expect(sharedHelpers(import.meta.url, structure.rings)).toEqual([]);
  });

  example('the application uses the domain services', () => {
    expect(missingUses(import.meta.url, structure.rings, structure.usesOfTheApplication)).toEqual([]);
  });

  example('no ring does the work of another ring', () => {
    expect(forbiddenWork(import.meta.url, structure.rings, structure.workOfOtherRings)).toEqual([]);
  });

  law(
    'a change to Money.add reaches totalPrice and totalOf',
    { basket: fc.uniqueArray(fc.constantFrom(...shelf), { minLength: 2 }).map(model.productList) },
    async ({ basket }) => {
      const ids = basket.map(({ id }) => id);
      const catalogue = shop.catalogueOf(shop.repositoryOf('objects', shelf).products, []);
      // A frozen class cannot be changed.
      const totals = await structure.withOtherSums(async () => [
        model.ownTotal(basket, []),
        await outcomeOf(() => catalogue.totalOf(ids)),
      ]);
      if (totals) expect(totals).toEqual(['12345678 USD', '12345678 USD']);
      else expect(await outcomeOf(() => catalogue.totalOf(ids))).toEqual(model.ownTotal(basket, []));
    },
    { why: 'a ring that adds amounts itself misses a change to the rule in the model', effort: 0.2 },
  );

  law(
    'a change to Product.withPrice reaches changePrice',
    { product: fc.constantFrom(...shelf) },
    async ({ product }) => {
      const { products, saves } = shop.repositoryOf('objects', shelf);
      const catalogue = shop.catalogueOf(products, []);
      const change = () => outcomeOf(() => catalogue.changePrice(product.id, new Money(8_000, 'USD')));
      const isChanged = await structure.withStars(async () => (await change(), true));
      if (!isChanged) await change();
      const name = isChanged ? `${product.name} *` : product.name;
      expect(saves.at(-1)).toEqual({ ...product, name, amount: 8_000 });
    },
    { why: 'a ring that changes prices itself misses a change to the rule in the model', effort: 0.2 },
  );
});

describe('4 ★★ Each object protects its own rules', () => {
  law(
    'an amount that is not a non-negative integer is rejected',
    { amount: fc.constantFrom(...model.notAmounts) },
    ({ amount }) => {
      expect(resultOf(() => new Money(amount, 'USD'))).toBe(`threw an InvalidMoneyError for ${show(amount)}`);
    },
    { examples: model.notAmounts.map((amount) => ({ amount })) },
  );

  law(
    'a percentage that is not an integer from 0 to 100 is rejected',
    { percent: fc.constantFrom(...model.notPercents) },
    ({ percent }) => {
      expect(resultOf(() => new Discount('p1', percent))).toBe(`threw an InvalidDiscountError for ${show(percent)}`);
    },
    { examples: model.notPercents.map((percent) => ({ percent })) },
  );

  law(
    'valid objects keep their data',
    { id: anyString(), name: anyString(), amount: atMost1e12, currency: anyString(), percent: fc.nat(100) },
    ({ percent, ...product }) => {
      expect(resultOf(() => productOf(product))).toBe(model.productText(product));
      expect(resultOf(() => new Discount(product.id, percent))).toBe(
        model.discountText({ productId: product.id, percent }),
      );
    },
    {
      examples: [
        ...[0, 2 ** 31, 2 ** 32, 1e12].map((amount) => ({ ...widget, amount, percent: 10 })),
        ...[0, 100].map((percent) => ({ ...widget, percent })),
        ...hostileStrings.map((text) => ({ id: text, name: text, amount: 5, currency: text, percent: 50 })),
      ],
    },
  );

  law(
    'add returns a new sum in the same currency, and rejects another currency',
    { left: model.moneyInputs(), right: model.moneyInputs() },
    ({ left, right }) => {
      const [one, other] = [model.moneyOf(left), model.moneyOf(right)];
      const mismatch = `threw a CurrencyMismatchError for ${show(left.currency)} and ${show(right.currency)}`;
      const sum = model.moneyText({ ...left, amount: left.amount + right.amount });
      expect(resultOf(() => one.add(other))).toEqual(left.currency === right.currency ? sum : mismatch);
      expect([dataOf(one), dataOf(other)]).toEqual([left, right]);
    },
    { examples: model.moneyPairs },
  );

  law(
    'withPrice returns a new product in the same currency, and rejects another currency',
    { old: model.moneyInputs(), price: model.moneyInputs(), id: anyKey(), name: anyString() },
    ({ old, price, id, name }) => {
      const product = productOf({ id, name, ...old });
      const mismatch = `threw a CurrencyMismatchError for ${show(old.currency)} and ${show(price.currency)}`;
      const changed = old.currency === price.currency ? model.productText({ id, name, ...price }) : mismatch;
      expect(resultOf(() => product.withPrice(model.moneyOf(price)))).toEqual(changed);
      expect(dataOf(product)).toEqual({ id, name, ...old });
    },
    {
      examples: model.moneyPairs.map(({ left, right }) => ({ old: left, price: right, id: '', name: '' })),
      why: ({ old, price }) =>
        old.currency === price.currency
          ? 'code that still has the old product must not see its price change'
          : undefined,
    },
  );
});

describe('5 ★★ Domain services depend only on their arguments', () => {
  example('the domain files use nothing from the outside world', () => {
    expect(structure.outsideNames(import.meta.url)).toEqual([]);
  });

  law(
    'applyDiscount rounds the exact price to the nearest cent, and keeps the currency',
    { amount: atMost1e12, currency: anyString(), percent: fc.nat(100) },
    ({ percent, ...price }) => {
      const result = resultOf(() => applyDiscount(model.moneyOf(price), new Discount('p1', percent)));
      expect(result).toEqual(model.discounted(price, percent));
    },
    {
      examples: model.roundingTraps,
      why: 'two programs that round differently disagree about the same receipt',
    },
  );

  law(
    'each result depends only on the arguments, and the arguments stay unchanged',
    { calls: model.serviceCalls() },
    ({ calls }, mode) => {
      const services = mode.use(() => ({ applyDiscount, bestPrice, totalPrice }));
      const results = calls.map((call) => model.withoutCurrencies(resultOf(() => model.runService(call, services))));
      const labelled = (all: unknown[]) => calls.map((call, i) => `${model.callText(call)}: ${String(all[i])}`);
      expect(labelled(results)).toEqual(labelled(calls.map(model.expectedOfService)));
    },
    { modes: { mutated: true }, examples: model.trickyCalls.map((calls) => ({ calls })) },
  );

  law(
    'lists that change between two calls lead to a new result',
    { amount: fc.integer({ min: 1, max: 9_999 }), percent: fc.integer({ min: 1, max: 99 }) },
    ({ amount, percent }) => {
      const product = productOf({ ...widget, amount });
      const [products, discounts] = [[product], [] as Discount[]];
      const both = () => [
        resultOf(() => bestPrice(product, discounts)),
        resultOf(() => totalPrice(products, discounts)),
      ];
      expect(both()).toEqual([`${amount} USD`, `${amount} USD`]);
      discounts.push(new Discount('p1', percent));
      products.push(productOf(cable));
      const best = model.amountAfter(amount, percent);
      expect(both()).toEqual([`${best} USD`, `${best + cable.amount} USD`]);
    },
    { effort: 0.3 },
  );
});

describe('6 ★★ The application works with any repository', () => {
  law(
    'the catalogue works with repositories of any kind and products with any ids',
    {
      kind: fc.constantFrom(...shop.repositoryKinds),
      form: fc.constantFrom(...objectForms),
      initial: fc.constant(shop.hostileShop.initial),
      discounts: fc.constant(shop.hostileShop.discounts),
      steps: shop.anySteps(),
    },
    async ({ steps, ...start }, mode) => {
      const session = mode.use(() => shop.shopBesideAnother(start));
      const outcomes: unknown[] = [];
      for (const step of steps) outcomes.push(await session.run(step));
      const expected = shop.expectedOfShop(start, steps);
      expect(outcomes).toEqual(expected.outcomes);
      expect(session.saves()).toEqual(expected.saves);
    },
    { modes: { inCompany: true }, examples: shop.trickyShops },
  );

  law(
    'the catalogue uses only the methods of its ports',
    { call: fc.constantFrom(...shop.calls) },
    async ({ call }) => {
      const { products, saves } = shop.repositoryOf('objects', shelf);
      const repository = standIn('products', {
        find: (id: string) => products.find(id),
        save: (product: Product) => products.save(product),
      });
      const discounts = standIn('discounts', { all: async () => onWidget(10).map(model.discountOf) });
      const catalogue = createCatalogue(repository, discounts);
      expect(await outcomeOf(shop.callOf(call, catalogue, 'p1'))).toEqual(shop.expectedOfCall(call, onWidget(10)));
      expect(saves.length).toBe(call === 'changePrice' ? 1 : 0);
      expect([...beyondInterface(repository), ...beyondInterface(discounts)]).toEqual([]);
    },
    { effort: 0.1 },
  );

  law(
    'an id without a product is rejected, and nothing is saved',
    { call: fc.constantFrom(...shop.calls), keys: twoKeys() },
    async ({ call, keys: [stored, id] }) => {
      const { products, saves } = shop.repositoryOf('objects', [{ ...widget, id: stored }]);
      const catalogue = shop.catalogueOf(products, onWidget(10));
      const expected = `threw a ProductNotFoundError for ${show(id)}`;
      expect(await outcomeOf(shop.callOf(call, catalogue, id))).toBe(expected);
      expect(await outcomeOf(shop.callOf(call, catalogue, id, [stored]))).toBe(expected);
      expect(saves.length).toBe(0);
    },
    { examples: shop.unknownIds },
  );

  law(
    'the error for different currencies reaches the caller of totalOf',
    { amount: fc.integer({ min: 1, max: 5 }), currencies: twoKeys() },
    async ({ amount, currencies }) => {
      const basket = currencies.map((currency, i) => ({ ...widget, id: `p${i}`, amount, currency }));
      const catalogue = shop.catalogueOf(shop.repositoryOf('objects', basket).products, []);
      const total = await outcomeOf(() => catalogue.totalOf(basket.map(({ id }) => id)));
      expect(model.withoutCurrencies(total)).toEqual(model.withoutCurrencies(model.ownTotal(basket, [])));
    },
    { examples: [{ amount: 5, currencies: ['USD', 'EUR'] }], effort: 0.3 },
  );

  law(
    'an in-memory repository finds exactly the products that were saved to it',
    { saved: fc.uniqueArray(anyKey(), { maxLength: 4 }), other: anyKey() },
    async ({ saved, other }) => {
      const ids = saved.filter((id) => id !== other);
      await shop.inMemory([{ ...widget, id: other }]);
      const products = await shop.inMemory(ids.map((id) => ({ ...widget, id })));
      expect(dataOf(await products.find(other))).toBeUndefined();
      await products.save(productOf({ ...cable, id: other }));
      const found: unknown[] = [];
      for (const id of [other, ...ids]) found.push(dataOf(await products.find(id)));
      expect(found).toEqual([{ ...cable, id: other }, ...ids.map((id) => ({ ...widget, id }))]);
    },
    { examples: shop.trickyKeys },
  );
});

describe('7 ★★★ Each decision uses fresh and consistent data', () => {
  law(
    'every call uses the current products and discounts, whoever changed them',
    {
      kind: fc.constantFrom(...shop.repositoryKinds),
      initial: fc.constant(model.productList([widget, cable])),
      discounts: fc.constant(onWidget(10)),
      steps: shop.ordinarySteps(),
    },
    async ({ steps, ...start }) => {
      const session = shop.shopSession(start);
      const outcomes: unknown[] = [];
      for (const step of steps) outcomes.push(await session.run(step));
      expect(outcomes).toEqual(shop.expectedOfShop(start, steps).outcomes);
    },
    { examples: shop.changingShops, why: 'if another server changes a price, this one must not sell at the old price' },
  );

  law(
    'a call loads and saves its own data while an earlier call is still pending',
    {
      call: fc.constantFrom(...shop.calls),
      earlierCallWaitsFor: fc.constantFrom('find', 'all', 'save'),
      before: model.wholeDollars(),
      after: model.record({ amount: model.wholeDollars(), percent: model.fives() }),
    },
    async ({ call, earlierCallWaitsFor, before, after }) => {
      const { outcome, saves } = await shop.whilePending(call, earlierCallWaitsFor, before, after);
      const price = model.ownPrice({ ...widget, amount: after.amount }, onWidget(after.percent));
      expect(outcome).toEqual(call === 'changePrice' ? undefined : price);
      expect(saves.length).toBe(call === 'changePrice' ? 2 : 0);
    },
    { examples: shop.pendingCalls, effort: 0.5 },
  );

  law(
    'totalOf calls all once and applies this list to the whole basket',
    {
      basket: fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3'), { minLength: 1 }),
      firstList: model.discountsInFives(),
      laterLists: model.discountsInFives(),
    },
    async ({ basket, firstList, laterLists }) => {
      let loads = 0;
      const discounts = shop.discountsIn(() => ((loads += 1) === 1 ? firstList : laterLists));
      const catalogue = createCatalogue(shop.repositoryOf('objects', shelf).products, discounts);
      const products = basket.map((id) => model.onShelf(id));
      expect(await outcomeOf(() => catalogue.totalOf(basket))).toEqual(model.ownTotal(products, firstList));
      expect(loads).toBe(1);
    },
    {
      examples: [{ basket: ['p1', 'p2'], firstList: onWidget(10), laterLists: [] }],
      why: 'if a sale ended meanwhile, a customer would get only some of its discounts',
    },
  );

  law(
    'an error from a port reaches the caller, nothing is retried, and later calls work',
    { outage: shop.outages(), failure: shop.portFailures() },
    async ({ outage, failure }) => {
      expect(await shop.afterAnOutage(outage, failure)).toEqual(shop.expectedAfterAnOutage(outage));
    },
    {
      examples: shop.allOutages.flatMap((outage) => shop.trickyFailures.map((failure) => ({ outage, failure }))),
      effort: 0.5,
    },
  );
});
