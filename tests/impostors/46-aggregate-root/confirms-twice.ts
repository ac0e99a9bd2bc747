// Breaks 6: accepts another `confirm` silently.
import { Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  override confirm(): void {
    if (this.status === 'DRAFT') super.confirm();
  }
}
