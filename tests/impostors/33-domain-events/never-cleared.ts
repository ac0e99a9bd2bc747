// Breaks 3: hands out a copy of everything recorded so far, and forgets to begin anew.
import { Order as Right, type OrderEvent } from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class Order extends Right {
  readonly #events: OrderEvent[] = [];

  override popEvents(): OrderEvent[] {
    this.#events.push(...super.popEvents());
    return [...this.#events];
  }
}
