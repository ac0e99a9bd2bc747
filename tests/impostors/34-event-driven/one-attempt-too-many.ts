// Breaks 6: treats maxAttempts as the number of retries.
import { type BrokerOptions, MessageBroker as Right } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export class MessageBroker extends Right {
  constructor({ maxAttempts }: BrokerOptions) {
    super({ maxAttempts: maxAttempts + 1 });
  }
}
