// Breaks 4, 5, 6: appends any item, even a second one of a product or one with a negative quantity, and confirms any order again.
import { type LineItem, OrderError, type OrderStatus } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

/** The source has no `changeQuantity`; here it checks the total like `addItem`. */
export class Order {
  readonly #id: string;
  readonly #limit: number;
  #status: OrderStatus = 'DRAFT';
  #items: readonly LineItem[] = [];

  constructor(id: string, limit: number) {
    this.#id = id;
    this.#limit = limit;
  }

  get id(): string {
    return this.#id;
  }

  get status(): OrderStatus {
    return this.#status;
  }

  get items(): readonly LineItem[] {
    return [...this.#items];
  }

  get total(): number {
    return totalOf(this.#items);
  }

  addItem({ productId, unitPrice, quantity }: LineItem): void {
    this.#requireDraft();
    this.#commit([...this.#items, Object.freeze({ productId, unitPrice, quantity })]);
  }

  changeQuantity(productId: string, quantity: number): void {
    this.#requireDraft();
    if (!this.#items.some((item) => item.productId === productId)) throw new OrderError(this.#id, 'unknown product');
    this.#commit(
      this.#items.map((item) => (item.productId === productId ? Object.freeze({ ...item, quantity }) : item)),
    );
  }

  removeItem(productId: string): void {
    this.#requireDraft();
    const left = this.#items.filter((item) => item.productId !== productId);
    if (left.length === this.#items.length) throw new OrderError(this.#id, 'unknown product');
    this.#items = left;
  }

  confirm(): void {
    if (this.#items.length === 0) throw new OrderError(this.#id, 'empty');
    this.#status = 'CONFIRMED';
  }

  #commit(items: readonly LineItem[]): void {
    if (totalOf(items) > this.#limit) throw new OrderError(this.#id, 'above limit');
    this.#items = items;
  }

  #requireDraft(): void {
    if (this.#status !== 'DRAFT') throw new OrderError(this.#id, 'confirmed');
  }
}

function totalOf(items: readonly LineItem[]): number {
  return items.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
}
