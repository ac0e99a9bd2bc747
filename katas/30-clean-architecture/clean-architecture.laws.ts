import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { Order } from './entities.ts';
import { createOrderController, presentError, presentPlaced } from './interface-adapters.ts';
import { createApp, InMemoryOrders } from './main.ts';
import { createPlaceOrder, type OrderRepository, type OrderRequest } from './use-cases.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r30

law('an app answers with a status', { request: requests() }, async ({ request }) => {
  const response = await createApp(new InMemoryOrders(), () => 'ord-1').place(request);
  expect(typeof response.status).toBe('number');
});

law('a use case connected by hand returns an id', { request: requests() }, async ({ request }) => {
  const placeOrder = createPlaceOrder(noting([]), () => 'ord-1');
  expect(typeof (await placeOrder(request)).orderId).toBe('string');
  expect(typeof createOrderController(placeOrder).place).toBe('function');
});

example('presenters return a status', () => {
  expect(typeof presentPlaced({ orderId: 'ord-1', total: 100 }).status).toBe('number');
  expect(typeof presentError(new Error('no memory')).status).toBe('number');
});

example('an order has a total', () => {
  const order = new Order('ord-1', 'c1', [{ productId: 'p1', price: 1000, quantity: 1 }]);
  expect(typeof order.total).toBe('number');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function requests(): fc.Arbitrary<OrderRequest> {
  const item = fc.record({
    productId: fc.constantFrom('p1', 'p2'),
    price: fc.constantFrom(0, 1000),
    quantity: fc.constantFrom(1, 2),
  });
  return fc.record({ customerId: fc.constant('c1'), items: fc.array(item, { minLength: 1, maxLength: 2 }) });
}

/** A repository that the use case has never seen. It adds each call to a list: `save ord-1`. */
function noting(calls: string[]): OrderRepository {
  return {
    async save(order) {
      calls.push(`save ${order.id}`);
    },
  };
}
