// Breaks 3: rejects a total of exactly the limit.
import { Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  constructor(id: string, limit: number) {
    super(id, limit - 1);
  }
}
