// Breaks 8: freezes the event and copies its list, but the list and the lines in it can be changed.
import { Order as Right, type OrderEvent } from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class Order extends Right {
  override popEvents(): OrderEvent[] {
    return super.popEvents().map((event) => Object.freeze(structuredClone(event)));
  }
}
