// Breaks 3, 6: the controller does not call `presentPlaced`, and sends whatever the use case returns.
import { InvalidOrderError } from '../../../../solutions/30-clean-architecture/entities.ts';
import type { OrderRequest, PlacedOrder, PlaceOrder } from '../../../../solutions/30-clean-architecture/use-cases.ts';

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
  return {
    place: async ({ customerId, items }) => {
      try {
        return { status: 201, body: await placeOrder({ customerId, items }) };
      } catch (error) {
        return presentError(error);
      }
    },
  };
}

/** Presents a placed order. */
export function presentPlaced({ orderId, total }: PlacedOrder): HttpResponse {
  return { status: 201, body: { orderId, total } };
}

/** Presents a failure. */
export function presentError(error: unknown): HttpResponse {
  if (error instanceof InvalidOrderError) {
    return { status: 400, body: { error: 'invalid order', field: error.field } };
  }
  return { status: 500, body: { error: 'internal error' } };
}
