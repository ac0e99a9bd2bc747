// Breaks 2, 6: checks the status when an item is added, but not when one is removed.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  readonly #removed = new Set<string>();

  override get items(): readonly LineItem[] {
    return super.items.filter(({ productId }) => !this.#removed.has(productId));
  }

  override get total(): number {
    return this.items.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  }

  override removeItem(productId: string): void {
    if (this.status === 'DRAFT') super.removeItem(productId);
    else this.#removed.add(productId);
  }
}
