import { InvalidOrderError } from './entities.ts';
import type { OrderItem } from './entities.ts';
import type { OrderRequest, PlacedOrder, PlaceOrder } from './use-cases.ts';

/** A response to a web request, before a framework turns it into bytes. */
export interface HttpResponse {
  readonly status: number;
  readonly body: unknown;
}

/** What a web route calls. */
export interface OrderController {
  place(request: OrderRequest): Promise<HttpResponse>;
}

class WebOrders implements OrderController {
  readonly #placeOrder: PlaceOrder;

  constructor(placeOrder: PlaceOrder) {
    this.#placeOrder = placeOrder;
  }

  async place({ customerId, items }: OrderRequest): Promise<HttpResponse> {
    const copies = items.map((item): OrderItem => ({ ...item }));
    const place = async () => this.#placeOrder({ items: copies, customerId });
    const [settled] = await Promise.allSettled([place()]);
    return settled.status === 'fulfilled' ? presentPlaced(settled.value) : presentError(settled.reason);
  }
}

export function createOrderController(placeOrder: PlaceOrder): OrderController {
  return new WebOrders(placeOrder);
}

export function presentPlaced(placed: PlacedOrder): HttpResponse {
  const body: Record<string, unknown> = {};
  for (const key of ['orderId', 'total'] as const) body[key] = placed[key];
  return { status: 201, body };
}

export function presentError(error: unknown): HttpResponse {
  const invalid = error instanceof InvalidOrderError ? error : undefined;
  return invalid
    ? { status: 400, body: { error: 'invalid order', field: invalid.field } }
    : { status: 500, body: { error: 'internal error' } };
}
