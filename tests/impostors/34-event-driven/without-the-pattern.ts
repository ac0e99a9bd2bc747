// Breaks 5: the services of one broker call each other through a table; the messages change nothing.
import {
  type Broker,
  type OrderPlaced,
  type OrderShipped,
  type SendTracking,
  type Ship,
} from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

interface Services {
  ship?: (orderId: string) => Promise<void>;
  notify?: SendTracking;
  /** What has been done by a direct call, and is not done again when the message arrives. */
  done: Set<string>;
}

const servicesOf = new WeakMap<Broker, Services>();

export class OrderService {
  readonly #broker: Broker;

  constructor(broker: Broker) {
    this.#broker = broker;
  }

  async placeOrder(orderId: string): Promise<void> {
    await servicesAt(this.#broker).ship?.(orderId);
    await this.#broker.publish('order.placed', { orderId });
  }
}

export function startShippingService(broker: Broker, ship: Ship): void {
  const services = servicesAt(broker);
  services.ship = async (orderId) => {
    if (services.done.delete(`ship ${orderId}`)) return;
    const trackingCode = await ship(orderId);
    services.done.add(`ship ${orderId}`);
    await services.notify?.(orderId, trackingCode);
    await broker.publish('order.shipped', { orderId, trackingCode });
  };
  broker.subscribe<OrderPlaced>(
    'order.placed',
    'shipping',
    ({ orderId }) => services.ship?.(orderId) ?? Promise.resolve(),
  );
}

export function startNotificationService(broker: Broker, sendTracking: SendTracking): void {
  const services = servicesAt(broker);
  services.notify = async (orderId, trackingCode) => {
    if (services.done.delete(`notify ${orderId}`)) return;
    await sendTracking(orderId, trackingCode);
    services.done.add(`notify ${orderId}`);
  };
  broker.subscribe<OrderShipped>('order.shipped', 'notifications', async ({ orderId, trackingCode }) => {
    await services.notify?.(orderId, trackingCode);
  });
}

function servicesAt(broker: Broker): Services {
  const services = servicesOf.get(broker) ?? { done: new Set() };
  servicesOf.set(broker, services);
  return services;
}
