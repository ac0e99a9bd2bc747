// Breaks 4: changes a quantity by removing the item and adding it again, so it loses its position.
import { Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override changeQuantity(productId: string, quantity: number): void {
    const item = this.items.find((one) => one.productId === productId);
    super.changeQuantity(productId, quantity);
    if (!item) return;
    super.removeItem(productId);
    super.addItem({ ...item, quantity });
  }
}
