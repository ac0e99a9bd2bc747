// Breaks 7: refuses to place only what is placed, so that a cancelled order comes back.
import {
  Order as Right,
  type OrderDetails,
  type OrderEvent,
  type OrderLine,
  type OrderStatus,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class Order {
  readonly #details: OrderDetails;
  readonly #now: () => number;
  #current: Right;
  #earlier: OrderEvent[] = [];

  constructor(details: OrderDetails, now: () => number) {
    this.#details = structuredClone(details);
    this.#now = now;
    this.#current = new Right(details, now);
  }

  get status(): OrderStatus {
    return this.#current.status;
  }

  get lines(): readonly OrderLine[] {
    return this.#current.lines;
  }

  get total(): number {
    return this.#current.total;
  }

  addLine(line: OrderLine): void {
    this.#current.addLine(line);
  }

  place(): void {
    if (this.status === 'CANCELLED') {
      this.#earlier.push(...this.#current.popEvents());
      this.#current = new Right({ ...this.#details, lines: this.lines }, this.#now);
    }
    this.#current.place();
  }

  cancel(reason: string): void {
    this.#current.cancel(reason);
  }

  popEvents(): OrderEvent[] {
    return [...this.#earlier.splice(0), ...this.#current.popEvents()];
  }
}
