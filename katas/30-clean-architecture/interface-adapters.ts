import { todo } from '../support/todo.ts';
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

/** Creates a controller that runs the use case and lets a presenter shape the response. */
export function createOrderController(placeOrder: PlaceOrder): OrderController {
  return todo('run the use case, then present its result or its failure');
}

/** Presents a placed order. */
export function presentPlaced(placed: PlacedOrder): HttpResponse {
  return todo('201 with the id and the total');
}

/** Presents a failure. */
export function presentError(error: unknown): HttpResponse {
  return todo('400 or 500');
}
