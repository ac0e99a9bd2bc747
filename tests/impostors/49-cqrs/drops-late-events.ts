// Breaks 6: ignores what is older than the latest version it has seen, and never waits for anything.
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
  #latest = new Map<string, number>();
  #counted = new Map<string, number>();

  override apply(event: StockEvent): void {
    const subject = subjectOf(event);
    if (event.version <= (this.#latest.get(subject) ?? 0)) return;
    this.#latest.set(subject, event.version);
    // For the list below each event that is newer is the one that is due.
    const version = (this.#counted.get(subject) ?? 0) + 1;
    this.#counted.set(subject, version);
    super.apply({ ...event, version });
  }

  override rebuild(history: readonly StockEvent[]): void {
    this.#latest = new Map();
    this.#counted = new Map();
    super.rebuild(history);
  }
}

function subjectOf(event: StockEvent): string {
  return event.type === 'CategoryNamed' ? `category ${event.categoryId}` : `product ${event.productId}`;
}
