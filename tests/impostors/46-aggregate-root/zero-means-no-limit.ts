// Breaks 3: treats a limit of 0 as a missing limit.
import { Order as Right } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export * from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Order extends Right {
  constructor(id: string, limit: number) {
    super(id, limit || Infinity);
  }
}
