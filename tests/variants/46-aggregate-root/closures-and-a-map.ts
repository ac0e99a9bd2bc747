import {
  type LineItem,
  OrderError,
  type OrderStatus,
  type RejectionReason,
} from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

const isPositive = (value: number) => Number.isInteger(value) && value >= 1;

/** The state is in the constructor's closure, the items are in a map, and callers get deep copies. */
export class Order {
  declare readonly id: string;
  declare readonly status: OrderStatus;
  declare readonly items: readonly LineItem[];
  declare readonly total: number;
  readonly addItem: (item: LineItem) => void;
  readonly changeQuantity: (productId: string, quantity: number) => void;
  readonly removeItem: (productId: string) => void;
  readonly confirm: () => void;

  constructor(id: string, limit: number) {
    const items = new Map<string, { unitPrice: number; quantity: number }>();
    let total = 0n;
    let status: OrderStatus = 'DRAFT';
    const reject = (reason: RejectionReason): never => {
      throw new OrderError(id, reason);
    };
    const known = (productId: string) => items.get(productId) ?? reject('unknown product');
    const put = (productId: string, unitPrice: number, quantity: number) => {
      if (!isPositive(quantity) || !isPositive(unitPrice)) reject('invalid number');
      const difference = BigInt(quantity) - BigInt(items.get(productId)?.quantity ?? 0);
      const next = total + difference * BigInt(unitPrice);
      if (next > BigInt(limit)) reject('above limit');
      items.set(productId, { unitPrice, quantity });
      total = next;
    };
    const whileDraft =
      <A extends unknown[]>(action: (...args: A) => void) =>
      (...args: A) => {
        if (status === 'CONFIRMED') reject('confirmed');
        action(...args);
      };

    Object.defineProperties(this, {
      id: { value: id },
      status: { get: () => status },
      items: { get: () => Array.from(items, ([productId, item]) => ({ productId, ...item })) },
      total: { get: () => Number(total) },
    });
    this.addItem = whileDraft(({ productId, unitPrice, quantity }) => {
      if (items.has(productId)) reject('duplicate product');
      put(productId, unitPrice, quantity);
    });
    this.changeQuantity = whileDraft((productId, quantity) => put(productId, known(productId).unitPrice, quantity));
    this.removeItem = whileDraft((productId) => {
      const { unitPrice, quantity } = known(productId);
      items.delete(productId);
      total -= BigInt(unitPrice) * BigInt(quantity);
    });
    this.confirm = whileDraft(() => {
      if (items.size === 0) reject('empty');
      status = 'CONFIRMED';
    });
  }
}
