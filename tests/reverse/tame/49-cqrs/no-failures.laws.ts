// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { ProductCommands } from '../../../../katas/49-cqrs/product-commands.ts';
import type { ProductEvent } from '../../../../katas/49-cqrs/product-events.ts';
import { ProductList } from '../../../../katas/49-cqrs/product-list.ts';

law('availability follows from the stock', { quantity: fc.nat(20) }, ({ quantity }) => {
  const expected = quantity === 0 ? 'out_of_stock' : quantity <= 10 ? 'low_stock' : 'in_stock';
  expect(listOf(shopWith(quantity).events).find('p1')?.availability).toBe(expected);
});

law('a category has a name', { name: fc.constantFrom('Drinks', 'Hot drinks') }, ({ name }) => {
  const list = listOf(shopWith(0).events);
  list.apply({ type: 'CategoryNamed', categoryId: 'c', name });
  expect(list.all().map(({ category }) => category)).toEqual([name]);
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
