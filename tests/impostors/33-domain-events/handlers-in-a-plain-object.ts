// Breaks 6: looks handlers up in a plain object, which has something under 'constructor' before anyone registers.
import {
  type DomainEvent,
  DispatchError,
  type EventHandler,
  type OrderEvent,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

interface Delivery<E> {
  handler: EventHandler<E>;
  event: E;
}

export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  readonly #handlers: Record<string, EventHandler<E>[]> = {};
  #undelivered: Delivery<E>[] = [];

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    const handlers = (this.#handlers[type as string] ??= []);
    handlers.push(handler as EventHandler<E>);
  }

  dispatch(events: readonly E[]): void {
    this.#deliver(events.flatMap((event) => (this.#handlers[event.type] ?? []).map((handler) => ({ handler, event }))));
  }

  redeliver(): void {
    this.#deliver(this.#undelivered.splice(0));
  }

  #deliver(deliveries: Delivery<E>[]): void {
    const failures: { event: E; cause: unknown }[] = [];
    for (const delivery of deliveries) {
      try {
        delivery.handler(delivery.event);
      } catch (cause) {
        this.#undelivered.push(delivery);
        failures.push({ event: delivery.event, cause });
      }
    }
    if (failures.length > 0) throw new DispatchError(failures);
  }
}
