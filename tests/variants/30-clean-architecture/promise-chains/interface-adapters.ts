import { InvalidOrderError } from './entities.ts';
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

class Answer implements HttpResponse {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: object) {
    this.status = status;
    this.body = Object.freeze(body);
    Object.freeze(this);
  }
}

export function createOrderController(placeOrder: PlaceOrder): OrderController {
  return Object.freeze({
    place: (request: OrderRequest) => Promise.resolve(request).then(placeOrder).then(presentPlaced, presentError),
  });
}

export function presentPlaced(placed: PlacedOrder): HttpResponse {
  return new Answer(201, { total: placed.total, orderId: placed.orderId });
}

export function presentError(error: unknown): HttpResponse {
  switch (true) {
    case error instanceof InvalidOrderError:
      return new Answer(400, { field: error.field, error: 'invalid order' });
    default:
      return new Answer(500, { error: 'internal error' });
  }
}
