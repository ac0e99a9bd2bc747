import { InvalidOrderError, type OrderItem } from '../../../../solutions/30-clean-architecture/entities.ts';

export { InvalidOrderError } from '../../../../solutions/30-clean-architecture/entities.ts';
export type { OrderField, OrderItem } from '../../../../solutions/30-clean-architecture/entities.ts';

/** Nothing frozen: copies on the way in, new copies on every way out, and a total that is worked out when asked for. */
export class Order {
  #data: { id: string; customerId: string; items: OrderItem[] };

  constructor(id: string, customerId: string, items: readonly OrderItem[]) {
    this.#data = structuredClone({ id, customerId, items: [...items] });
    const counts = (value: number) => Number.isSafeInteger(value) && value >= 0;
    const bad =
      (items.length === 0 && new InvalidOrderError('items', items)) ||
      items.flatMap(({ price, quantity }) => [
        ...(counts(price) ? [] : [new InvalidOrderError('price', price)]),
        ...(counts(quantity) && quantity >= 1 ? [] : [new InvalidOrderError('quantity', quantity)]),
      ])[0] ||
      (!counts(this.total) && new InvalidOrderError('total', this.total));
    if (bad) throw bad;
  }

  get id(): string {
    return this.#data.id;
  }

  get customerId(): string {
    return this.#data.customerId;
  }

  get items(): OrderItem[] {
    return structuredClone(this.#data.items);
  }

  get total(): number {
    let total = 0;
    for (const { price, quantity } of this.#data.items) total += price * quantity;
    return total;
  }
}
