// Breaks 6, 8: the controller adds the total up from the request.
import type { OrderController } from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
import {
  presentDetails,
  presentError,
  presentPlaced,
} from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
import type { PlaceOrder, ShowOrder } from '../../../../solutions/30-clean-architecture/use-cases.ts';

export {
  presentDetails,
  presentError,
  presentPlaced,
} from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
export type * from '../../../../solutions/30-clean-architecture/interface-adapters.ts';

export function createOrderController(placeOrder: PlaceOrder, showOrder: ShowOrder): OrderController {
  return {
    place: async (body) => {
      try {
        const { orderId } = await placeOrder(body);
        const total = body.items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
        return presentPlaced({ orderId, total });
      } catch (error) {
        return presentError(error);
      }
    },
    show: async (orderId) => {
      try {
        return presentDetails(await showOrder(orderId));
      } catch (error) {
        return presentError(error);
      }
    },
  };
}
