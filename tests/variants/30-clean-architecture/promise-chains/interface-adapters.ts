import { InvalidOrderError } from './entities.ts';
import type { OrderDetails, OrderRequest, PlacedOrder, PlaceOrder, ShowOrder } from './use-cases.ts';
import { OrderNotFoundError } from './use-cases.ts';

export interface HttpResponse {
  readonly status: number;
  readonly body: unknown;
}

export interface OrderController {
  place(body: OrderRequest): Promise<HttpResponse>;
  show(orderId: string): Promise<HttpResponse>;
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

export function presentPlaced({ orderId, total }: PlacedOrder): HttpResponse {
  return new Answer(201, { total, orderId });
}

export function presentDetails({ total, items, ...ids }: OrderDetails): HttpResponse {
  return new Answer(200, { total, items, ...ids });
}

const answers = [
  (error: unknown) =>
    error instanceof InvalidOrderError && new Answer(400, { field: error.field, error: 'invalid order' }),
  (error: unknown) =>
    error instanceof OrderNotFoundError && new Answer(404, { orderId: error.orderId, error: 'order not found' }),
];

export function presentError(error: unknown): HttpResponse {
  for (const answer of answers) {
    const found = answer(error);
    if (found) return found;
  }
  return new Answer(500, { error: 'internal error' });
}

export function createOrderController(placeOrder: PlaceOrder, showOrder: ShowOrder): OrderController {
  return {
    place: (body) => Promise.resolve(body).then(placeOrder).then(presentPlaced, presentError),
    show: (orderId) => Promise.resolve(orderId).then(showOrder).then(presentDetails).catch(presentError),
  };
}
