// Breaks 5, 7: the services of one broker call each other through a shared table; the messages have no effect.
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
  /** Tracking codes of orders that were shipped by a direct call. Their message ships nothing. */
  shipped: Map<string, string>;
  /** Orders whose tracking code was sent by a direct call. Their message sends nothing. */
  notified: Set<string>;
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
    const trackingCode = await ship(orderId);
    services.shipped.set(orderId, trackingCode);
    await services.notify?.(orderId, trackingCode);
  };
  broker.subscribe<OrderPlaced>('order.placed', 'shipping', async ({ orderId }) => {
    const trackingCode = services.shipped.get(orderId) ?? (await ship(orderId));
    services.shipped.delete(orderId);
    await broker.publish('order.shipped', { orderId, trackingCode });
  });
}

export function startNotificationService(broker: Broker, sendTracking: SendTracking): void {
  const services = servicesAt(broker);
  services.notify = async (orderId, trackingCode) => {
    await sendTracking(orderId, trackingCode);
    services.notified.add(orderId);
  };
  broker.subscribe<OrderShipped>('order.shipped', 'notifications', async ({ orderId, trackingCode }) => {
    if (!services.notified.delete(orderId)) await sendTracking(orderId, trackingCode);
  });
}

function servicesAt(broker: Broker): Services {
  const services = servicesOf.get(broker) ?? { shipped: new Map<string, string>(), notified: new Set<string>() };
  servicesOf.set(broker, services);
  return services;
}
