// Breaks 6: keeps the handlers in a plain object, which already has a property named constructor.
import {
  type DeliveryFailure,
  DispatchError,
  type DomainEvent,
  type EventHandler,
  type OrderEvent,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  readonly #handlers: Record<string, EventHandler<E>[]> = {};

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    (this.#handlers[type] ??= []).push(handler as EventHandler<E>);
  }

  dispatch(events: readonly E[]): void {
    const failures: DeliveryFailure[] = [];
    for (const event of events) {
      for (const handler of this.#handlers[event.type] ?? []) {
        try {
          handler(event);
        } catch (cause) {
          failures.push({ event, cause });
        }
      }
    }
    if (failures.length > 0) throw new DispatchError(failures);
  }
}
