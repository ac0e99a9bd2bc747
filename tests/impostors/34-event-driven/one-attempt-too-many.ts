// Breaks 6: takes maxAttempts for the attempts after the first one.
import { type BrokerOptions, MessageBroker as Right } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export class MessageBroker extends Right {
  constructor({ maxAttempts }: BrokerOptions) {
    super({ maxAttempts: maxAttempts + 1 });
  }
}
