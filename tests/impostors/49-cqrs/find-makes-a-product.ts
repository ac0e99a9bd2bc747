// Breaks 4: gets or creates, so that asking for an unknown product puts it on the list.
import { type ProductListItem, ProductList as Right } from '../../../solutions/49-cqrs/cqrs.ts';

export {
  InvalidNumberError,
  lowStockLimit,
  NotEnoughStockError,
  ProductCommands,
  ProductExistsError,
  UnknownProductError,
} from '../../../solutions/49-cqrs/cqrs.ts';

export class ProductList extends Right {
  readonly #made = new Map<string, ProductListItem>();

  override all(): readonly ProductListItem[] {
    const made = [...this.#made.values()].filter(({ id }) => !super.find(id));
    return [...super.all(), ...made].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  override find(productId: string): ProductListItem | undefined {
    const item = super.find(productId);
    if (item) return item;
    this.#made.set(productId, {
      id: productId,
      name: '',
      displayPrice: '$0.00',
      category: '',
      quantity: 0,
      availability: 'out_of_stock',
    });
    return undefined;
  }
}
