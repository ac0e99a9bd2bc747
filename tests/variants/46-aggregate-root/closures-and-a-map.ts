import {
  EmptyOrderError,
  InvalidLineError,
  type LineItem,
  maxOrderTotal,
  OrderCeilingError,
  OrderConfirmedError,
  type OrderStatus,
  ProductNotInOrderError,
} from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export {
  EmptyOrderError,
  InvalidLineError,
  maxOrderTotal,
  OrderCeilingError,
  OrderConfirmedError,
  ProductNotInOrderError,
} from '../../../solutions/46-aggregate-root/aggregate-root.ts';

const count = (value: number) => Number.isInteger(value) && value > 0 && value <= Number.MAX_SAFE_INTEGER;

/** Nothing on the object but methods: the state lives in the constructor's closure, the lines in a map. */
export class Order {
  declare readonly id: string;
  declare readonly customerId: string;
  declare readonly status: OrderStatus;
  declare readonly items: readonly LineItem[];
  declare readonly total: number;
  readonly addItem: (line: LineItem) => void;
  readonly removeItem: (productId: string) => void;
  readonly confirm: () => void;

  constructor(id: string, customerId: string) {
    const lines = new Map<string, LineItem>();
    let status: OrderStatus = 'DRAFT';
    let total = 0;
    Object.defineProperties(this, {
      id: { value: id },
      customerId: { value: customerId },
      status: { get: () => status },
      items: { get: () => structuredClone([...lines.values()]) },
      total: { get: () => total },
    });

    this.addItem = (line) => {
      if (status === 'CONFIRMED') throw new OrderConfirmedError(id, 'addItem');
      for (const field of ['unitPrice', 'quantity'] as const) {
        if (!count(line[field])) throw new InvalidLineError(field, line[field]);
      }
      const price = BigInt(line.unitPrice) * BigInt(line.quantity);
      if (BigInt(total) + price > BigInt(maxOrderTotal)) throw new OrderCeilingError(id, maxOrderTotal - total);
      const key = JSON.stringify([line.productId, line.unitPrice, line.productName]);
      const quantity = (lines.get(key)?.quantity ?? 0) + line.quantity;
      lines.set(key, { ...line, quantity });
      total += Number(price);
    };

    this.removeItem = (productId) => {
      if (status === 'CONFIRMED') throw new OrderConfirmedError(id, 'removeItem');
      const gone = [...lines].filter(([, line]) => line.productId === productId);
      if (gone.length === 0) throw new ProductNotInOrderError(id, productId);
      for (const [key, { unitPrice, quantity }] of gone) {
        lines.delete(key);
        total -= unitPrice * quantity;
      }
    };

    this.confirm = () => {
      if (status === 'CONFIRMED') throw new OrderConfirmedError(id, 'confirm');
      if (lines.size === 0) throw new EmptyOrderError(id);
      status = 'CONFIRMED';
    };
  }
}
