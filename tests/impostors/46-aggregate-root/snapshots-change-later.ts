// Breaks 7: returns frozen arrays, but a changed quantity also shows in items that were returned before.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  readonly #quantities = new Map<string, { quantity: number }>();

  override get items(): readonly LineItem[] {
    const items = super.items.map(({ productId, unitPrice, quantity }) => {
      const current = this.#quantities.get(productId) ?? { quantity };
      current.quantity = quantity;
      this.#quantities.set(productId, current);
      return Object.freeze({
        productId,
        unitPrice,
        get quantity() {
          return current.quantity;
        },
      });
    });
    return Object.freeze(items);
  }
}
