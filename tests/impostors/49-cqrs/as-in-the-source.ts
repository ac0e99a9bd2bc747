// Breaks 1, 4: adding stock changes the write side, and nobody tells the list.
import { ProductCommands as Right, type StockEvent } from '../../../solutions/49-cqrs/cqrs.ts';

export {
  InvalidNumberError,
  lowStockLimit,
  NotEnoughStockError,
  ProductExistsError,
  ProductList,
  UnknownProductError,
} from '../../../solutions/49-cqrs/cqrs.ts';

/** Publishes all but what the source forgets to publish. */
export class ProductCommands extends Right {
  constructor(publish: (event: StockEvent) => void, nextId: () => string) {
    super((event) => {
      if (event.type !== 'StockAdded') publish(event);
    }, nextId);
  }
}
