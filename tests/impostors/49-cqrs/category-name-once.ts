// Breaks 4: copies the name of the category into the item when the product is added, and leaves it there.
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
  #names = new Map<string, string>();
  #categories = new Map<string, string>();

  override apply(event: StockEvent): void {
    super.apply(event);
    if (event.type === 'CategoryNamed') this.#names.set(event.categoryId, event.name);
    if (event.type === 'ProductAdded') {
      this.#categories.set(event.productId, this.#names.get(event.categoryId) ?? event.categoryId);
    }
  }

  override rebuild(history: readonly StockEvent[]): void {
    this.#names = new Map();
    this.#categories = new Map();
    super.rebuild(history);
  }

  override all(): readonly ProductListItem[] {
    return super.all().map((item) => ({ ...item, category: this.#categories.get(item.id) ?? item.category }));
  }

  override find(productId: string): ProductListItem | undefined {
    return this.all().find(({ id }) => id === productId);
  }
}
