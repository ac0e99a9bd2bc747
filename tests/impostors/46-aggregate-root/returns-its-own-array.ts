// Breaks 7: returns the array that it keeps changing.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  readonly #array: LineItem[] = [];

  override get items(): readonly LineItem[] {
    return this.#array;
  }

  override addItem(item: LineItem): void {
    super.addItem(item);
    this.#update();
  }

  override changeQuantity(productId: string, quantity: number): void {
    super.changeQuantity(productId, quantity);
    this.#update();
  }

  override removeItem(productId: string): void {
    super.removeItem(productId);
    this.#update();
  }

  #update(): void {
    this.#array.splice(0, Infinity, ...super.items);
  }
}
