// Breaks 5: the shipping service does not call `ship` again when the broker retries.
import { type Broker, type OrderPlaced, type Ship } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export function startShippingService(broker: Broker, ship: Ship): void {
  const shipped = new WeakMap<OrderPlaced, string>();
  broker.subscribe<OrderPlaced>('order.placed', 'shipping', async (message) => {
    const trackingCode = shipped.get(message) ?? (await ship(message.orderId));
    shipped.set(message, trackingCode);
    await broker.publish('order.shipped', { orderId: message.orderId, trackingCode });
  });
}
