// Breaks 3: the use cases take all from a barrel, which also exports the presenters.
export { InvalidOrderError, Order, type OrderItem } from '../../../../solutions/30-clean-architecture/entities.ts';
export { presentError, type HttpResponse } from '../../../../solutions/30-clean-architecture/interface-adapters.ts';
