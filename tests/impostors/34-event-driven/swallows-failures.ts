// Breaks 5: the notification service ignores a failed `sendTracking`, so the broker never retries.
import { type Broker, type OrderShipped, type SendTracking } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export function startNotificationService(broker: Broker, sendTracking: SendTracking): void {
  broker.subscribe<OrderShipped>('order.shipped', 'notifications', async ({ orderId, trackingCode }) => {
    try {
      await sendTracking(orderId, trackingCode);
    } catch {
      // The mail server will be back.
    }
  });
}
