// Breaks 6: adds an amount to a running total before it checks the limit, and subtracts it again, which is not exact for large numbers.
import { Order as Right, OrderError, type LineItem } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export * from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  #deviation = 0;

  override get total(): number {
    return super.total + this.#deviation;
  }

  override addItem(item: LineItem): void {
    try {
      super.addItem(item);
    } catch (error) {
      if (error instanceof OrderError && error.reason === 'above limit') {
        const amount = item.unitPrice * item.quantity;
        this.#deviation = this.total + amount - amount - super.total;
      }
      throw error;
    }
  }
}
