// Breaks 1: adds up the unit prices and ignores the quantities.
import { Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override get total(): number {
    return this.items.reduce((sum, { unitPrice }) => sum + unitPrice, 0);
  }
}
