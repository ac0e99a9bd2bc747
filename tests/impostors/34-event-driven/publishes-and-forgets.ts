// Breaks 5: the shipping service does not wait until the broker has accepted its message.
import { type Broker, type OrderPlaced, type Ship } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export function startShippingService(broker: Broker, ship: Ship): void {
  broker.subscribe<OrderPlaced>('order.placed', 'shipping', async ({ orderId }) => {
    const trackingCode = await ship(orderId);
    Promise.resolve(broker.publish('order.shipped', { orderId, trackingCode })).catch(() => {});
  });
}
