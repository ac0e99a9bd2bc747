// Breaks 6: freezes the handlers to protect them, but they belong to the caller.
import {
  type DeliveryFailure,
  DispatchError,
  type DomainEvent,
  type EventHandler,
  type OrderEvent,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  readonly #handlers = new Map<string, EventHandler<E>[]>();

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    const added = Object.freeze(handler as EventHandler<E>);
    const handlers = this.#handlers.get(type);
    if (handlers) handlers.push(added);
    else this.#handlers.set(type, [added]);
  }

  dispatch(events: readonly E[]): void {
    const failures: DeliveryFailure[] = [];
    for (const event of events) {
      for (const handler of this.#handlers.get(event.type) ?? []) {
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
