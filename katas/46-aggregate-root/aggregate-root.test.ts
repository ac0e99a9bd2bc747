import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { hostileText, ids, notAmounts, walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import {
  add,
  answerOf,
  answersOf,
  type Call,
  calls,
  callText,
  confirm,
  foretold,
  foretoldLines,
  linesOf,
  lineText,
  meddlings,
  remove,
  smallCalls,
  stateOf,
  storyOf,
  sumOf,
} from './aggregate-root.model.ts';
import { type LineItem, maxOrderTotal, Order } from './aggregate-root.ts';

describe('1 ★ A draft collects lines and knows its total', () => {
  example('two widgets and a gadget come to 130.00', () => {
    const order = orderOf(add(2, 'p1', 5000, 'Widget'), add(1, 'p2', 3000, 'Gadget'));
    expect(stateOf(order)).toBe("DRAFT, total 13000 = 2 × 'p1' (Widget) at 5000 + 1 × 'p2' (Gadget) at 3000");
  });

  law(
    'lines of different products come back in the order they were added, with their sum',
    { lines: distinctLines() },
    ({ lines }) => {
      const order = orderWith(lines);
      expect({ lines: linesOf(order), total: order.total }).toEqual({
        lines: lines.map(lineText),
        total: sumOf(lines),
      });
    },
  );

  law('a new order is an empty draft of its customer', { id: ids(), customerId: ids() }, ({ id, customerId }) => {
    const order = new Order(id, customerId);
    expect([order.id, order.customerId, stateOf(order)]).toEqual([id, customerId, 'DRAFT, total 0 = no lines']);
  });
});

describe('2 ★ Confirming needs a line, and a confirmed order takes no more', () => {
  example('an order with a line is confirmed, and keeps the line', () => {
    const order = orderOf(add(2, 'a', 300), confirm);
    expect(stateOf(order)).toBe("CONFIRMED, total 600 = 2 × 'a' (Tea) at 300");
  });

  law(
    'an order that has no line, or no line any more, stays a draft until it has one',
    { id: ids(), removed: distinctLines() },
    ({ id, removed }) => {
      const order = orderWith(removed, id);
      for (const { productId } of removed) order.removeItem(productId);
      const empty = [answerOf(order, confirm), stateOf(order)];
      expect(empty).toEqual([`confirm: EmptyOrderError, order ${id}`, 'DRAFT, total 0 = no lines']);
      expect([answerOf(order, add(1, 'a', 300)), answerOf(order, confirm), order.status]).toEqual([
        "addItem 1 × 'a' (Tea) at 300: done",
        'confirm: done',
        'CONFIRMED',
      ]);
    },
  );

  law('once confirmed, adding and removing are refused', { id: ids(), lines: distinctLines(1) }, ({ id, lines }) => {
    const order = orderWith(lines, id);
    order.confirm();
    const [added, removed] = [add(1, 'late', 300), remove(lines[0]?.productId ?? '')];
    expect(answersOf(order, [added, removed])).toEqual([
      `addItem 1 × 'late' (Tea) at 300: OrderConfirmedError, order ${id}, addItem`,
      `${callText(removed)}: OrderConfirmedError, order ${id}, removeItem`,
    ]);
  });
});

describe('3 ★★ The total is always the sum of the lines, and never above the ceiling', () => {
  law(
    'after each call, total and lines come to what the calls that were accepted add up to',
    { calls: walks(calls(), 12) },
    ({ calls }) => {
      const order = new Order('o1', 'c1');
      const steps = calls.map((call) => {
        answerOf(order, call);
        return `${callText(call)} → ${order.status}, total ${order.total}, lines come to ${sumOf(order.items)}`;
      });
      const right = foretold('o1', calls);
      expect(steps).toEqual(
        right.map(({ call, status, total }) => `${call} → ${status}, total ${total}, lines come to ${total}`),
      );
    },
    {
      why: 'what the customer is charged is the total, what is packed are the lines',
      examples: [
        { calls: [add(2, 'a', 300), remove('a')] },
        { calls: [add(2, 'a', 300), add(1, 'a', 300), remove('a')] },
        { calls: [add(2, 'a', 300), add(1, 'a', 1), remove('a')] },
        { calls: [add(3, 'a', 250_000), add(2, 'a', 250_000)] },
        { calls: [add(3, 'a', 250_000), add(1, 'b', 500_000)] },
      ],
    },
  );
});

describe('4 ★★ A refused call says why and changes nothing', () => {
  law(
    'each call is done or refused as the table says',
    { id: ids(), calls: walks(calls(), 12) },
    ({ id, calls }) => {
      const order = new Order(id, 'c1');
      expect(answersOf(order, calls)).toEqual(foretold(id, calls).map(({ answer }) => answer));
    },
    {
      examples: [
        { id: 'o1', calls: [remove('a')] },
        { id: 'o1', calls: [add(1, 'a', 300), remove('__proto__')] },
        { id: 'o1', calls: [add(3, 'a', 250_000), add(2, 'a', 250_000)] },
        { id: 'o1', calls: [add(3, 'a', 250_000), remove('a'), add(2, 'a', 250_000)] },
      ],
    },
  );

  law(
    'after a refused call the order is what it was before',
    { calls: walks(calls(), 12) },
    ({ calls }) => {
      const order = new Order('o1', 'c1');
      const steps = calls.map((call) => {
        const before = stateOf(order);
        const answer = answerOf(order, call);
        return { answer, before, after: stateOf(order) };
      });
      const refused = steps.filter(({ answer }) => !answer.endsWith(': done'));
      expect(refused.map(({ answer, after }) => `${answer} → ${after}`)).toEqual(
        refused.map(({ answer, before }) => `${answer} → ${before}`),
      );
    },
    {
      why: 'whoever catches the error goes on with the order, and confirms what was refused',
      examples: [
        { calls: [add(3, 'a', 250_000), add(2, 'a', 250_000)] },
        { calls: [add(3, 'a', 250_000), add(2, 'b', 250_000)] },
        { calls: [confirm, remove('a')] },
      ],
    },
  );
});

describe('5 ★★ A total of exactly the ceiling is allowed', () => {
  law(
    'the line that fills the order is taken, with one piece more it is refused',
    { filling: fillings(), product: fc.constantFrom<string>('the same', 'another'), more: fc.nat(1) },
    ({ filling: { unitPrice, first, rest }, product, more }) => {
      const order = first === 0 ? orderOf() : orderOf(add(first, 'the same', unitPrice));
      const last = add(rest + more, product, unitPrice);
      const answer = answerOf(order, last).split(': ')[1];
      const room = rest * unitPrice;
      expect({ answer, total: order.total }).toEqual(
        more === 0
          ? { answer: 'done', total: maxOrderTotal }
          : { answer: `OrderCeilingError, order o1, room ${room}`, total: maxOrderTotal - room },
      );
    },
    {
      why: 'a limit that is off by a cent, or that counts each line by itself, is no limit anyone agreed on',
      examples: [0, 1].flatMap((more) => [
        { filling: { unitPrice: 1_000_000, first: 0, rest: 1 }, product: 'another', more },
        { filling: { unitPrice: 250_000, first: 3, rest: 1 }, product: 'another', more },
        { filling: { unitPrice: 250_000, first: 1, rest: 3 }, product: 'the same', more },
        { filling: { unitPrice: 1, first: 999_999, rest: 1 }, product: 'another', more },
      ]),
    },
  );

  law(
    'quantities and prices beyond all measure are only too much',
    { quantity: fc.constantFrom(1, 3, Number.MAX_SAFE_INTEGER), unitPrice: fc.constantFrom(1_000_001, 2 ** 52 + 1) },
    ({ quantity, unitPrice }) => {
      const order = orderOf(add(1, 'a', 300));
      const answer = answerOf(order, add(quantity, 'b', unitPrice)).split(': ')[1];
      expect([answer, stateOf(order)]).toEqual([
        'OrderCeilingError, order o1, room 999700',
        "DRAFT, total 300 = 1 × 'a' (Tea) at 300",
      ]);
    },
  );
});

describe('6 ★★★ Quantities and prices are whole numbers from 1', () => {
  example('a line of minus five makes no room under the ceiling', () => {
    const order = orderOf(add(1, 'a', 990_000));
    const answer = answerOf(order, add(-5, 'b', 100_000)).split(': ')[1];
    expect([answer, order.total]).toEqual(['InvalidLineError, quantity -5', 990_000]);
  });

  law(
    'any other quantity or price is refused, and the error names it',
    { field: fc.constantFrom('quantity', 'unitPrice'), value: notCounts(), other: fc.integer({ min: 1, max: 300 }) },
    ({ field, value, other }) => {
      const order = orderOf(add(1, 'a', 300));
      const line = field === 'quantity' ? add(value, 'b', other) : add(other, 'b', value);
      const answer = answerOf(order, line).split(': ')[1];
      expect([answer, stateOf(order)]).toEqual([
        `InvalidLineError, ${field} ${value}`,
        "DRAFT, total 300 = 1 × 'a' (Tea) at 300",
      ]);
    },
    {
      examples: noCounts.flatMap((value) => [
        { field: 'quantity' as const, value, other: 1 },
        { field: 'unitPrice' as const, value, other: 2 },
      ]),
    },
  );

  law(
    'two wrongs make no right line',
    { quantity: notCounts(), unitPrice: notCounts() },
    ({ quantity, unitPrice }) => {
      const order = orderOf(add(1, 'a', 300));
      const answer = answerOf(order, add(quantity, 'a', unitPrice)).split(': ')[1];
      expect([`InvalidLineError, quantity ${quantity}`, `InvalidLineError, unitPrice ${unitPrice}`]).toContain(answer);
      expect(stateOf(order)).toBe("DRAFT, total 300 = 1 × 'a' (Tea) at 300");
    },
    { examples: [{ quantity: -1, unitPrice: -1 }] },
  );
});

describe('7 ★★★ A confirmed order stays as it is, and is not confirmed again', () => {
  law(
    'whatever is asked of a confirmed order is refused, and changes nothing',
    { id: ids(), lines: distinctLines(1), then: walks(calls(), 8) },
    ({ id, lines, then }) => {
      const order = orderWith(lines, id);
      order.confirm();
      const confirmed = stateOf(order);
      const steps = then.map((call) => [answerOf(order, call).split(': ')[1], stateOf(order)]);
      expect([...steps, stateOf(order)]).toEqual([
        ...then.map(({ call }) => [`OrderConfirmedError, order ${id}, ${call}`, confirmed]),
        confirmed,
      ]);
    },
    {
      why: 'an order that can be confirmed twice is shipped twice',
      examples: [confirm, remove('unknown'), remove('a'), add(1, 'a', 300), add(0, 'a', 300), add(9, 'a', 250_000)].map(
        (call) => ({ id: 'o1', lines: [lineOf('a')], then: [call, confirm] }),
      ),
    },
  );
});

describe('8 ★★★ A product has one line for each name and price, and leaves with all of them', () => {
  law(
    'the lines are those that were added and not removed, equal ones in one',
    { calls: walks(smallCalls(), 10) },
    ({ calls }) => {
      const order = new Order('o1', 'c1');
      for (const call of calls) answerOf(order, call);
      expect(linesOf(order)).toEqual(foretoldLines(calls));
    },
    {
      why: 'a line that grows at the old price after the price has changed is an order nobody placed',
      examples: [
        { calls: [add(2, 'a', 300), add(1, 'b', 300), add(1, 'a', 300)] },
        { calls: [add(2, 'a', 300), add(1, 'a', 500)] },
        { calls: [add(2, 'a', 300), add(1, 'a', 300, 'tea')] },
        { calls: [add(2, 'a', 300), add(1, 'b', 300), add(1, 'a', 500), remove('a')] },
        { calls: [add(2, 'a', 300), add(1, 'b', 300), remove('a'), add(1, 'a', 300)] },
        ...lookAlikes(),
      ],
    },
  );
});

describe('9 ★★★ Nothing inside can be reached from outside', () => {
  law(
    'whatever someone changes after each call, the order goes on as if nobody had',
    { calls: walks(calls(), 6), changing: fc.constantFrom(...meddlings) },
    ({ calls, changing }) => {
      const story = storyOf(new Order('o1', 'c1'), calls, changing);
      expect(story).toEqual(storyOf(new Order('o1', 'c1'), calls));
    },
    {
      why: 'every rule of the root is void for whoever gets hold of a line',
      examples: meddlings.flatMap((changing) => [
        { calls: [add(2, 'a', 300), add(1, 'b', 300)], changing },
        { calls: [add(2, 'a', 300), add(1, 'a', 300), confirm], changing },
      ]),
    },
  );

  law(
    'items handed out before do not change with the order',
    { calls: walks(calls(), 6) },
    ({ calls }) => {
      const order = new Order('o1', 'c1');
      const handedOut = calls.map((call) => {
        answerOf(order, call);
        return { items: order.items, lines: linesOf(order) };
      });
      expect(handedOut.map(linesOf)).toEqual(handedOut.map(({ lines }) => lines));
    },
    {
      examples: [{ calls: [add(2, 'a', 300), add(1, 'a', 300)] }, { calls: [add(2, 'a', 300), remove('a')] }],
    },
  );

  law(
    'a line handed in stays as it is, and the one who handed it in may change it',
    { lines: walks(fc.constantFrom(lineOf('a'), lineOf('b')), 4) },
    ({ lines }) => {
      const handedIn = lines.map((line) => ({ ...line }));
      orderWith(handedIn);
      expect(handedIn).toEqual(lines);
      for (const line of handedIn) Reflect.set(line, 'quantity', 7);
      expect(handedIn).toEqual(lines.map((line) => ({ ...line, quantity: 7 })));
    },
    { examples: [{ lines: [lineOf('a'), lineOf('a')] }] },
  );
});

function orderOf(...calls: Call[]): Order {
  const order = new Order('o1', 'c1');
  answersOf(order, calls);
  return order;
}

function orderWith(lines: readonly LineItem[], id = 'o1'): Order {
  const order = new Order(id, 'c1');
  for (const line of lines) order.addItem(line);
  return order;
}

function lineOf(productId: string): LineItem {
  return { productId, productName: 'Tea', unitPrice: 300, quantity: 1 };
}

/** Lines of products that are all different, far below the ceiling. */
function distinctLines(minLength = 0): fc.Arbitrary<LineItem[]> {
  const line = fc.record(
    {
      productId: ids(),
      productName: hostileText(),
      unitPrice: fc.integer({ min: 1, max: 40_000 }),
      quantity: fc.integer({ min: 1, max: 5 }),
    },
    { noNullPrototype: true },
  );
  return fc.uniqueArray(line, { selector: ({ productId }) => productId, minLength, maxLength: 4 });
}

/** A price at which a whole number of pieces, the first and the rest, fill an order to the cent. */
function fillings() {
  return fc.constantFrom<number>(1, 100, 125_000, 250_000, 1_000_000).chain((unitPrice) => {
    const all = maxOrderTotal / unitPrice;
    return fc.nat(all - 1).map((first) => ({ unitPrice, first, rest: all - first }));
  });
}

/** Lines that differ, but not where their parts are joined to one text. */
function lookAlikes() {
  return ['', ' ', ',', ':', '-', '|', '/', '_'].flatMap((joint) => [
    { calls: [add(1, 'a', 300, `b${joint}c`), add(1, `a${joint}b`, 300, 'c')] },
    { calls: [add(1, 'a', 300, `300${joint}c`), add(1, `a${joint}300`, 300, 'c')] },
  ]);
}

const noCounts = [...notAmounts, 0, -0];

function notCounts(): fc.Arbitrary<number> {
  return fc.constantFrom(...noCounts);
}
