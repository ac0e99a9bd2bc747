// Breaks 7, 8: the order and its lines are public data, and a service checks the rules for the callers that use it.
import {
  type LineItem,
  OrderError,
  type OrderStatus,
  type RejectionReason,
} from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export class Line {
  productId: string;
  unitPrice: number;
  quantity: number;

  constructor(productId: string, unitPrice: number, quantity: number) {
    this.productId = productId;
    this.unitPrice = unitPrice;
    this.quantity = quantity;
  }
}

export class Order {
  status: OrderStatus = 'DRAFT';
  items: Line[] = [];

  id: string;
  limit: number;

  constructor(id: string, limit: number) {
    this.id = id;
    this.limit = limit;
  }

  get total(): number {
    return this.items.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  }

  addItem({ productId, unitPrice, quantity }: LineItem): void {
    orderService.requireDraft(this);
    if (this.items.some((line) => line.productId === productId)) orderService.reject(this, 'duplicate product');
    orderService.requireRoom(this, unitPrice, quantity);
    this.items.push(new Line(productId, unitPrice, quantity));
  }

  changeQuantity(productId: string, quantity: number): void {
    orderService.requireDraft(this);
    const line = orderService.find(this, productId);
    orderService.requireRoom(this, line.unitPrice, quantity, line.quantity);
    line.quantity = quantity;
  }

  removeItem(productId: string): void {
    orderService.requireDraft(this);
    this.items.splice(this.items.indexOf(orderService.find(this, productId)), 1);
  }

  confirm(): void {
    orderService.requireDraft(this);
    if (this.items.length === 0) orderService.reject(this, 'empty');
    this.status = 'CONFIRMED';
  }
}

export const orderService = {
  requireDraft(order: Order): void {
    if (order.status !== 'DRAFT') this.reject(order, 'confirmed');
  },

  find(order: Order, productId: string): Line {
    return order.items.find((line) => line.productId === productId) ?? this.reject(order, 'unknown product');
  },

  requireRoom(order: Order, unitPrice: number, quantity: number, old = 0): void {
    const isValid = [unitPrice, quantity].every((value) => Number.isSafeInteger(value) && value > 0);
    if (!isValid) this.reject(order, 'invalid number');
    if (order.total + unitPrice * quantity - unitPrice * old > order.limit) this.reject(order, 'above limit');
  },

  reject(order: Order, reason: RejectionReason): never {
    throw new OrderError(order.id, reason);
  },
};
