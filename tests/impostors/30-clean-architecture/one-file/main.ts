export { createApp, InMemoryOrders } from './entities.ts';
