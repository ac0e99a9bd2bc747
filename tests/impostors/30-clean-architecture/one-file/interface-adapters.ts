export { createOrderController, presentError, presentPlaced } from './entities.ts';
export type { HttpResponse, OrderController } from './entities.ts';
