// Breaks 5: says that ten are in stock.
import { lowStockLimit, type ProductListItem, ProductList as Right } from '../../../solutions/49-cqrs/cqrs.ts';

export {
  InvalidNumberError,
  lowStockLimit,
  NotEnoughStockError,
  ProductCommands,
  ProductExistsError,
  UnknownProductError,
} from '../../../solutions/49-cqrs/cqrs.ts';

export class ProductList extends Right {
  override all(): readonly ProductListItem[] {
    return super.all().map(labelled);
  }

  override find(productId: string): ProductListItem | undefined {
    const item = super.find(productId);
    return item && labelled(item);
  }
}

function labelled(item: ProductListItem): ProductListItem {
  return item.quantity < lowStockLimit ? item : { ...item, availability: 'in_stock' };
}
