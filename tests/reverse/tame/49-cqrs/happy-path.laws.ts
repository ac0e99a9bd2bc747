// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { ProductCommands } from '../../../../katas/49-cqrs/product-commands.ts';
import type { ProductEvent } from '../../../../katas/49-cqrs/product-events.ts';
import { ProductList } from '../../../../katas/49-cqrs/product-list.ts';

law('commands publish events', { quantity: fc.integer({ min: 1, max: 9 }) }, ({ quantity }) => {
  expect(shopWith(quantity).events.map(({ type }) => type)).toEqual(['ProductAdded', 'StockAdded']);
});

law('the list shows the stock', { quantity: fc.integer({ min: 1, max: 9 }) }, ({ quantity }) => {
  expect(listOf(shopWith(quantity).events).find('p1')?.quantity).toBe(quantity);
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
