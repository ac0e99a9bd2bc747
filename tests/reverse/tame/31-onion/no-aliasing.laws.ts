// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { createCatalogue, ProductNotFoundError } from '../../../../katas/31-onion/application.ts';
import {
  CurrencyMismatchError,
  Discount,
  InvalidDiscountError,
  InvalidMoneyError,
  Money,
  Product,
} from '../../../../katas/31-onion/domain-model.ts';
import { totalPrice } from '../../../../katas/31-onion/domain-services.ts';
import { createInMemoryProducts } from '../../../../katas/31-onion/infrastructure.ts';

law('a negative amount is invalid', { amount: fc.integer({ min: -9, max: -1 }) }, ({ amount }) => {
  expect(() => new Money(amount, 'USD')).toThrow(InvalidMoneyError);
  expect(() => new Discount('p1', amount)).toThrow(InvalidDiscountError);
});

law('different currencies cannot be added', { amount: fc.integer({ min: 1, max: 9 }) }, ({ amount }) => {
  expect(() => new Money(amount, 'USD').add(new Money(amount, 'EUR'))).toThrow(CurrencyMismatchError);
});

law('the total adds best prices', { a: fc.nat(100), b: fc.nat(100) }, ({ a, b }) => {
  expect(totalPrice([productWith(a * 100), productWith(b * 100, 'p2')], []).amount).toBe((a + b) * 100);
});

law('an unknown product is not found', { id: fc.constantFrom('p2', 'p3') }, async ({ id }) => {
  const catalogue = createCatalogue(createInMemoryProducts(), { all: async () => [] });
  const error: unknown = await catalogue.priceOf(id).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProductNotFoundError);
});

function productWith(amount: number, id = 'p1'): Product {
  return new Product(id, 'Widget', new Money(amount, 'USD'));
}
