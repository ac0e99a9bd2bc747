// Breaks 7: counts the version up for every command about a product, also for one that is refused then.
import {
  type Command,
  ProductCommands as Right,
  type StockEvent,
  UnknownProductError,
} from '../../../solutions/49-cqrs/cqrs.ts';

export {
  InvalidNumberError,
  lowStockLimit,
  NotEnoughStockError,
  ProductExistsError,
  ProductList,
  UnknownProductError,
} from '../../../solutions/49-cqrs/cqrs.ts';

export class ProductCommands extends Right {
  readonly #refused: Map<string, number>;

  constructor(publish: (event: StockEvent) => void, nextId: () => string) {
    const refused = new Map<string, number>();
    super((event) => {
      const extra = event.type === 'CategoryNamed' ? 0 : (refused.get(event.productId) ?? 0);
      publish({ ...event, version: event.version + extra });
    }, nextId);
    this.#refused = refused;
  }

  override handle(command: Command): void {
    try {
      super.handle(command);
    } catch (error) {
      if ('productId' in command && !(error instanceof UnknownProductError)) {
        this.#refused.set(command.productId, (this.#refused.get(command.productId) ?? 0) + 1);
      }
      throw error;
    }
  }
}
