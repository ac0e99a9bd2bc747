import {
  type LineItem,
  OrderError,
  type OrderStatus,
  type RejectionReason,
} from '../../../solutions/46-aggregate-root/aggregate-root.ts';

export { OrderError } from '../../../solutions/46-aggregate-root/aggregate-root.ts';

interface State {
  readonly status: OrderStatus;
  readonly items: readonly LineItem[];
}

type Change = (state: State) => State;

/** Keeps the list of accepted changes and no items. Each call tries all of them and one more. */
export class Order {
  readonly #id: string;
  readonly #limit: number;
  readonly #changes: Change[] = [];

  constructor(id: string, limit: number) {
    this.#id = id;
    this.#limit = limit;
  }

  get id(): string {
    return this.#id;
  }

  get status(): OrderStatus {
    return this.#state().status;
  }

  get items(): readonly LineItem[] {
    return structuredClone(this.#state().items);
  }

  get total(): number {
    return totalOf(this.#state());
  }

  addItem(item: LineItem): void {
    const { productId, unitPrice, quantity } = item;
    const added = { productId, unitPrice, quantity };
    this.#accept(({ status, items }) => {
      this.#require(
        items.every((one) => one.productId !== productId),
        'duplicate product',
      );
      return { status, items: [...items, added] };
    });
  }

  changeQuantity(productId: string, quantity: number): void {
    this.#accept(({ status, items }) => {
      const at = this.#indexIn(items, productId);
      return { status, items: items.map((item, i) => (i === at ? { ...item, quantity } : item)) };
    });
  }

  removeItem(productId: string): void {
    this.#accept(({ status, items }) => ({ status, items: items.toSpliced(this.#indexIn(items, productId), 1) }));
  }

  confirm(): void {
    this.#accept(({ items }) => {
      this.#require(items.length > 0, 'empty');
      return { status: 'CONFIRMED', items };
    });
  }

  #accept(change: Change): void {
    const before = this.#state();
    this.#require(before.status === 'DRAFT', 'confirmed');
    const after = change(before);
    this.#require(totalOf(after) <= this.#limit || Number.isNaN(totalOf(after)), 'above limit');
    this.#require(
      after.items.every(({ unitPrice, quantity }) => isPositive(unitPrice) && isPositive(quantity)),
      'invalid number',
    );
    this.#changes.push(change);
  }

  #state(): State {
    let state: State = { status: 'DRAFT', items: [] };
    for (const change of this.#changes) state = change(state);
    return state;
  }

  #indexIn(items: readonly LineItem[], productId: string): number {
    const at = items.findIndex((item) => item.productId === productId);
    this.#require(at >= 0, 'unknown product');
    return at;
  }

  #require(holds: boolean, reason: RejectionReason): void {
    if (!holds) throw new OrderError(this.#id, reason);
  }
}

function totalOf({ items }: State): number {
  return items.map(({ unitPrice, quantity }) => unitPrice * quantity).reduce((a, b) => a + b, 0);
}

function isPositive(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}
