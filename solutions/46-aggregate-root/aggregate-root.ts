export type OrderStatus = 'DRAFT' | 'CONFIRMED';

/** One product in an order. */
export interface LineItem {
  readonly productId: string;
  /** In cents. */
  readonly unitPrice: number;
  readonly quantity: number;
}

/** Why an order rejects a call. */
export type RejectionReason =
  'confirmed' | 'empty' | 'above limit' | 'duplicate product' | 'unknown product' | 'invalid number';

/** Thrown when an order rejects a call. */
export class OrderError extends Error {
  override readonly name = 'OrderError';
  readonly orderId: string;
  readonly reason: RejectionReason;

  constructor(orderId: string, reason: RejectionReason) {
    super(`Order ${JSON.stringify(orderId)} rejects the call: ${reason}`);
    this.orderId = orderId;
    this.reason = reason;
  }
}

/** An order with its items: the root of the aggregate. */
export class Order {
  readonly #id: string;
  readonly #limit: number;
  #status: OrderStatus = 'DRAFT';
  // The array and its items are frozen, and every change replaces the array. So `items` can return it without a copy.
  #items: readonly LineItem[] = Object.freeze([]);

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

  /** The items, in the sequence in which they were added. */
  get items(): readonly LineItem[] {
    return this.#items;
  }

  /** In cents. */
  get total(): number {
    return totalOf(this.#items);
  }

  /** @throws {OrderError} */
  addItem({ productId, unitPrice, quantity }: LineItem): void {
    this.#requireDraft();
    if (this.#has(productId)) throw this.#rejection('duplicate product');
    this.#replaceItems([...this.#items, { productId, unitPrice, quantity }]);
  }

  /** @throws {OrderError} */
  changeQuantity(productId: string, quantity: number): void {
    this.#requireDraft();
    this.#requireProduct(productId);
    this.#replaceItems(this.#items.map((item) => (item.productId === productId ? { ...item, quantity } : item)));
  }

  /** @throws {OrderError} */
  removeItem(productId: string): void {
    this.#requireDraft();
    this.#requireProduct(productId);
    this.#replaceItems(this.#items.filter((item) => item.productId !== productId));
  }

  /** @throws {OrderError} */
  confirm(): void {
    this.#requireDraft();
    if (this.#items.length === 0) throw this.#rejection('empty');
    this.#status = 'CONFIRMED';
  }

  /** The only place where items change. It checks the order as it would be, and nothing can throw afterwards. */
  #replaceItems(items: readonly LineItem[]): void {
    if (!items.every(hasValidNumbers)) throw this.#rejection('invalid number');
    if (totalOf(items) > this.#limit) throw this.#rejection('above limit');
    this.#items = Object.freeze(items.map((item) => Object.freeze(item)));
  }

  #requireDraft(): void {
    if (this.#status !== 'DRAFT') throw this.#rejection('confirmed');
  }

  #requireProduct(productId: string): void {
    if (!this.#has(productId)) throw this.#rejection('unknown product');
  }

  #has(productId: string): boolean {
    return this.#items.some((item) => item.productId === productId);
  }

  #rejection(reason: RejectionReason): OrderError {
    return new OrderError(this.#id, reason);
  }
}

function totalOf(items: readonly LineItem[]): number {
  return items.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
}

function hasValidNumbers({ unitPrice, quantity }: LineItem): boolean {
  return isPositiveInteger(unitPrice) && isPositiveInteger(quantity);
}

function isPositiveInteger(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}
