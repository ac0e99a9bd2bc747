import { todo } from '../support/todo.ts';

/** An order has left the house. */
export interface OrderShipped {
  readonly orderId: string;
  readonly trackingCode: string;
  /** Milliseconds since 1970. */
  readonly shippedAt: number;
}

/** What a service does with a message; it has failed when it throws or its promise rejects. */
export type Consumer<T> = (message: T) => Promise<void>;

/** One consumer's place at a topic. */
export interface Subscription {
  /** Begins no attempt from now on, until `resume`. */
  pause(): void;
  resume(): void;
}

/** A message that one consumer could not handle. */
export interface DeadLetter {
  readonly topic: string;
  /** The name that the consumer was subscribed with. */
  readonly consumer: string;
  /** The message as it was published. */
  readonly message: unknown;
  /** The very value that the last attempt failed with. */
  readonly error: unknown;
}

export interface BrokerOptions {
  /** How often a consumer may try a message, the first time included: a whole number from 1. */
  readonly maxAttempts: number;
}

/** Takes messages from producers and hands them to consumers, who work at their own pace. */
export class MessageBroker {
  constructor(options: BrokerOptions) {
    todo('start without topics');
  }

  /** Has `consumer` get every message of `topic` published from now on. Nobody checks that they are of type T. */
  subscribe<T>(topic: string, name: string, consumer: Consumer<T>): Subscription {
    return todo('give the consumer a place where its messages wait');
  }

  /** Resolves when the message is accepted, whatever the consumers do. */
  publish(topic: string, message: unknown): Promise<void> {
    return todo('put the message where each consumer of the topic finds it');
  }

  /** Resolves when there is nothing left to do, except for paused consumers. */
  drain(): Promise<void> {
    return todo('wait until no consumer has anything to do');
  }

  deadLetters(): DeadLetter[] {
    return todo('list the messages that consumers gave up');
  }
}

/** Ships orders, and publishes that it did. */
export class OrderService {
  constructor(broker: MessageBroker, now: () => number) {
    todo('keep the broker and the clock');
  }

  shipOrder(orderId: string, trackingCode: string): Promise<void> {
    return todo("publish OrderShipped to 'order.shipped'");
  }
}
