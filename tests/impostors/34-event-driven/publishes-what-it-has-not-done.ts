// Breaks 2: the shipping service publishes OrderShipped before it calls `ship`, without a tracking code.
import { type Broker, type OrderPlaced, type Ship } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export function startShippingService(broker: Broker, ship: Ship): void {
  broker.subscribe<OrderPlaced>('order.placed', 'shipping', async ({ orderId }) => {
    await broker.publish('order.shipped', { orderId, trackingCode: '' });
    await ship(orderId);
  });
}
