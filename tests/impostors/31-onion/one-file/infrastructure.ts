export { createInMemoryProducts } from './domain-model.ts';
