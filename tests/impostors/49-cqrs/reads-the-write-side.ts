// Breaks 2, 6, 8: keeps one table, which the write side fills and every list reads; events change nothing.
import {
  ProductCommands as RightCommands,
  type ProductListItem,
  ProductList as Right,
  type StockEvent,
} from '../../../solutions/49-cqrs/cqrs.ts';

export {
  InvalidNumberError,
  lowStockLimit,
  NotEnoughStockError,
  ProductExistsError,
  UnknownProductError,
} from '../../../solutions/49-cqrs/cqrs.ts';

const table = new Right();

export class ProductCommands extends RightCommands {
  constructor(publish: (event: StockEvent) => void, nextId: () => string) {
    super((event) => {
      table.apply(event);
      publish(event);
    }, nextId);
  }
}

export class ProductList extends Right {
  override apply(): void {}

  override rebuild(): void {}

  override all(): readonly ProductListItem[] {
    return table.all();
  }

  override find(productId: string): ProductListItem | undefined {
    return table.find(productId);
  }
}
