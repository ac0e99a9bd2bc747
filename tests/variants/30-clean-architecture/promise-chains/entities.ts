import { InvalidOrderError, type OrderItem } from '../../../../solutions/30-clean-architecture/entities.ts';

export { InvalidOrderError } from '../../../../solutions/30-clean-architecture/entities.ts';
export type { OrderField, OrderItem } from '../../../../solutions/30-clean-architecture/entities.ts';

const most = BigInt(Number.MAX_SAFE_INTEGER);

/** Public fields, frozen as a whole; the sum is done in bigints. */
export class Order {
  readonly id: string;
  readonly customerId: string;
  readonly items: readonly OrderItem[];
  readonly total: number;

  constructor(id: string, customerId: string, items: readonly OrderItem[]) {
    this.id = id;
    this.customerId = customerId;
    this.items = Object.freeze(items.map((item) => Object.freeze({ ...item })));
    if (this.items.length < 1) throw new InvalidOrderError('items', items);
    const sum = this.items.reduce((total, item) => total + costOf(item), 0n);
    if (sum > most) throw new InvalidOrderError('total', sum);
    this.total = Number(sum);
    Object.freeze(this);
  }
}

function costOf({ price, quantity }: OrderItem): bigint {
  if (!Number.isInteger(price) || price < 0 || price > most) throw new InvalidOrderError('price', price);
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > most) throw new InvalidOrderError('quantity', quantity);
  return BigInt(price) * BigInt(quantity);
}
