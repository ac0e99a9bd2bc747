// Breaks 5: the shipping service retries a failed call to `publish` itself.
import { type Broker, type OrderPlaced, type Ship } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export function startShippingService(broker: Broker, ship: Ship): void {
  broker.subscribe<OrderPlaced>('order.placed', 'shipping', async ({ orderId }) => {
    const trackingCode = await ship(orderId);
    const publish = async () => broker.publish('order.shipped', { orderId, trackingCode });
    await publish().catch(publish);
  });
}
