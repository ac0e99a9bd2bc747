// Breaks 2: passes all events to one handler before the next handler gets any.
import {
  type DeliveryFailure,
  DispatchError,
  type DomainEvent,
  type EventHandler,
  type OrderEvent,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  readonly #registered: { type: string; handler: EventHandler<E> }[] = [];

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    this.#registered.push({ type, handler: handler as EventHandler<E> });
  }

  dispatch(events: readonly E[]): void {
    const failures: DeliveryFailure[] = [];
    for (const { type, handler } of this.#registered) {
      for (const event of events.filter((one) => one.type === type)) {
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
