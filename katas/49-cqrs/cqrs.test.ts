import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { hostileText, ids, notAmounts, walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { meddleWith } from '../support/meddle.ts';
import {
  addProduct,
  addStock,
  answerOf,
  arrivals,
  commands,
  createCommands,
  deliveries,
  eventsOf,
  foretold,
  histories,
  itemText,
  listFrom,
  meddlings,
  nameCategory,
  noQuantities,
  rebuild,
  rebuilds,
  removeStock,
  rename,
  sample,
  shown,
  storyOf,
  told,
  writingStory,
} from './cqrs.model.ts';
import { type Command, ProductList, type ProductListItem, type StockEvent } from './cqrs.ts';

describe('1 ★ Each accepted command publishes one event', () => {
  example('naming a category, adding a product and adding stock are three events', () => {
    const commands = [nameCategory('c', 'Drinks'), addProduct('a'), addStock('a', 5)];
    expect(publishedBy(commands).map(told)).toEqual([
      'e1 CategoryNamed, version 1 of category c: Drinks',
      'e2 ProductAdded, version 1 of product a: Tea, 999, c',
      'e3 StockAdded, version 2 of product a: 5, restocking',
    ]);
  });

  law(
    'each event says what the command said, with the next id and the next version of its product or category',
    { commands: walks(commands(), 12).map(accepted) },
    ({ commands }) => {
      expect(publishedBy(commands).map(told)).toEqual(eventsOf(commands).map(told));
    },
    {
      why: 'readers know what the events tell them, and nothing else',
      examples: [
        { commands: [addProduct('a'), addProduct('b'), rename('a', 'Cup'), rename('b', 'Cup')] },
        { commands: [addProduct('a'), rename('a', 'Tea'), addStock('a', 9), removeStock('a', 9)] },
        { commands: [addProduct('a'), nameCategory('a', 'Drinks'), nameCategory('a', 'Drinks')] },
        { commands: [addProduct('__proto__'), addStock('__proto__', 2), nameCategory('', '')] },
      ],
    },
  );
});

describe('2 ★ The list shows each product ready to read', () => {
  example('two products, one of them in a category without a name', () => {
    const tea = [nameCategory('c', 'Drinks'), addProduct('t', 'Tea', 999, 'c'), addStock('t', 5)];
    const mug = [addProduct('m', 'Mug', 1200, 'k')];
    expect(shown(listOf(eventsOf([...tea, ...mug])))).toEqual([
      "'m' Mug $12.00 in k, 0 out_of_stock",
      "'t' Tea $9.99 in Drinks, 5 low_stock",
    ]);
  });

  law(
    'products stand by their ids, with a price in dollars and the name of the category',
    { products: products(), named: categories() },
    ({ products, named }) => {
      const events = eventsOf([...products, ...named]);
      expect(shown(listOf(events))).toEqual(listFrom(events));
    },
    {
      examples: [0, 5, 10, 99, 100, 1990, 100_000_000].map((price) => ({
        products: [addProduct('b', 'Tea', price, '__proto__'), addProduct('a'), addProduct('B'), addProduct('')],
        named: [nameCategory('c', 'Drinks')],
      })),
    },
  );

  law('find gives the product of that id, and undefined for any other', { added: ids(), asked: ids() }, (input) => {
    const item = listOf(eventsOf([addProduct(input.added)])).find(input.asked);
    const right = input.asked === input.added ? `'${input.added}' Tea $9.99 in c, 0 out_of_stock` : undefined;
    expect(item && itemText(item)).toBe(right);
  });
});

describe("3 ★ What can't be done is refused", () => {
  law(
    'each command is done, or refused as the table says',
    { commands: walks(commands(), 12) },
    ({ commands }) => {
      const writing = createCommands(() => {});
      const answers = commands.map((command) => answerOf(writing, command));
      expect(answers).toEqual(foretold(commands).map(({ answer }) => answer));
    },
    {
      examples: [
        { commands: [addStock('a', 1), removeStock('toString', 1), rename('', 'Cup'), addStock('a', 0)] },
        { commands: [addProduct('a'), addProduct('a'), addProduct('a', 'Tea', -1), addProduct('A', 'Tea', 0)] },
        { commands: [addProduct('a'), removeStock('a', 1), addStock('a', 9), removeStock('a', 10)] },
        { commands: [addProduct('a'), addStock('a', 9), removeStock('a', 9), removeStock('a', 1)] },
        { commands: [addProduct('a', 'Tea', Number.MAX_SAFE_INTEGER), addStock('a', Number.MAX_SAFE_INTEGER)] },
        { commands: noQuantities.flatMap((none) => [addProduct('a'), addStock('a', none), removeStock('a', none)]) },
        { commands: notAmounts.map((price) => addProduct('a', 'Tea', price)) },
      ],
    },
  );
});

describe('4 ★★ The list is up to date after every command, and asking changes nothing', () => {
  law(
    'after each command the list shows what the accepted commands have led to',
    { commands: walks(commands(), 12) },
    ({ commands }) => {
      const list = new ProductList();
      const writing = createCommands((event) => list.apply(event));
      const lists = commands.map((command) => [answerOf(writing, command), ...shown(list)]);
      expect(lists).toEqual(
        foretold(commands).map(({ answer }, i) => [answer, ...listFrom(eventsOf(commands.slice(0, i + 1)))]),
      );
    },
    {
      why: 'a list that shows what was true when it was filled is a cache that nobody told anything',
      examples: [
        { commands: [addProduct('a'), addStock('a', 9), addStock('a', 9), removeStock('a', 9)] },
        { commands: [addProduct('a'), addProduct('b'), nameCategory('c', 'Drinks'), nameCategory('c', 'Hot')] },
        { commands: [addProduct('a', 'Tea', 999, 'a'), nameCategory('a', 'Drinks'), rename('a', 'Cup')] },
      ],
    },
  );

  law(
    'whoever asks for products, known and unknown, leaves the list as it was',
    { events: histories(), asked: fc.array(ids(), { maxLength: 3 }) },
    ({ events, asked }) => {
      const list = new ProductList();
      for (const event of events) {
        list.apply({ ...event });
        for (const id of asked) list.find(id);
        list.all();
      }
      const found = asked.map((id) => list.find(id)).flatMap((item) => (item ? [itemText(item)] : []));
      const right = listFrom(events);
      expect({ list: shown(list), found }).toEqual({
        list: right,
        found: asked.flatMap((id) => right.filter((line) => line.startsWith(`'${id}' `))),
      });
    },
    { examples: [{ events: storyOf(eventsOf([addProduct('a'), addStock('a', 1)])), asked: ['a', 'b'] }] },
  );
});

describe('5 ★★ Availability changes exactly at its thresholds', () => {
  law(
    'nothing is out of stock, up to ten are low, eleven are in stock',
    { quantity: fc.nat(25), soldBefore: fc.nat(12) },
    ({ quantity, soldBefore }) => {
      const commands = [addProduct('a'), addStock('a', quantity + soldBefore), removeStock('a', soldBefore)];
      const item = listOf(eventsOf(commands)).find('a');
      const availability = quantity === 0 ? 'out_of_stock' : quantity <= 10 ? 'low_stock' : 'in_stock';
      expect([item?.quantity, item?.availability]).toEqual([quantity, availability]);
    },
    { examples: [0, 1, 10, 11].flatMap((quantity) => [0, 2].map((soldBefore) => ({ quantity, soldBefore }))) },
  );
});

describe('6 ★★★ Each event counts once and in its turn, however it is delivered', () => {
  law(
    'the list shows the events that have come, up to the first gap of each product or category',
    { arrivals: arrivals() },
    ({ arrivals }) => {
      expect(shown(listOf(arrivals))).toEqual(listFrom(arrivals));
    },
    {
      why: 'a queue delivers again what it is not sure of, and two of them agree on no order',
      examples: [
        [0, 1, 1],
        [0, 1, 2, 1],
        [1, 0],
        [1, 1, 0],
        [0, 2],
        [0, 2, 1],
        [0, 2, 2, 1, 2],
        [3, 2, 1, 0],
        [0, 3, 4, 1],
        [0, 6, 5],
        [6, 5, 0],
        [4, 5, 0, 6],
      ].map((order) => ({ arrivals: storyOf(order.flatMap((i) => sample[i] ?? [])) })),
    },
  );
});

describe('7 ★★★ A refused command leaves no trace', () => {
  law(
    'a refused command publishes nothing',
    { commands: walks(commands(), 12) },
    ({ commands }) => {
      const published: string[] = [];
      const writing = createCommands((event) => published.push(told(event)));
      const steps = commands.map((command) => {
        published.length = 0;
        return { answer: answerOf(writing, command), published: [...published] };
      });
      const refused = steps.filter(({ answer }) => !answer.endsWith(': done'));
      expect(refused).toEqual(refused.map(({ answer }) => ({ answer, published: [] })));
    },
    { why: 'nobody can take back what the readers have been told', examples: refusals() },
  );

  law(
    'what follows a refused command is published as if it had never been given',
    { commands: walks(commands(), 12) },
    ({ commands }) => {
      expect(publishedBy(commands).map(told)).toEqual(publishedBy(accepted(commands)).map(told));
    },
    { why: 'readers wait for a version that was used up and never published', examples: refusals() },
  );
});

describe('8 ★★★ A rebuilt list equals the live one, at any point', () => {
  law(
    'after each event, a list rebuilt from all events so far shows what the live list shows',
    { history: histories() },
    ({ history }) => {
      const [live, rebuilt] = [new ProductList(), new ProductList()];
      const lists = history.map((event, i) => {
        live.apply({ ...event });
        rebuilt.rebuild(structuredClone(history.slice(0, i + 1)));
        return { after: told(event), live: shown(live), rebuilt: shown(rebuilt) };
      });
      expect(lists.map(({ after, rebuilt }) => ({ after, rebuilt }))).toEqual(
        lists.map(({ after, live }) => ({ after, rebuilt: live })),
      );
    },
    {
      why: 'a list with a mistake in it is mended by building it again',
      examples: [{ history: storyOf(sample) }],
    },
  );

  law(
    'a rebuilt list has forgotten what came before, and goes on from its history',
    { events: rebuilds() },
    ({ events: { before, history, after } }) => {
      const list = listOf(before);
      list.rebuild(structuredClone(history));
      const rebuilt = shown(list);
      for (const event of after) list.apply({ ...event });
      expect({ rebuilt, later: shown(list) }).toEqual({
        rebuilt: listFrom(history),
        later: listFrom([...history, ...after]),
      });
    },
    {
      examples: [
        { events: rebuild(sample, [], []) },
        { events: rebuild(sample, sample, sample) },
        { events: rebuild(sample.slice(2), sample.slice(0, 1), sample.slice(1, 2)) },
        { events: rebuild([], sample.toReversed(), sample.slice(0, 1)) },
      ],
    },
  );
});

describe('9 ★★★ The two sides share no object', () => {
  law(
    'whoever changes commands or published events afterwards changes nothing of what is published next',
    { commands: walks(commands(), 8), changing: fc.constantFrom(...meddlings) },
    ({ commands, changing }) => {
      expect(writingStory(commands, changing)).toEqual(writingStory(commands));
    },
    {
      why: 'a subscriber that rounds a number for itself must not change the stock',
      examples: meddlings.map((changing) => ({
        commands: [addProduct('a'), addStock('a', 5), removeStock('a', 6), removeStock('a', 5), rename('a', 'Cup')],
        changing,
      })),
    },
  );

  law('a command is only read', { commands: walks(commands(), 8) }, ({ commands }) => {
    const given = structuredClone(commands);
    const writing = createCommands(() => {});
    for (const command of given) answerOf(writing, command);
    expect(given).toEqual(commands);
  });

  law(
    'a delivered event is only read, and may be changed afterwards, also while it waits',
    { arrivals: arrivals(), delivery: fc.constantFrom(...deliveries) },
    ({ arrivals, delivery }) => {
      const list = new ProductList();
      const read: string[] = [];
      const given = arrivals.map((event) => ({ ...event }));
      if (delivery === 'all but the last as a history') {
        const history = given.splice(0, given.length - 1);
        list.rebuild(history);
        read.push(...history.map(told));
        meddleWith(history);
      }
      for (const event of given) {
        list.apply(event);
        read.push(told(event));
        meddleWith(event);
      }
      expect({ read, list: shown(list) }).toEqual({ read: arrivals.map(told), list: listFrom(arrivals) });
    },
    { examples: deliveries.map((delivery) => ({ arrivals: storyOf(sample.toReversed()), delivery })) },
  );

  law(
    'what queries have handed out stays as it was',
    { events: histories() },
    ({ events }) => {
      const list = new ProductList();
      const answers = events.map((event) => {
        list.apply({ ...event });
        const answer = answersOf(list, event);
        return { answer, then: answer.map(itemText) };
      });
      expect(answers.map(({ answer }) => answer.map(itemText))).toEqual(answers.map(({ then }) => then));
    },
    { why: 'a page that is being drawn must not change half-way', examples: [{ events: storyOf(sample) }] },
  );

  law(
    'nothing done to what queries have handed out changes the list',
    { events: histories() },
    ({ events }) => {
      const list = new ProductList();
      for (const event of events) {
        list.apply({ ...event });
        for (const item of answersOf(list, event)) meddleWith(item);
        meddleWith(list.all());
      }
      expect(shown(list)).toEqual(listFrom(events));
    },
    { examples: [{ events: storyOf(sample) }] },
  );
});

/** What a write side of its own publishes. */
function publishedBy(commands: readonly Command[]): StockEvent[] {
  const published: StockEvent[] = [];
  const writing = createCommands((event) => published.push({ ...event }));
  for (const command of commands) answerOf(writing, command);
  return published;
}

/** The commands that the statement accepts. */
function accepted(commands: readonly Command[]): Command[] {
  const steps = foretold(commands);
  return commands.filter((_, i) => steps[i]?.event);
}

/** A list to which these events have been delivered, each time as an object of its own. */
function listOf(arrivals: readonly StockEvent[]): ProductList {
  const list = new ProductList();
  for (const event of arrivals) list.apply({ ...event });
  return list;
}

function answersOf(list: ProductList, event: StockEvent): ProductListItem[] {
  const item = 'productId' in event ? list.find(event.productId) : undefined;
  return item ? [...list.all(), item] : [...list.all()];
}

function products(): fc.Arbitrary<Command[]> {
  const product = fc
    .tuple(ids(), hostileText(), fc.oneof(fc.nat(1500), fc.nat(1_000_000)), ids())
    .map((of) => addProduct(...of));
  return fc.uniqueArray(product, { selector: (one) => 'productId' in one && one.productId, maxLength: 4 });
}

function categories(): fc.Arbitrary<Command[]> {
  return fc.array(
    fc.tuple(ids(), hostileText()).map((of) => nameCategory(...of)),
    { maxLength: 4 },
  );
}

/** Each kind of refusal, with commands after it that are accepted. */
function refusals(): { commands: Command[] }[] {
  return [
    { commands: [rename('a', 'Cup'), addStock('a', 1), removeStock('a', 1), addProduct('a'), addStock('a', 2)] },
    { commands: [addProduct('a', 'Tea', -1), addProduct('a'), addProduct('a', 'Cup'), rename('a', 'Mug')] },
    { commands: [addProduct('a'), addStock('a', -1), addStock('a', 2), removeStock('a', 3), removeStock('a', 2)] },
  ];
}
