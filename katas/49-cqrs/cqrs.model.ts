import fc from 'fast-check';
import { notAmounts, walks } from '../support/generators.ts';
import { meddleWith } from '../support/meddle.ts';
import { TodoError } from '../support/todo.ts';
import {
  type Command,
  InvalidNumberError,
  NotEnoughStockError,
  ProductCommands,
  ProductExistsError,
  type ProductList,
  type ProductListItem,
  type StockEvent,
  UnknownProductError,
} from './cqrs.ts';

export function nameCategory(categoryId: string, name: string): Command {
  return { type: 'NameCategory', categoryId, name };
}

export function addProduct(productId: string, name = 'Tea', price = 999, categoryId = 'c'): Command {
  return { type: 'AddProduct', productId, name, price, categoryId };
}

export function rename(productId: string, name: string): Command {
  return { type: 'RenameProduct', productId, name };
}

export function addStock(productId: string, quantity: number, reason = 'restocking'): Command {
  return { type: 'AddStock', productId, quantity, reason };
}

export function removeStock(productId: string, quantity: number): Command {
  return { type: 'RemoveStock', productId, quantity };
}

/** What one command leads to: an event, or only an answer that says why not. */
export interface Step {
  answer: string;
  event?: StockEvent;
}

/** The model of the write side. Ids of events are 'e1', 'e2' and so on. */
export function foretold(commands: readonly Command[]): Step[] {
  const events: StockEvent[] = [];
  return commands.map((command) => {
    const error = refusalOf(command, events);
    if (error) return { answer: `${commandText(command)}: ${errorText(error)}` };
    const fact = { ...command, type: eventTypes[command.type], id: `e${events.length + 1}` } as StockEvent;
    const version = events.filter((earlier) => subjectOf(earlier) === subjectOf(fact)).length + 1;
    events.push({ ...fact, version });
    return { answer: `${commandText(command)}: done`, event: { ...fact, version } };
  });
}

/** The events that these commands lead to. */
export function eventsOf(commands: readonly Command[]): StockEvent[] {
  return foretold(commands).flatMap(({ event }) => event ?? []);
}

const eventTypes = {
  NameCategory: 'CategoryNamed',
  AddProduct: 'ProductAdded',
  RenameProduct: 'ProductRenamed',
  AddStock: 'StockAdded',
  RemoveStock: 'StockRemoved',
} as const;

function refusalOf(command: Command, events: readonly StockEvent[]): Error | undefined {
  if (command.type === 'NameCategory') return undefined;
  const { productId } = command;
  const isKnown = events.some((event) => event.type === 'ProductAdded' && event.productId === productId);
  if (command.type === 'AddProduct') {
    if (isKnown) return new ProductExistsError(productId);
    return notAmounts.includes(command.price as never) ? new InvalidNumberError('price', command.price) : undefined;
  }
  if (!isKnown) return new UnknownProductError(productId);
  if (command.type === 'RenameProduct') return undefined;
  const { quantity } = command;
  if (noQuantities.includes(quantity)) return new InvalidNumberError('quantity', quantity);
  const available = stockOf(events, productId);
  return command.type === 'RemoveStock' && quantity > available
    ? new NotEnoughStockError(productId, available)
    : undefined;
}

/** The model of the read side: the events that count are those whose earlier versions have come as well. */
export function listFrom(delivered: readonly StockEvent[]): string[] {
  const came = new Map(delivered.map((event) => [`${subjectOf(event)} ${event.version}`, event]));
  const counting = [...came.values()]
    .filter((event) => [...Array(event.version).keys()].every((i) => came.has(`${subjectOf(event)} ${i + 1}`)))
    .sort((a, b) => a.version - b.version);
  return counting
    .flatMap((event) => (event.type === 'ProductAdded' ? event : []))
    .sort((a, b) => (a.productId < b.productId ? -1 : 1))
    .map(({ productId, name, price, categoryId }) => {
      const renamed = counting.findLast((one) => one.type === 'ProductRenamed' && one.productId === productId);
      const category = counting.findLast((one) => one.type === 'CategoryNamed' && one.categoryId === categoryId);
      const quantity = stockOf(counting, productId);
      return itemText({
        id: productId,
        name: nameIn(renamed) ?? name,
        displayPrice: `$${Math.trunc(price / 100)}.${String(price % 100).padStart(2, '0')}`,
        category: nameIn(category) ?? categoryId,
        quantity,
        availability: quantity === 0 ? 'out_of_stock' : quantity < 11 ? 'low_stock' : 'in_stock',
      });
    });
}

function nameIn(event: StockEvent | undefined): string | undefined {
  return event && 'name' in event ? event.name : undefined;
}

function stockOf(events: readonly StockEvent[], productId: string): number {
  return events.reduce((sum, event) => {
    if (event.type === 'StockAdded' && event.productId === productId) return sum + event.quantity;
    return event.type === 'StockRemoved' && event.productId === productId ? sum - event.quantity : sum;
  }, 0);
}

function subjectOf(event: StockEvent): string {
  return event.type === 'CategoryNamed' ? `category ${event.categoryId}` : `product ${event.productId}`;
}

/** A write side with ids 'e1', 'e2' and so on; what it publishes goes to `subscriber`. */
export function createCommands(subscriber: (event: StockEvent) => void): ProductCommands {
  let count = 0;
  return new ProductCommands(subscriber, () => `e${(count += 1)}`);
}

/** Carries out a command and tells how it ended: `AddStock 5 to 'a': done`. */
export function answerOf(commands: ProductCommands, command: Command): string {
  // Told first, and of a copy: nobody's changes show in the report.
  const text = commandText(command);
  try {
    commands.handle(command);
    return `${text}: done`;
  } catch (error) {
    if (error instanceof TodoError) throw error;
    return `${text}: ${errorText(error)}`;
  }
}

/** What a list shows: `'a' Tea $9.99 in Drinks, 5 low_stock` for each product. */
export function shown(list: ProductList): string[] {
  return Array.from(list.all(), itemText);
}

export function itemText({ id, name, displayPrice, category, quantity, availability }: ProductListItem): string {
  return `'${id}' ${name} ${displayPrice} in ${category}, ${quantity} ${availability}`;
}

/** An event in words: `e3 StockAdded, version 2 of product a: 5, restocking`. */
export function told(event: StockEvent): string {
  const { type, id, version } = event;
  const details: Record<StockEvent['type'], string[]> = {
    CategoryNamed: ['name'],
    ProductAdded: ['name', 'price', 'categoryId'],
    ProductRenamed: ['name'],
    StockAdded: ['quantity', 'reason'],
    StockRemoved: ['quantity'],
  };
  const held = (details[type] ?? []).map((field) => Reflect.get(event, field) as unknown);
  return `${id} ${type}, version ${version} of ${subjectOf(event)}: ${held.join(', ')}`;
}

function commandText(command: Command): string {
  if (command.type === 'NameCategory') return `NameCategory '${command.categoryId}' ${command.name}`;
  if (command.type === 'AddProduct') return `AddProduct '${command.productId}' at ${command.price}`;
  if (command.type === 'RenameProduct') return `RenameProduct '${command.productId}' ${command.name}`;
  return `${command.type} ${command.quantity} of '${command.productId}'`;
}

function errorText(error: unknown): string {
  if (error instanceof UnknownProductError) return `UnknownProductError '${error.productId}'`;
  if (error instanceof ProductExistsError) return `ProductExistsError '${error.productId}'`;
  if (error instanceof InvalidNumberError) return `InvalidNumberError, ${error.field} ${error.value}`;
  if (error instanceof NotEnoughStockError)
    return `NotEnoughStockError '${error.productId}', available ${error.available}`;
  return `throws ${String(error)}`;
}

/** What is changed along the way, by someone who should not be able to do harm. */
export const meddlings = ['commands', 'published events'] as const;

/** How each command ended and what it published, while someone changes what passes by. */
export function writingStory(given: readonly Command[], meddling?: (typeof meddlings)[number]): string[] {
  const story: string[] = [];
  const commands = createCommands((event) => {
    story.push(told(event));
    if (meddling === 'published events') meddleWith(event);
  });
  for (const command of structuredClone(given)) {
    story.push(answerOf(commands, command));
    if (meddling === 'commands') meddleWith(command);
  }
  return story;
}

/** Quantities that nobody can add or remove. */
export const noQuantities: readonly number[] = [...notAmounts, 0, -0];

/** Commands about few products and categories, which share an id; most of them make sense. */
export function commands(): fc.Arbitrary<Command> {
  const product = fc.constantFrom('a', 'a', 'b', '__proto__');
  const category = fc.constantFrom('a', 'c', '__proto__');
  const name = fc.constantFrom('Tea', 'Cup', '');
  const price = mostly(fc.constantFrom(0, 5, 999, 1000), fc.constantFrom(...notAmounts));
  const quantity = mostly(fc.constantFrom(1, 2, 9, 10), fc.constantFrom(...noQuantities));
  const reason = fc.constantFrom('restocking', 'returned');
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(product, name, price, category).map((of) => addProduct(...of)) },
    { weight: 4, arbitrary: fc.tuple(product, quantity, reason).map((of) => addStock(...of)) },
    { weight: 3, arbitrary: fc.tuple(product, quantity).map((of) => removeStock(...of)) },
    { weight: 2, arbitrary: fc.tuple(product, name).map((of) => rename(...of)) },
    { weight: 2, arbitrary: fc.tuple(category, name).map((of) => nameCategory(...of)) },
  );
}

/** Versions 1 to 5 of a product, and two names of its category. */
export const sample: StockEvent[] = eventsOf([
  addProduct('a'),
  addStock('a', 5),
  rename('a', 'Cup'),
  removeStock('a', 2),
  addStock('a', 9),
  nameCategory('c', 'Drinks'),
  nameCategory('c', 'Hot drinks'),
]);

/** A copy of these events that is told line by line where it breaks a law. */
export function storyOf(events: readonly StockEvent[]): StockEvent[] {
  return worded([...events], linesOf(events));
}

/** Events that are published one after the other. */
export function histories(): fc.Arbitrary<StockEvent[]> {
  return walks(commands(), 12).map((commands) => storyOf(eventsOf(commands)));
}

/** Events as they come in: some of a history, some twice, in any order. */
export function arrivals(): fc.Arbitrary<StockEvent[]> {
  return histories().chain(arrivalsOf).map(storyOf);
}

/** How events come to a list that somebody meddles with. */
export const deliveries = ['one by one', 'all but the last as a history'] as const;

/** Events that came before a list was rebuilt, those it is rebuilt from, and those that come after. */
export interface Rebuild {
  before: StockEvent[];
  history: StockEvent[];
  after: StockEvent[];
}

export function rebuilds(): fc.Arbitrary<Rebuild> {
  return histories().chain((events) => {
    const prefix = fc.nat(events.length).map((length) => events.slice(0, length));
    const history = fc.oneof(prefix, arrivalsOf(events));
    return fc.tuple(arrivalsOf(events), history, arrivalsOf(events)).map((of) => rebuild(...of));
  });
}

export function rebuild(before: StockEvent[], history: StockEvent[], after: StockEvent[]): Rebuild {
  const parts = Object.entries({ 'before the rebuild': before, history, 'after it': after });
  return worded({ before, history, after }, parts.map(([name, events]) => `${name}:\n${linesOf(events)}`).join('\n'));
}

function arrivalsOf(history: readonly StockEvent[]): fc.Arbitrary<StockEvent[]> {
  return fc.shuffledSubarray([...history, ...history], { minLength: Math.min(1, history.length) });
}

function linesOf(events: readonly StockEvent[]): string {
  return events.map(told).join('\n') || 'no event';
}

function worded<T extends object>(value: T, words: string): T {
  return Object.defineProperty(value, fc.toStringMethod, { value: () => words });
}

function mostly<T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: rare });
}
