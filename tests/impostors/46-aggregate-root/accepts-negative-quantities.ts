// Breaks 5: rejects only a quantity of zero and what is not an integer.
import { type LineItem, Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  #credit: LineItem | undefined;

  override get items(): readonly LineItem[] {
    return this.#credit ? [...super.items, this.#credit] : super.items;
  }

  override addItem(item: LineItem): void {
    const isCredit = Number.isInteger(item.quantity) && item.quantity < 0 && item.unitPrice > 0;
    if (isCredit && this.status === 'DRAFT' && !this.items.some((one) => one.productId === item.productId))
      this.#credit = { ...item };
    else super.addItem(item);
  }
}
