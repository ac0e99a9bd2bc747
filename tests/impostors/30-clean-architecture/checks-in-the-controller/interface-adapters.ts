import { InvalidOrderError, type OrderItem } from './entities.ts';
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
        return presentPlaced(await placeOrder({ customerId, items: checked(items) }));
      } catch (error) {
        return presentError(error);
      }
    },
  };
}

function checked(items: readonly OrderItem[]): readonly OrderItem[] {
  if (items.length === 0) throw new InvalidOrderError('items');
  for (const { price, quantity } of items) {
    if (!Number.isInteger(price) || price < 0) throw new InvalidOrderError('price');
    if (!Number.isInteger(quantity) || quantity < 1) throw new InvalidOrderError('quantity');
  }
  return items;
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
