import { InvalidOrderError } from './entities.ts';
import { failure, respond, success } from './shop.ts';
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

/** Creates a controller. */
export function createOrderController(placeOrder: PlaceOrder): OrderController {
  return { place: ({ customerId, items }) => respond(async () => placeOrder({ customerId, items }), fieldOf) };
}

/** Presents a placed order. */
export function presentPlaced(placed: PlacedOrder): HttpResponse {
  return success(placed);
}

/** Presents a failure. */
export function presentError(error: unknown): HttpResponse {
  return failure(fieldOf(error));
}

function fieldOf(error: unknown): string | undefined {
  return error instanceof InvalidOrderError ? error.field : undefined;
}
