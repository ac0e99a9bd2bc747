// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { ProductList } from '../../../../katas/49-cqrs/product-list.ts';

law('identity: find returns the item that all returns', { price: fc.nat(99) }, ({ price }) => {
  const list = listWith(price);
  expect(list.find('p1')).toBe(list.all()[0]);
});

law('identity: an item is frozen', { price: fc.nat(99) }, ({ price }) => {
  expect(Object.isFrozen(listWith(price).find('p1'))).toBe(true);
});

law('order: an item lists its properties in the order of the type', { price: fc.nat(99) }, ({ price }) => {
  const names = ['id', 'name', 'displayPrice', 'category', 'quantity', 'availability'];
  expect(Object.keys(listWith(price).find('p1') ?? {})).toEqual(names);
});

function listWith(price: number): ProductList {
  const list = new ProductList();
  list.apply({ type: 'ProductAdded', productId: 'p1', name: 'Tea', price, categoryId: 'c' });
  return list;
}
