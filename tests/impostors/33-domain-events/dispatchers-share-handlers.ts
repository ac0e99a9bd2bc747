// Breaks 6: keeps the handlers in a static map, so all dispatchers share them.
import {
  type DeliveryFailure,
  DispatchError,
  type DomainEvent,
  type EventHandler,
  type OrderEvent,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  static readonly handlers = new Map<string, EventHandler<never>[]>();

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    const handlers = EventDispatcher.handlers.get(type);
    if (handlers) handlers.push(handler);
    else EventDispatcher.handlers.set(type, [handler]);
  }

  dispatch(events: readonly E[]): void {
    const failures: DeliveryFailure[] = [];
    for (const event of events) {
      for (const handler of EventDispatcher.handlers.get(event.type) ?? []) {
        try {
          handler(event as never);
        } catch (cause) {
          failures.push({ event, cause });
        }
      }
    }
    if (failures.length > 0) throw new DispatchError(failures);
  }
}
