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

/** A line inside: an entity that changes, and never leaves the order. */
class Line {
  readonly productId: string;
  readonly #name: string;
  readonly #price: number;
  #quantity: number;

  constructor({ productId, productName, unitPrice, quantity }: LineItem) {
    this.productId = productId;
    this.#name = productName;
    this.#price = unitPrice;
    this.#quantity = quantity;
  }

  get subtotal(): number {
    return this.#price * this.#quantity;
  }

  /** Takes the pieces of a like line; false where the line is another one. */
  takes({ productId, productName, unitPrice, quantity }: LineItem): boolean {
    if (productId !== this.productId || productName !== this.#name || unitPrice !== this.#price) return false;
    this.#quantity += quantity;
    return true;
  }

  view(): LineItem & { readonly subtotal: number } {
    return {
      subtotal: this.subtotal,
      quantity: this.#quantity,
      unitPrice: this.#price,
      productName: this.#name,
      productId: this.productId,
    };
  }
}

/** Frozen, with all that changes kept in a place of its own. */
export class Order {
  readonly id: string;
  readonly customerId: string;

  constructor(id: string, customerId: string) {
    this.id = id;
    this.customerId = customerId;
    inside.set(this, { lines: [], isConfirmed: false });
    Object.freeze(this);
  }

  get status(): OrderStatus {
    return insideOf(this).isConfirmed ? 'CONFIRMED' : 'DRAFT';
  }

  get items(): readonly LineItem[] {
    return insideOf(this).lines.map((line) => line.view());
  }

  get total(): number {
    let total = 0;
    for (const line of insideOf(this).lines) total += line.subtotal;
    return total;
  }

  addItem(line: LineItem): void {
    const { lines } = draft(this, 'addItem');
    const wrong = (['quantity', 'unitPrice'] as const).find(
      (field) => !(Number.isSafeInteger(line[field]) && line[field] > 0),
    );
    if (wrong) throw new InvalidLineError(wrong, line[wrong]);
    const added = new Line(line);
    if (this.total + added.subtotal > maxOrderTotal) throw new OrderCeilingError(this.id, maxOrderTotal - this.total);
    if (!lines.some((one) => one.takes(line))) lines.push(added);
  }

  removeItem(productId: string): void {
    const { lines } = draft(this, 'removeItem');
    if (!lines.some((line) => line.productId === productId)) throw new ProductNotInOrderError(this.id, productId);
    for (let i = lines.length - 1; i >= 0; i -= 1) {
      if (lines[i]?.productId === productId) lines.splice(i, 1);
    }
  }

  confirm(): void {
    const order = draft(this, 'confirm');
    if (this.total === 0) throw new EmptyOrderError(this.id);
    order.isConfirmed = true;
  }
}

interface Inside {
  lines: Line[];
  isConfirmed: boolean;
}

const inside = new WeakMap<Order, Inside>();

function insideOf(order: Order): Inside {
  return inside.get(order) ?? { lines: [], isConfirmed: false };
}

function draft(order: Order, action: OrderConfirmedError['action']): Inside {
  const found = insideOf(order);
  if (found.isConfirmed) throw new OrderConfirmedError(order.id, action);
  return found;
}
