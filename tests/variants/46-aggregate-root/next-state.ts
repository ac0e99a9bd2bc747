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

interface State {
  readonly id: string;
  readonly status: OrderStatus;
  /** May hold like lines several times; they are put together for whoever looks. */
  readonly added: readonly LineItem[];
}

type Command = { do: 'addItem'; line: LineItem } | { do: 'removeItem'; productId: string } | { do: 'confirm' };

/** A shell around a pure decision: each command gives the next state, and the state is checked as a whole. */
export class Order {
  readonly #customerId: string;
  #state: State;

  constructor(id: string, customerId: string) {
    this.#customerId = customerId;
    this.#state = { id, status: 'DRAFT', added: [] };
  }

  get id(): string {
    return this.#state.id;
  }

  get customerId(): string {
    return this.#customerId;
  }

  get status(): OrderStatus {
    return this.#state.status;
  }

  get items(): readonly LineItem[] {
    return together(this.#state.added);
  }

  get total(): number {
    return totalOf(this.#state);
  }

  addItem(line: LineItem): void {
    this.#state = decide(this.#state, { do: 'addItem', line: { ...line } });
  }

  removeItem(productId: string): void {
    this.#state = decide(this.#state, { do: 'removeItem', productId });
  }

  confirm(): void {
    this.#state = decide(this.#state, { do: 'confirm' });
  }
}

function decide(state: State, command: Command): State {
  if (state.status !== 'DRAFT') throw new OrderConfirmedError(state.id, command.do);
  switch (command.do) {
    case 'addItem': {
      const { quantity, unitPrice } = command.line;
      if (!Number.isSafeInteger(quantity) || quantity <= 0) throw new InvalidLineError('quantity', quantity);
      if (!Number.isSafeInteger(unitPrice) || unitPrice <= 0) throw new InvalidLineError('unitPrice', unitPrice);
      const next = { ...state, added: [...state.added, command.line] };
      if (totalOf(next) > maxOrderTotal) throw new OrderCeilingError(state.id, maxOrderTotal - totalOf(state));
      return next;
    }
    case 'removeItem': {
      const added = state.added.filter(({ productId }) => productId !== command.productId);
      if (added.length === state.added.length) throw new ProductNotInOrderError(state.id, command.productId);
      return { ...state, added };
    }
    case 'confirm':
      if (state.added.length === 0) throw new EmptyOrderError(state.id);
      return { ...state, status: 'CONFIRMED' };
  }
}

function totalOf({ added }: State): number {
  return added.map(({ unitPrice, quantity }) => unitPrice * quantity).reduce((a, b) => a + b, 0);
}

function together(added: readonly LineItem[]): LineItem[] {
  const keys = added.map(({ productId, productName, unitPrice }) =>
    JSON.stringify([productId, productName, unitPrice]),
  );
  return [...new Set(keys)].map((key) => {
    const like = added.filter((_, i) => keys[i] === key);
    const { productId = '', productName = '', unitPrice = 0 } = like[0] ?? {};
    return { productId, productName, unitPrice, quantity: like.reduce((sum, { quantity }) => sum + quantity, 0) };
  });
}
