// Breaks 4, 5: the controller rejects an empty order itself, with a body of its own, instead of passing the order on.
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
        if (items.length === 0) return { ...presentError(undefined), status: Number('400') };
        return presentPlaced(await placeOrder({ customerId, items }));
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
