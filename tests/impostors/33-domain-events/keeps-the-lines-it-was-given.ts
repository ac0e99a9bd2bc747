// Breaks 8: copies the list of lines, but not the lines in it.
import {
  Order as Right,
  type OrderDetails,
  type OrderEvent,
  type OrderLine,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class Order extends Right {
  #given: readonly OrderLine[];

  constructor(details: OrderDetails, now: () => number) {
    super(details, now);
    this.#given = [...details.lines];
  }

  override get lines(): readonly OrderLine[] {
    return [...this.#given];
  }

  override get total(): number {
    return this.#given.reduce((sum, { price }) => sum + price, 0);
  }

  override addLine(line: OrderLine): void {
    super.addLine(line);
    this.#given = [...this.#given, line];
  }

  override popEvents(): OrderEvent[] {
    return super
      .popEvents()
      .map((event) =>
        event.type === 'OrderPlaced' ? { ...event, lines: this.#given.slice(0, event.lines.length) } : event,
      );
  }
}
