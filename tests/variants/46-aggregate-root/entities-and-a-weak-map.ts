import {
  type LineItem,
  OrderError,
  type OrderStatus,
  type RejectionReason,
} from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

/** An item inside: an entity that changes, and that never leaves the order. */
class Line {
  readonly productId: string;
  readonly #unitPrice: number;
  #quantity: number;

  constructor({ productId, unitPrice, quantity }: LineItem) {
    this.productId = productId;
    this.#unitPrice = unitPrice;
    this.#quantity = quantity;
  }

  /** What it would cost with this quantity. */
  costOf(quantity: number): number {
    return this.#unitPrice * quantity;
  }

  get cost(): number {
    return this.costOf(this.#quantity);
  }

  changeTo(quantity: number): void {
    this.#quantity = quantity;
  }

  view(): ItemView {
    return new ItemView(this.productId, this.#unitPrice, this.#quantity);
  }
}

/** An item as callers see it: it can do sums, and a change makes another view. */
class ItemView implements LineItem {
  readonly productId: string;
  readonly unitPrice: number;
  quantity: number;

  constructor(productId: string, unitPrice: number, quantity: number) {
    this.productId = productId;
    this.unitPrice = unitPrice;
    this.quantity = quantity;
  }

  get subtotal(): number {
    return this.unitPrice * this.quantity;
  }

  setQuantity(quantity: number): void {
    this.quantity = quantity;
  }
}

interface Inside {
  readonly limit: number;
  lines: Line[];
  isConfirmed: boolean;
}

const insides = new WeakMap<Order, Inside>();

/** A frozen object; what changes is in a WeakMap. */
export class Order {
  readonly id: string;

  constructor(id: string, limit: number) {
    this.id = id;
    insides.set(this, { limit, lines: [], isConfirmed: false });
    Object.freeze(this);
  }

  get status(): OrderStatus {
    return insideOf(this).isConfirmed ? 'CONFIRMED' : 'DRAFT';
  }

  get items(): readonly ItemView[] {
    return insideOf(this).lines.map((line) => line.view());
  }

  get total(): number {
    let total = 0;
    for (const { cost } of insideOf(this).lines) total += cost;
    return total;
  }

  addItem(item: LineItem): void {
    const { lines, limit } = draftOf(this);
    if (!isPositive(item.quantity) || !isPositive(item.unitPrice)) reject(this, 'invalid number');
    const line = new Line(item);
    if (lines.some(({ productId }) => productId === line.productId)) reject(this, 'duplicate product');
    if (this.total + line.cost > limit) reject(this, 'above limit');
    lines.push(line);
  }

  changeQuantity(productId: string, quantity: number): void {
    const { limit } = draftOf(this);
    if (!isPositive(quantity)) reject(this, 'invalid number');
    const line = lineOf(this, productId);
    if (this.total - line.cost + line.costOf(quantity) > limit) reject(this, 'above limit');
    line.changeTo(quantity);
  }

  removeItem(productId: string): void {
    const { lines } = draftOf(this);
    const line = lineOf(this, productId);
    lines.splice(lines.indexOf(line), 1);
  }

  confirm(): void {
    const inside = draftOf(this);
    if (inside.lines.length === 0) reject(this, 'empty');
    inside.isConfirmed = true;
  }
}

function insideOf(order: Order): Inside {
  return insides.get(order) ?? { limit: 0, lines: [], isConfirmed: false };
}

function draftOf(order: Order): Inside {
  const inside = insideOf(order);
  if (inside.isConfirmed) reject(order, 'confirmed');
  return inside;
}

function lineOf(order: Order, productId: string): Line {
  const line = insideOf(order).lines.find((one) => one.productId === productId);
  return line ?? reject(order, 'unknown product');
}

function reject(order: Order, reason: RejectionReason): never {
  throw new OrderError(order.id, reason);
}

function isPositive(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}
