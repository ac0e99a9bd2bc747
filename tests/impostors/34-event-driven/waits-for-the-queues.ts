// Breaks 5: calls a method of the broker that is not part of the `Broker` interface.
import { type Broker, type OrderPlaced, type Ship } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export function startShippingService(broker: Broker & { isBusy?: boolean }, ship: Ship): void {
  broker.subscribe<OrderPlaced>('order.placed', 'shipping', async ({ orderId }) => {
    if (broker.isBusy) throw new Error('try again');
    await broker.publish('order.shipped', { orderId, trackingCode: await ship(orderId) });
  });
}
