import { todo } from '../support/todo.ts';
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
  return todo('run the use case and present what it says, or how it failed');
}

/** Presents an order that was just placed. */
export function presentPlaced(placed: PlacedOrder): HttpResponse {
  return todo('201 and what was placed');
}

/** Presents an order that was looked up. */
export function presentDetails(details: OrderDetails): HttpResponse {
  return todo('200 and the details');
}

/** Presents a failure. */
export function presentError(error: unknown): HttpResponse {
  return todo('400, 404 or 500');
}
