/** A line of an order. */
export interface Line {
  readonly productId: string;
  readonly price: number;
  readonly quantity: number;
}

/** A response. */
export interface Response {
  readonly status: number;
  readonly body: unknown;
}

/** Thrown for invalid lines. */
export class Invalid {
  readonly field: 'items' | 'price' | 'quantity';

  constructor(field: 'items' | 'price' | 'quantity') {
    this.field = field;
  }
}

/** Copies lines, or throws. */
export function checked(lines: readonly Line[]): readonly Line[] {
  if (lines.length === 0) throw new Invalid('items');
  for (const { price, quantity } of lines) {
    if (!Number.isInteger(price) || price < 0) throw new Invalid('price');
    if (!Number.isInteger(quantity) || quantity < 1) throw new Invalid('quantity');
  }
  return Object.freeze(lines.map((line) => Object.freeze({ ...line })));
}

/** Adds up lines. */
export function sumOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
}

/** Saves an order and returns its id and total. */
export async function placed<T extends { id: string; total: number }>(save: (order: T) => Promise<void>, order: T) {
  await save(order);
  return { orderId: order.id, total: order.total };
}

/** Responds to a request. */
export async function respond(
  place: () => Promise<{ orderId: string; total: number }>,
  fieldOf: (error: unknown) => string | undefined,
): Promise<Response> {
  try {
    return success(await place());
  } catch (error) {
    return failure(fieldOf(error));
  }
}

/** A response to a placed order. */
export function success({ orderId, total }: { orderId: string; total: number }): Response {
  return { status: 201, body: { orderId, total } };
}

/** A response to a failure. */
export function failure(field: string | undefined): Response {
  return field === undefined
    ? { status: 500, body: { error: 'internal error' } }
    : { status: 400, body: { error: 'invalid order', field } };
}

/** A store of orders. */
export class Store<T extends { id: string }> {
  readonly #orders = new Map<string, T>();

  put(order: T): void {
    this.#orders.set(order.id, order);
  }

  get(id: string): T | undefined {
    return this.#orders.get(id);
  }
}
