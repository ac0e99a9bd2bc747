// Breaks 8: has a method that makes a confirmed order a draft again.
import { Order as Right, type OrderStatus } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  #status: OrderStatus | undefined;

  override get status(): OrderStatus {
    return this.#status ?? super.status;
  }

  setStatus(status: OrderStatus): void {
    this.#status = status;
  }
}
