// Breaks 5: takes a quantity of zero for a request to remove the item.
import { Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override changeQuantity(productId: string, quantity: number): void {
    if (quantity === 0) super.removeItem(productId);
    else super.changeQuantity(productId, quantity);
  }
}
