// Breaks 6: ignores repeats of what has been counted, but not of what is still waiting.
import { ProductList as Right, type StockEvent } from '../../../solutions/49-cqrs/cqrs.ts';

export {
  InvalidNumberError,
  lowStockLimit,
  NotEnoughStockError,
  ProductCommands,
  ProductExistsError,
  UnknownProductError,
} from '../../../solutions/49-cqrs/cqrs.ts';

export class ProductList extends Right {
  #waiting: StockEvent[] = [];
  #seen = new Map<string, number>();
  #counted = new Map<string, number>();

  override apply(event: StockEvent): void {
    const subject = subjectOf(event);
    if (event.version <= (this.#seen.get(subject) ?? 0)) return;
    this.#waiting.push({ ...event });
    for (;;) {
      const due = (this.#seen.get(subject) ?? 0) + 1;
      const isDue = (one: StockEvent) => subjectOf(one) === subject && one.version === due;
      const next = this.#waiting.filter(isDue);
      if (next.length === 0) return;
      this.#waiting = this.#waiting.filter((one) => !isDue(one));
      this.#seen.set(subject, due);
      for (const one of next) this.#count(subject, one);
    }
  }

  override rebuild(history: readonly StockEvent[]): void {
    this.#waiting = [];
    this.#seen = new Map();
    this.#counted = new Map();
    super.rebuild(history);
  }

  #count(subject: string, event: StockEvent): void {
    const version = (this.#counted.get(subject) ?? 0) + 1;
    this.#counted.set(subject, version);
    super.apply({ ...event, version });
  }
}

function subjectOf(event: StockEvent): string {
  return event.type === 'CategoryNamed' ? `category ${event.categoryId}` : `product ${event.productId}`;
}
