// Breaks 4: returns silently if there is no item to remove.
import { Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override removeItem(productId: string): void {
    if (this.status === 'DRAFT' && !this.items.some((item) => item.productId === productId)) return;
    super.removeItem(productId);
  }
}
