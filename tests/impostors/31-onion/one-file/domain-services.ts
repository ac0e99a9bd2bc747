export { applyDiscount, bestPrice, totalPrice } from './domain-model.ts';
