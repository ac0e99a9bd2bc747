// Every other way to an order goes unchecked.
import { InvalidOrderError, type OrderItem } from './entities.ts';
import {
  createOrderController as createUnchecked,
  type OrderController,
} from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
import type { PlaceOrder, ShowOrder } from '../../../../solutions/30-clean-architecture/use-cases.ts';

export {
  presentDetails,
  presentError,
  presentPlaced,
} from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
export type * from '../../../../solutions/30-clean-architecture/interface-adapters.ts';

export function createOrderController(placeOrder: PlaceOrder, showOrder: ShowOrder): OrderController {
  return createUnchecked(async (request) => {
    check(request.items);
    return placeOrder(request);
  }, showOrder);
}

function check(items: readonly OrderItem[]): void {
  if (items.length === 0) throw new InvalidOrderError('items', items);
  let total = 0;
  for (const { price, quantity } of items) {
    if (!Number.isSafeInteger(price) || price < 0) throw new InvalidOrderError('price', price);
    if (!Number.isSafeInteger(quantity) || quantity < 1) throw new InvalidOrderError('quantity', quantity);
    total += price * quantity;
  }
  if (!Number.isSafeInteger(total)) throw new InvalidOrderError('total', total);
}
