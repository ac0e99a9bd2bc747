// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Order, type OrderItem } from '../../../../katas/30-clean-architecture/entities.ts';
import { createOrderController, presentPlaced } from '../../../../katas/30-clean-architecture/interface-adapters.ts';
import { createPlaceOrder } from '../../../../katas/30-clean-architecture/use-cases.ts';

law('an order has its items', { items: someItems() }, ({ items }) => {
  expect(new Order('o1', 'c1', items).items).toEqual(items);
});

law('a placed order has the total of its items', { items: someItems() }, async ({ items }) => {
  const placeOrder = createPlaceOrder({ save: async () => {} }, () => 'o1');
  const total = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  expect((await placeOrder({ customerId: 'c1', items })).total).toBe(total);
  const response = await createOrderController(placeOrder).place({ customerId: 'c1', items });
  expect(response).toEqual(presentPlaced({ orderId: 'o1', total }));
});

function someItems(): fc.Arbitrary<OrderItem[]> {
  const item = fc.record({
    productId: fc.constantFrom('p1', 'p2'),
    price: fc.nat(100),
    quantity: fc.integer({ min: 1, max: 3 }),
  });
  return fc.array(item, { minLength: 1, maxLength: 3 });
}
