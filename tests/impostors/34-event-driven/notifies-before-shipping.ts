// Breaks 2, 5: the notification service subscribes to `'order.placed'`, and makes up the tracking code.
import { type Broker, type OrderPlaced, type SendTracking } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export function startNotificationService(broker: Broker, sendTracking: SendTracking): void {
  broker.subscribe<OrderPlaced>('order.placed', 'notifications', ({ orderId }) =>
    sendTracking(orderId, `TRK-${orderId}`),
  );
}
