// Breaks 2: gives each handler all its events before the next handler gets any.
import {
  DispatchError,
  type DeliveryFailure,
  type DomainEvent,
  EventDispatcher as Right,
  type EventHandler,
  type OrderEvent,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  readonly #perHandler: Right<E>[] = [];

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    const own = new Right<E>();
    own.register(type, handler);
    this.#perHandler.push(own);
  }

  dispatch(events: readonly E[]): void {
    this.#collect((one) => one.dispatch(events));
  }

  redeliver(): void {
    this.#collect((one) => one.redeliver());
  }

  #collect(action: (one: Right<E>) => void): void {
    const failures: DeliveryFailure[] = [];
    for (const one of this.#perHandler) {
      try {
        action(one);
      } catch (error) {
        failures.push(...(error as DispatchError).failures);
      }
    }
    if (failures.length > 0) throw new DispatchError(failures);
  }
}
