// Breaks 9: keeps the event that failed, and dispatches it again to those too who have handled it.
import {
  DispatchError,
  type DomainEvent,
  EventDispatcher as Right,
  type OrderEvent,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class EventDispatcher<E extends DomainEvent = OrderEvent> extends Right<E> {
  #failed = new Set<DomainEvent>();

  override dispatch(events: readonly E[]): void {
    try {
      super.dispatch(events);
    } catch (error) {
      for (const { event } of (error as DispatchError).failures) this.#failed.add(event);
      throw error;
    }
  }

  override redeliver(): void {
    const events = [...this.#failed] as E[];
    this.#failed = new Set();
    this.dispatch(events);
  }
}
