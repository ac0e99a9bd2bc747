export { createPlaceOrder } from './entities.ts';
export type { OrderRepository, OrderRequest, PlacedOrder, PlaceOrder } from './entities.ts';
