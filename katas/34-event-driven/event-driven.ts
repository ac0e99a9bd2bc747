import { todo } from '../support/todo.ts';

/** Published to `'order.placed'`. */
export interface OrderPlaced {
  readonly orderId: string;
}

/** Published to `'order.shipped'`. */
export interface OrderShipped {
  readonly orderId: string;
  readonly trackingCode: string;
}

/** Handles one message for a consumer. The attempt fails if this function throws or its promise rejects. */
export type Handler<T> = (message: T) => Promise<void>;

/** The only thing that services share. */
export interface Broker {
  /** Resolves when the broker has accepted the message. If publishing fails, it throws or rejects. */
  publish(topic: string, message: unknown): Promise<void>;
  /** Adds a consumer. `name` is the name of its service. */
  subscribe<T>(topic: string, name: string, handler: Handler<T>): void;
}

/** A message that one consumer could not handle. */
export interface DeadLetter {
  readonly topic: string;
  /** The name under which the consumer was subscribed. */
  readonly consumer: string;
  readonly message: unknown;
  /** What the last attempt threw or rejected with. */
  readonly error: unknown;
}

export interface BrokerOptions {
  /** The maximum number of attempts per message, including the first attempt: an integer of 1 or more. */
  readonly maxAttempts: number;
}

/** Books a shipment with the carrier and returns its tracking code. */
export type Ship = (orderId: string) => Promise<string>;

/** Emails a tracking code to the customer. */
export type SendTracking = (orderId: string, trackingCode: string) => Promise<void>;

/** Queues messages for each consumer, so that each works at its own pace. */
export class MessageBroker implements Broker {
  constructor(options: BrokerOptions) {
    todo('start without consumers');
  }

  subscribe<T>(topic: string, name: string, handler: Handler<T>): void {
    todo('give the consumer a queue of its own');
  }

  publish(topic: string, message: unknown): Promise<void> {
    return todo('put the message into the queue of each consumer of the topic');
  }

  /** Holds back the messages of the service with this name. */
  pause(name: string): void {
    todo('start no attempts for this service until it is resumed');
  }

  /** Stops holding back the messages of the service with this name. */
  resume(name: string): void {
    todo('let this service continue with its messages');
  }

  /** The messages that the broker gave up on, in the order in which it gave up. */
  deadLetters(): readonly DeadLetter[] {
    return todo('list the dead letters');
  }
}

/** Takes orders. */
export class OrderService {
  constructor(broker: Broker) {
    todo('keep the broker');
  }

  placeOrder(orderId: string): Promise<void> {
    return todo('publish OrderPlaced');
  }
}

/** Subscribes the shipping service. */
export function startShippingService(broker: Broker, ship: Ship): void {
  todo('react to OrderPlaced: ship the order and publish OrderShipped');
}

/** Subscribes the notification service. */
export function startNotificationService(broker: Broker, sendTracking: SendTracking): void {
  todo('react to OrderShipped: send the tracking code');
}
