// Breaks 8: keeps the failures in a field and never clears it, so later dispatches report them again.
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
  readonly #failures: DeliveryFailure[] = [];

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    const added = handler as EventHandler<E>;
    const handlers = this.#handlers.get(type);
    if (handlers) handlers.push(added);
    else this.#handlers.set(type, [added]);
  }

  dispatch(events: readonly E[]): void {
    for (const event of events) {
      for (const handler of this.#handlers.get(event.type) ?? []) {
        try {
          handler(event);
        } catch (cause) {
          this.#failures.push({ event, cause });
        }
      }
    }
    if (this.#failures.length > 0) throw new DispatchError([...this.#failures]);
  }
}
