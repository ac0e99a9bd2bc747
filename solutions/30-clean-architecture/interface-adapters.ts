import { InvalidOrderError } from './entities.ts';
import { OrderNotFoundError } from './use-cases.ts';
import type { OrderDetails, OrderRequest, PlacedOrder, PlaceOrder, ShowOrder } from './use-cases.ts';

/** An answer to a web request, before any framework turns it into bytes. */
export interface HttpResponse {
  readonly status: number;
  readonly body: unknown;
}

/** What web routes call. Its promises never reject: whatever happens is an answer. */
export interface OrderController {
  place(body: OrderRequest): Promise<HttpResponse>;
  show(orderId: string): Promise<HttpResponse>;
}

/** Creates a controller: request in, use case, presenter, answer out. */
export function createOrderController(placeOrder: PlaceOrder, showOrder: ShowOrder): OrderController {
  return {
    place: ({ customerId, items }) => answer(async () => presentPlaced(await placeOrder({ customerId, items }))),
    show: (orderId) => answer(async () => presentDetails(await showOrder(orderId))),
  };
}

/** Presents an order that was just placed. */
export function presentPlaced({ orderId, total }: PlacedOrder): HttpResponse {
  return { status: 201, body: { orderId, total } };
}

/** Presents an order that was looked up. */
export function presentDetails({ orderId, customerId, items, total }: OrderDetails): HttpResponse {
  return { status: 200, body: { orderId, customerId, items, total } };
}

/** Presents a failure. Only what the inner layers mean to say gets out; the rest is nobody's business. */
export function presentError(error: unknown): HttpResponse {
  if (error instanceof InvalidOrderError) {
    return { status: 400, body: { error: 'invalid order', field: error.field } };
  }
  if (error instanceof OrderNotFoundError) {
    return { status: 404, body: { error: 'order not found', orderId: error.orderId } };
  }
  return { status: 500, body: { error: 'internal error' } };
}

async function answer(attempt: () => Promise<HttpResponse>): Promise<HttpResponse> {
  try {
    return await attempt();
  } catch (error) {
    return presentError(error);
  }
}
