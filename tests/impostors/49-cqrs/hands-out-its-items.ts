// Breaks 9: hands out the very items it goes on changing.
import { type ProductListItem, ProductList as Right, type StockEvent } from '../../../solutions/49-cqrs/cqrs.ts';

export {
  InvalidNumberError,
  lowStockLimit,
  NotEnoughStockError,
  ProductCommands,
  ProductExistsError,
  UnknownProductError,
} from '../../../solutions/49-cqrs/cqrs.ts';

export class ProductList extends Right {
  #items = new Map<string, ProductListItem>();

  override apply(event: StockEvent): void {
    const before = new Map(super.all().map((item) => [item.id, item]));
    super.apply(event);
    for (const item of super.all()) {
      if (item === before.get(item.id)) continue;
      this.#items.set(item.id, Object.assign(this.#items.get(item.id) ?? {}, item));
    }
  }

  override rebuild(history: readonly StockEvent[]): void {
    this.#items = new Map();
    super.rebuild(history);
  }

  override all(): readonly ProductListItem[] {
    return super.all().flatMap(({ id }) => this.#items.get(id) ?? []);
  }

  override find(productId: string): ProductListItem | undefined {
    return this.#items.get(productId);
  }
}
