// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { InMemoryProductRepository } from '../../../../katas/52-repository/in-memory-product-repository.ts';
import type { Product } from '../../../../katas/52-repository/product.ts';

law('identity: a product that was found is not frozen', { price: fc.nat(99) }, ({ price }) => {
  const repository = new InMemoryProductRepository();
  repository.save({ ...phone, price });
  expect(Object.isFrozen(repository.findById('p1'))).toBe(false);
});

law('identity: two look-ups find different objects', { price: fc.nat(99) }, ({ price }) => {
  const repository = new InMemoryProductRepository();
  repository.save({ ...phone, price });
  expect(repository.findById('p1')).not.toBe(repository.findById('p1'));
});

law('order: a product lists its properties in the order of the type', { price: fc.nat(99) }, ({ price }) => {
  const repository = new InMemoryProductRepository();
  repository.save({ ...phone, price });
  expect(Object.keys(repository.findById('p1') ?? {})).toEqual(['id', 'name', 'price', 'category', 'tags']);
});

const phone: Product = { id: 'p1', name: 'Phone', price: 100, category: 'electronics', tags: ['new'] };
