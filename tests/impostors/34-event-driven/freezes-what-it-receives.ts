// Breaks 5, 6: freezes messages, functions and errors, so that nobody can change them.
import {
  type Broker,
  type DeadLetter,
  type Handler,
  MessageBroker as Right,
  type SendTracking,
  type Ship,
  startNotificationService as startNotifications,
  startShippingService as startShipping,
} from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export class MessageBroker extends Right {
  override subscribe<T>(topic: string, name: string, handler: Handler<T>): void {
    super.subscribe(topic, name, Object.freeze(handler));
  }

  override publish(topic: string, message: unknown): Promise<void> {
    return super.publish(topic, Object.freeze(message));
  }

  override deadLetters(): readonly DeadLetter[] {
    const letters = super.deadLetters();
    for (const { error } of letters) Object.freeze(error);
    return letters;
  }
}

export function startShippingService(broker: Broker, ship: Ship): void {
  startShipping(broker, Object.freeze(ship));
}

export function startNotificationService(broker: Broker, sendTracking: SendTracking): void {
  startNotifications(broker, Object.freeze(sendTracking));
}
