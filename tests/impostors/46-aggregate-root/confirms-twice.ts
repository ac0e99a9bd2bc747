// Breaks 7: takes a second confirmation for nothing to worry about.
import { Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export {
  EmptyOrderError,
  InvalidLineError,
  maxOrderTotal,
  OrderCeilingError,
  OrderConfirmedError,
  ProductNotInOrderError,
} from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override confirm(): void {
    if (this.status === 'CONFIRMED') return;
    super.confirm();
  }
}
