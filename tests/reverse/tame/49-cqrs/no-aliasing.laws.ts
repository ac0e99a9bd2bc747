// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  NotEnoughStockError,
  ProductCommands,
  ProductExistsError,
} from '../../../../katas/49-cqrs/product-commands.ts';
import type { ProductEvent } from '../../../../katas/49-cqrs/product-events.ts';
import { ProductList } from '../../../../katas/49-cqrs/product-list.ts';

law('a product exists once', { quantity: fc.nat(9) }, ({ quantity }) => {
  const { shop } = shopWith(quantity);
  const again = { type: 'AddProduct', productId: 'p1', name: 'Mug', price: 1, categoryId: 'c' } as const;
  expect(() => shop.handle(again)).toThrow(ProductExistsError);
});

law('only what is in stock can be removed', { quantity: fc.nat(9) }, ({ quantity }) => {
  const { shop } = shopWith(quantity);
  const remove = { type: 'RemoveStock', productId: 'p1', quantity: quantity + 1 } as const;
  expect(() => shop.handle(remove)).toThrow(NotEnoughStockError);
});

law('a price is shown in dollars', { price: fc.integer({ min: 100, max: 999 }) }, ({ price }) => {
  const list = listOf([{ type: 'ProductAdded', productId: 'p1', name: 'Tea', price, categoryId: 'c' }]);
  expect(list.find('p1')?.displayPrice).toBe(`$${(price / 100).toFixed(2)}`);
});

/** A write side with one product, and the events that it publishes. */
function shopWith(quantity: number): { shop: ProductCommands; events: ProductEvent[] } {
  const events: ProductEvent[] = [];
  const shop = new ProductCommands((event) => void events.push(event));
  shop.handle({ type: 'AddProduct', productId: 'p1', name: 'Tea', price: 500, categoryId: 'c' });
  if (quantity > 0) shop.handle({ type: 'AddStock', productId: 'p1', quantity, reason: 'restocking' });
  return { shop, events };
}

function listOf(events: readonly ProductEvent[]): ProductList {
  const list = new ProductList();
  for (const event of events) list.apply(event);
  return list;
}
