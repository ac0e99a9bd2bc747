// Breaks 6: counts every delivery as it comes in, repeats too.
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
  #came = new Map<string, number>();

  override apply(event: StockEvent): void {
    // For the list below each delivery is the one that is due.
    const version = (this.#came.get(subjectOf(event)) ?? 0) + 1;
    this.#came.set(subjectOf(event), version);
    super.apply({ ...event, version });
  }

  override rebuild(history: readonly StockEvent[]): void {
    this.#came = new Map();
    super.rebuild(history);
  }
}

function subjectOf(event: StockEvent): string {
  return event.type === 'CategoryNamed' ? `category ${event.categoryId}` : `product ${event.productId}`;
}
