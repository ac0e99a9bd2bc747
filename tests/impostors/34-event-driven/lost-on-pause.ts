// Breaks 8: hands messages out while the consumer is paused, to nobody.
import {
  type Consumer,
  MessageBroker as Right,
  type Subscription,
} from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export class MessageBroker extends Right {
  override subscribe<T>(topic: string, name: string, consumer: Consumer<T>): Subscription {
    let paused = false;
    super.subscribe<T>(topic, name, async (message) => {
      if (!paused) await consumer(message);
    });
    return {
      pause: () => {
        paused = true;
      },
      resume: () => {
        paused = false;
      },
    };
  }
}
