import { factsOf, outcomeOf, ownTotalOf, repositoryIn, responseTo, withId } from './clean-architecture.model.ts';
import { Order } from './entities.ts';
import { createOrderController, type OrderController } from './interface-adapters.ts';
import { createPlaceOrder, type OrderRepository, type OrderRequest } from './use-cases.ts';

/** The names that the statement lists for each file. */
export const listed = {
  'entities.ts': ['OrderItem', 'InvalidOrderError', 'Order'],
  'use-cases.ts': ['OrderRepository', 'OrderRequest', 'PlacedOrder', 'PlaceOrder', 'createPlaceOrder'],
  'interface-adapters.ts': [
    'HttpResponse',
    'OrderController',
    'createOrderController',
    'presentPlaced',
    'presentError',
  ],
  'main.ts': ['InMemoryOrders', 'createApp'],
};

/** What each file may import. */
export const importRules = {
  'entities.ts': { mayImport: [] },
  'use-cases.ts': { mayImport: ['entities.ts'] },
  'interface-adapters.ts': { mayImport: ['use-cases.ts', 'entities.ts'] },
  'main.ts': { mayImport: ['interface-adapters.ts', 'use-cases.ts', 'entities.ts'] },
};

/** The public members that the starter gives the classes in entities.ts. */
export const publicMembers = {
  InvalidOrderError: ['name', 'field'],
  Order: ['id', 'customerId', 'items', 'total'],
};

/** Work that belongs to the entity. A law of rule 5 finds a controller that checks requests. */
export const entitysWork = {
  'use-cases.ts': { reads: ['price', 'quantity'], creates: ['InvalidOrderError'] },
  'main.ts': { creates: ['InvalidOrderError'] },
};

/** Work that belongs to the presenters. */
export const presentersWork = {
  file: 'interface-adapters.ts',
  from: 'createOrderController',
  to: ['presentPlaced', 'presentError'],
  numbers: [201, 400, 500],
};

/** What happens if a request is placed. Leaves ids to other rules. */
export async function placedThrough(create: typeof connectedByHand, request: OrderRequest) {
  const { repository, saved } = repositoryIn('an object literal');
  const response = await responseTo(
    request,
    create(repository, () => 'ord-7'),
  );
  const withoutId = saved.map((order) => ({ ...factsOf(order), id: 'any id' }));
  return { response: withId(response, () => 'any id'), saved: withoutId };
}

/** The layers, connected without `createApp`. */
export function connectedByHand(repository: OrderRepository, nextId: () => string): OrderController {
  return createOrderController(createPlaceOrder(repository, nextId));
}

/**
 * What the use case returns while the total of every order is the given one. The total of a frozen class, or one that is
 * an own field, cannot be replaced: then the use case has to return the real total.
 */
export async function placedWithTotal(total: number, request: OrderRequest) {
  const placeOrder = createPlaceOrder(repositoryIn('an object literal').repository, () => 'ord-7');
  const place = () => outcomeOf('the use case', () => placeOrder(request));
  const own = Reflect.getOwnPropertyDescriptor(Order.prototype, 'total');
  const wasReplaced =
    own?.configurable === true &&
    Reflect.defineProperty(Order.prototype, 'total', { get: () => total, configurable: true });
  try {
    const isReplaced = wasReplaced && ownTotalOf(request) === total;
    // Read while the total is replaced, because the result may be the order itself, which breaks rule 5 only.
    return { placed: withOwnTotal(await place()), expected: isReplaced ? total : ownTotalOf(request) };
  } finally {
    if (own && wasReplaced) Reflect.defineProperty(Order.prototype, 'total', own);
  }
}

function withOwnTotal(result: unknown): unknown {
  return result instanceof Order ? { total: result.total } : result;
}

/** What `main.ts` has to use of the other layers. */
export const usesOfMain = { 'main.ts': ['createPlaceOrder', 'createOrderController'] };
