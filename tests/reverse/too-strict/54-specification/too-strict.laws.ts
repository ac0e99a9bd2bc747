// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { InStock, type Product } from '../../../../katas/54-specification/product-specifications.ts';

law('identity: an explanation is not frozen', { inStock: fc.boolean() }, ({ inStock }) => {
  expect(Object.isFrozen(new InStock().explain({ ...product, inStock }))).toBe(false);
});

law('order: an explanation has satisfied, and then decidedBy', { inStock: fc.boolean() }, ({ inStock }) => {
  expect(Object.keys(new InStock().explain({ ...product, inStock }))).toEqual(['satisfied', 'decidedBy']);
});

const product: Product = { id: 'p1', name: 'Atlas', price: 50, category: 'books', inStock: true };
