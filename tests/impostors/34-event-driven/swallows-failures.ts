// Breaks 5: the notification service hides that a mail could not be sent, so that it is never sent again.
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
