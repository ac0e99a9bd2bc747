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

/** A controller that runs whatever it is given and never lets an error past. */
class WebOrders implements OrderController {
  readonly #placeOrder: PlaceOrder;
  readonly #showOrder: ShowOrder;

  constructor(placeOrder: PlaceOrder, showOrder: ShowOrder) {
    this.#placeOrder = placeOrder;
    this.#showOrder = showOrder;
  }

  async place({ customerId, items }: OrderRequest): Promise<HttpResponse> {
    try {
      const copies = items.map((item) => ({ ...item }));
      return presentPlaced(await this.#placeOrder({ customerId, items: copies }));
    } catch (error) {
      return presentError(error);
    }
  }

  async show(orderId: string): Promise<HttpResponse> {
    try {
      return presentDetails(await this.#showOrder(orderId));
    } catch (error) {
      return presentError(error);
    }
  }
}

export function createOrderController(placeOrder: PlaceOrder, showOrder: ShowOrder): OrderController {
  return new WebOrders(placeOrder, showOrder);
}

export function presentPlaced({ orderId, total }: PlacedOrder): HttpResponse {
  return { status: 201, body: { orderId, total } };
}

export function presentDetails(details: OrderDetails): HttpResponse {
  return { status: 200, body: structuredClone(details) };
}

export function presentError(error: unknown): HttpResponse {
  switch (true) {
    case error instanceof InvalidOrderError:
      return { status: 400, body: { error: 'invalid order', field: error.field } };
    case error instanceof OrderNotFoundError:
      return { status: 404, body: { error: 'order not found', orderId: error.orderId } };
    default:
      return { status: 500, body: { error: 'internal error' } };
  }
}
