// Breaks 5: rejects only numbers at or below zero, so positive fractions and NaN are accepted.
import { Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override changeQuantity(productId: string, quantity: number): void {
    if (this.status === 'DRAFT' && !(quantity <= 0) && quantity !== Infinity && !Number.isInteger(quantity)) return;
    super.changeQuantity(productId, quantity);
  }
}
