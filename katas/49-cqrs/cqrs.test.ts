import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { misplacedExports } from '../support/exports.ts';
import { anyFailure, failureOf, ordinaryFailure } from '../support/failure.ts';
import { sharedHelpers } from '../support/helper-files.ts';
import { brokenImports } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { unlistedMembers } from '../support/unlisted-members.ts';
import {
  addProduct,
  addStock,
  checked,
  decisions,
  eventFields,
  eventOf,
  expectedAfter,
  expectedEffects,
  expectedViews,
  extraFields,
  failingStories,
  fieldsOf,
  histories,
  idsIn,
  itemFields,
  itemsAfter,
  nameCategory,
  ordinaryAccepted,
  ordinaryCommands,
  ownErrors,
  plainItem,
  removeStock,
  Session,
  shownBy,
  subscribers,
  trickyDecisions,
  trickyHistories,
  trickyValues,
  unusualHistories,
  viewsOf,
  withoutRejected,
} from './cqrs.model.ts';
import { type Command, ProductCommands } from './product-commands.ts';
import type { ProductEvent } from './product-events.ts';
import { ProductList } from './product-list.ts';
import { files, foreignTerms, importRules, listed, publicMembers } from './structure.model.ts';

const oneOfEach: Command[] = [nameCategory('c', 'Drinks'), addProduct('p1'), addStock('p1', 12), removeStock('p1', 2)];
const stocks: number[] = [0, 1, 5];
const eventsOfEach = oneOfEach.map(eventOf);

describe('1 ★ Each accepted command publishes one event', () => {
  law(
    'each accepted command publishes one event with its values before handle returns',
    { commands: ordinaryAccepted() },
    ({ commands }) => {
      const session = new Session();
      const published = commands.map((command) => session.do(command).published);
      expect(published).toEqual(commands.map((command) => [eventOf(command)]));
    },
    {
      examples: [
        { commands: oneOfEach },
        { commands: [nameCategory('c', 'Drinks'), nameCategory('c', 'Drinks')] },
        { commands: [addProduct('p1'), addStock('p1', 5), addStock('p1', 5)] },
      ],
    },
  );

  law(
    'handle returns nothing',
    { commands: ordinaryAccepted() },
    ({ commands }) => {
      const session = new Session();
      const outcomes = commands.map((command) => session.do(command).outcome);
      expect(outcomes).toEqual(commands.map(() => 'accepted'));
    },
    {
      why: 'a client that gets data from a command bypasses the query side',
      effort: 0.3,
      examples: [{ commands: oneOfEach }],
    },
  );
});

describe('2 ★ The list shows each product ready for display', () => {
  law(
    "an item has a price in dollars, and its category's name, or the category's id until it is named",
    {
      price: fc.nat(20_000),
      named: fc.subarray([nameCategory('c', 'Drinks'), nameCategory('k', 'Kitchen')]),
    },
    ({ price, named }) => {
      const history = [...named, addProduct('p1', 'Tea', price)].map(eventOf);
      expect(shownBy(listOf(history))).toEqual(itemsAfter(history));
    },
    { examples: [0, 5, 10, 99, 100, 1990, 100_000].map((price) => ({ price, named: [] })) },
  );

  law(
    'an item shows the quantity in stock, and the matching availability',
    { added: fc.integer({ min: 1, max: 15 }), removed: fc.nat(15) },
    ({ added, removed }) => {
      const removals = removed === 0 ? [] : [removeStock('p1', Math.min(added, removed))];
      const history = [addProduct('p1'), addStock('p1', added), ...removals].map(eventOf);
      expect(shownBy(listOf(history))).toEqual(itemsAfter(history));
    },
    {
      examples: [
        ...[1, 2, 9, 10, 11, 12, 100].map((added) => ({ added, removed: 0 })),
        ...[1, 2, 3, 11, 12].map((removed) => ({ added: 12, removed })),
      ],
    },
  );

  example('all returns the products in the order in which they were added', () => {
    const ids = ['p2', 'p1', 'p3'];
    const history = [...ids.map((id) => addProduct(id)), addStock('p1', 5)].map(eventOf);
    expect(
      listOf(history)
        .all()
        .map(({ id }) => id),
    ).toEqual(ids);
  });

  example('find returns the item with this id, or undefined', () => {
    const history = [addProduct('p1'), addProduct('p2', 'Mug', 500), addStock('p2', 5)].map(eventOf);
    const list = listOf(history);
    const found = ['p1', 'p2', 'p3', 'c'].map((id) => plainItem(list.find(id)));
    expect(found).toEqual([...itemsAfter(history), undefined, undefined]);
  });

  example('a new list shows nothing', () => {
    const list = new ProductList();
    expect([list.all(), list.find('p1')]).toEqual([[], undefined]);
  });
});

describe('3 ★ The write side rejects commands that it cannot carry out', () => {
  law(
    'handle throws the error of the first row of the table that applies',
    { stock: fc.constantFrom(...stocks), command: fc.constantFrom(...checked) },
    ({ stock, command }) => {
      const accepted = [addProduct('p1'), ...(stock === 0 ? [] : [addStock('p1', stock)])];
      const { outcome } = new Session().after(accepted, command);
      expect(outcome).toBe(expectedAfter(accepted, command).outcome);
    },
    { examples: stocks.flatMap((stock) => checked.map((command) => ({ stock, command }))) },
  );
});

describe('4 ★★ The two sides share only the types of the events', () => {
  example('each side imports only the types of the events', () => {
    expect(brokenImports(import.meta.url, importRules)).toEqual([]);
  });

  example('each file exports exactly what the API lists for it, and declares it itself', () => {
    const members = Object.entries(publicMembers).flatMap(([file, classes]) =>
      unlistedMembers(import.meta.url, file, classes),
    );
    expect([...misplacedExports(import.meta.url, listed), ...members]).toEqual([]);
  });

  example('the two sides share no helper file', () => {
    expect(sharedHelpers(import.meta.url, files)).toEqual([]);
  });

  example('neither side contains names or strings that belong to the other', () => {
    expect(foreignTerms(import.meta.url)).toEqual([]);
  });

  law(
    'the write side works without any list',
    { commands: ordinaryAccepted() },
    ({ commands }) => {
      const shop = new ProductCommands(() => {});
      expect(commands.map((command) => thrownBy(() => shop.handle(command)))).toEqual(
        commands.map(() => nothingThrown),
      );
    },
    { effort: 0.2, examples: [{ commands: oneOfEach }] },
  );

  example('a list works with events from any write side', () => {
    expect(listOf(eventsOfEach).find('p1')?.name).toBe('Tea');
  });
});

describe('5 ★★ An event updates every item that shows its data', () => {
  law(
    'after each event, all and find show the current data, whatever was queried before',
    { events: histories() },
    ({ events }, mode) => {
      const list = mode.use(() => new ProductList());
      expect(viewsOf(list, events)).toEqual(expectedViews(events));
    },
    {
      modes: { inCompany: true },
      examples: [...trickyHistories, ...unusualHistories].map((events) => ({ events })),
    },
  );

  law(
    'a new list that receives all events shows the same as one that was queried after each event',
    { events: histories() },
    ({ events }) => {
      const old = new ProductList();
      viewsOf(old, events);
      expect(shownBy(listOf(events))).toEqual(shownBy(old));
    },
    {
      why: 'a query side that cannot be rebuilt from events cannot be repaired',
      effort: 0.3,
      examples: trickyHistories.map((events) => ({ events })),
    },
  );
});

describe('6 ★★ The write side bases decisions on the commands it has accepted', () => {
  law(
    'each command is accepted or rejected according to the commands accepted before',
    { story: decisions() },
    ({ story: { accepted, command } }, mode) => {
      const session = mode.use(() => new Session());
      expect(session.after(accepted, command).outcome).toBe(expectedAfter(accepted, command).outcome);
    },
    { modes: { inCompany: true }, examples: trickyDecisions.map((story) => ({ story })) },
  );

  law(
    'any valid values reach the event unchanged',
    { story: decisions() },
    ({ story: { accepted, command } }) => {
      const session = new Session();
      expect(session.after(accepted, command).published).toEqual(expectedAfter(accepted, command).published);
    },
    { effort: 0.3, examples: trickyValues.map((story) => ({ story })) },
  );
});

describe('7 ★★★ A failed command leaves no trace', () => {
  law(
    'a rejected command publishes nothing, and later commands are handled as if it had never been issued',
    { commands: ordinaryCommands() },
    ({ commands }) => {
      const session = new Session();
      const effects = commands.map((command) => session.do(command));
      expect(effects).toEqual(withoutRejected(commands, effects));
    },
    { examples: failingStories.map((commands) => ({ commands })) },
  );

  law(
    'if publish throws, handle throws the same value, and the failed command does not affect later ones',
    {
      commands: ordinaryCommands(),
      failingCalls: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
      failure: anyFailure(ownErrors),
    },
    ({ commands, failingCalls, failure }) => {
      const session = new Session({ failingCalls, failure });
      expect(commands.map((command) => session.do(command))).toEqual(expectedEffects(commands, failingCalls));
    },
    {
      why: 'otherwise, the write side counts a change that no list ever receives',
      examples: [[1], [2], [3], [1, 2]].flatMap((failingCalls) =>
        failingStories.flatMap((commands) =>
          [ordinaryFailure(), failureOf('undefined', undefined)].map((failure) => ({
            ...{ commands, failingCalls, failure },
          })),
        ),
      ),
    },
  );
});

describe('8 ★★★ The two sides share no objects', () => {
  law(
    'changes to a command or to a published event do not affect the write side',
    { commands: ordinaryCommands(), subscriber: fc.constantFrom(...subscribers) },
    ({ commands, subscriber }, mode) => {
      const session = mode.use(() => new Session({ subscriber }));
      const undisturbed = new Session();
      expect(commands.map((command) => session.do(command))).toEqual(
        commands.map((command) => undisturbed.do(command)),
      );
    },
    {
      modes: { mutated: true },
      examples: subscribers.flatMap((subscriber) => failingStories.map((commands) => ({ commands, subscriber }))),
    },
  );

  law(
    'changes to an event or to the results of queries do not affect the list',
    { events: histories() },
    ({ events }, mode) => {
      const list = mode.use(() => new ProductList());
      expect(viewsOf(list, events, 2)).toEqual(viewsOf(new ProductList(), events, 2));
    },
    { modes: { mutated: true }, effort: 0.5, examples: trickyHistories.map((events) => ({ events })) },
  );

  law(
    'later events do not change the results of earlier queries',
    { events: histories() },
    ({ events }) => {
      const list = new ProductList();
      const results = events.map((event) => {
        list.apply(event);
        const [all, found] = [list.all(), idsIn(events).map((id) => list.find(id))];
        return { all, found, shown: shownBy(list) };
      });
      expect(results.map(({ all }) => Array.from(all, plainItem))).toEqual(results.map(({ shown }) => shown));
      expect(results.map(({ found }) => found.filter(Boolean).length)).toEqual(
        results.map(({ shown }) => shown.length),
      );
    },
    { effort: 0.3, examples: trickyHistories.map((events) => ({ events })) },
  );

  law(
    'an event has exactly the fields of its type, even if the command has more',
    { alsoHas: fc.constantFrom(...extraFields) },
    ({ alsoHas }) => {
      const session = new Session();
      for (const command of oneOfEach) session.do({ ...alsoHas, ...command });
      expect(session.published.map(fieldsOf)).toEqual(eventsOfEach.map(({ type }) => eventFields[type].toSorted()));
    },
    { effort: 0.2, examples: extraFields.map((alsoHas) => ({ alsoHas })) },
  );

  law(
    'an item has exactly the fields of its type, even if the events have more',
    { alsoHas: fc.constantFrom(...extraFields) },
    ({ alsoHas }) => {
      const list = listOf(eventsOfEach.map((event) => ({ ...alsoHas, ...event })));
      const items = [list.find('p1'), ...list.all()];
      expect(items.map(fieldsOf)).toEqual(items.map(() => itemFields.toSorted()));
      expect(shownBy(list)).toEqual(shownBy(listOf(eventsOfEach)));
    },
    { effort: 0.2, examples: extraFields.map((alsoHas) => ({ alsoHas })) },
  );
});

function listOf(events: readonly ProductEvent[]): ProductList {
  const list = new ProductList();
  for (const event of events) list.apply(event);
  return list;
}
