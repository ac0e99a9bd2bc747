import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { hostileText } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { thrownBy } from '../support/thrown.ts';
import {
  actionsOf,
  addCup,
  between,
  brief,
  callsOf,
  cancel,
  deliver,
  deliveriesForetold,
  type Details,
  dispatch,
  foretold,
  lines,
  mailAndStock,
  orders,
  place,
  play,
  popEvents,
  popsOf,
  type Reaction,
  redeliver,
  register,
  storyOf,
  told,
  toldWithTime,
  typeNames,
} from './domain-events.model.ts';
import { type DomainEvent, EventDispatcher, Order } from './domain-events.ts';

describe('1 ★ Placing and cancelling record what happened', () => {
  example('an order of tea for 300 is placed and cancelled', () => {
    const order = new Order(teaOrder(), () => 60_000);
    expect([order.status, ...order.popEvents().map((event) => told(event))]).toEqual(['PENDING']);
    order.place();
    order.cancel('too late');
    expect(order.popEvents().map(toldWithTime)).toEqual([
      "OrderPlaced of 'o1' at 60000: customer 'c1', 'tea' 300, total 300",
      "OrderCancelled of 'o1' at 60000: reason 'too late'",
    ]);
  });

  law(
    'placing records id, customer, lines and total, cancelling the id and the reason',
    { order: orders(), reason: hostileText() },
    ({ order, reason }) => {
      const calls = [place, popEvents, cancel(reason), popEvents];
      expect(popsOf(play(order, calls), told)).toEqual(popsOf(foretold(order, calls), told));
    },
  );
});

describe("2 ★ Dispatching calls the handlers of an event's type, in order", () => {
  example('two handlers hear of a placed order, and the one for cancellations of its end', () => {
    const heard: string[] = [];
    const dispatcher = new EventDispatcher();
    dispatcher.register('OrderPlaced', ({ orderId, total }) => heard.push(`mail: ${orderId}, ${total}`));
    dispatcher.register('OrderCancelled', ({ orderId, reason }) => heard.push(`refund: ${orderId}, ${reason}`));
    dispatcher.register('OrderPlaced', ({ orderId }) => heard.push(`stock: ${orderId}`));
    const order = new Order(teaOrder(), () => 0);
    order.place();
    order.cancel('too late');
    dispatcher.dispatch(order.popEvents());
    expect(heard).toEqual(['mail: o1, 300', 'stock: o1', 'refund: o1, too late']);
  });

  law(
    'event by event, the handlers of its type are called in the order of registration',
    {
      handlersFor: fc.array(fc.constantFrom('Placed', 'Cancelled'), { maxLength: 4 }),
      events: fc.array(fc.constantFrom('Placed', 'Cancelled', 'Shipped'), { minLength: 1, maxLength: 4 }),
    },
    ({ handlersFor, events }) => {
      const actions = [...handlersFor.map((type, i) => register(`handler${i + 1}`, type)), dispatch(...events)];
      expect(deliver(actions)).toEqual(deliveriesForetold(actions));
    },
  );
});

describe('3 ★★ Each event comes out of popEvents once, in the order recorded', () => {
  law(
    'each popEvents gives what was recorded since the one before, and that list stays as it is',
    {
      order: orders(),
      calls: between([], callsOf('addLine', 'place', 'cancel', 'popEvents', 'popEvents'), [popEvents, popEvents]),
    },
    ({ order, calls }) => {
      expect(popsOf(play(order, calls), brief)).toEqual(popsOf(foretold(order, calls), brief));
    },
    {
      why: 'an event that comes out twice sends a second mail, one that is left out sends none',
      examples: [{ order: teaOrder(), calls: [place, popEvents, cancel('too late'), popEvents, popEvents] }],
    },
  );

  law(
    'emptying the list that popEvents gave changes nothing for the order',
    { order: orders(), calls: between([], callsOf('addLine', 'place', 'cancel', 'popEvents'), [popEvents]) },
    ({ order, calls }) => {
      const steps = play(order, calls, 'popped lists');
      expect(popsOf(steps, brief)).toEqual(popsOf(foretold(order, calls), brief));
    },
  );
});

describe('4 ★★ Any history leads to the state of the table', () => {
  law(
    'after each call the order is what the accepted calls have made of it',
    { order: orders(), calls: between([], callsOf('addLine', 'place', 'cancel'), [place, cancel('no more')]) },
    ({ order, calls }) => {
      expect(storyOf(play(order, calls))).toEqual(storyOf(foretold(order, calls)));
    },
    {
      examples: [
        { order: teaOrder(), calls: [place, cancel(''), addCup] },
        { order: teaOrder(), calls: [cancel(''), addCup] },
      ],
    },
  );
});

describe('5 ★★ An event is recorded exactly when the order changes', () => {
  law(
    'an accepted call records one event, a refused one none',
    {
      order: orders(),
      calls: callsOf('addLine', 'place', 'cancel').map((all) => [popEvents, ...all.flatMap((one) => [one, popEvents])]),
    },
    ({ order, calls }) => {
      expect(popsOf(play(order, calls), told)).toEqual(popsOf(foretold(order, calls), told));
    },
    {
      why: 'an order that was refused and is announced all the same gets shipped',
      examples: [
        { order: teaOrder(), calls: [cancel('too late'), popEvents] },
        { order: teaOrder(), calls: [addCup, popEvents, place, popEvents, addCup, popEvents] },
      ],
    },
  );

  law(
    'a refused call leaves the events that wait',
    { order: orders(), calls: between([place], callsOf('addLine', 'place', 'cancel'), [place, popEvents]) },
    ({ order, calls }) => {
      expect(popsOf(play(order, calls), told)).toEqual(popsOf(foretold(order, calls), told));
    },
  );
});

describe('6 ★★ A handler gets every event of its type dispatched after it was registered, and no other', () => {
  law(
    'each event reaches those registered by then for that very type, whatever it is called',
    { actions: between([], actionsOf('register', 'register', 'dispatch'), [dispatch(...typeNames)]) },
    ({ actions }) => {
      expect(deliver(actions)).toEqual(deliveriesForetold(actions));
    },
    {
      why: 'an event that lands at the handlers of another type is handled as something that never happened',
      examples: [
        ...typeNames.map((type) => ({ actions: [register('mail', type), dispatch(type)] })),
        { actions: [dispatch('constructor')] },
        { actions: [register('mail', 'Placed'), register('mail', 'Placed'), dispatch('Placed')] },
      ],
    },
  );

  law(
    'the list of events is left as it was',
    { types: fc.array(fc.constantFrom('Placed', 'Cancelled'), { minLength: 1, maxLength: 4 }) },
    ({ types }) => {
      const dispatcher = new EventDispatcher<DomainEvent>();
      dispatcher.register('Placed', () => {});
      const events = types.map((type, i) => ({ type, occurredAt: i }));
      dispatcher.dispatch(events);
      expect(events).toEqual(types.map((type, i) => ({ type, occurredAt: i })));
    },
  );
});

describe('7 ★★★ An order is placed only once', () => {
  law(
    'a second place is refused and changes nothing, placed or cancelled, popped or not',
    { order: orders(), calls: between([place], callsOf('cancel', 'place', 'popEvents'), [place, popEvents]) },
    ({ order, calls }) => {
      const [steps, right] = [play(order, calls), foretold(order, calls)];
      expect(storyOf(steps)).toEqual(storyOf(right));
      expect(popsOf(steps, told)).toEqual(popsOf(right, told));
    },
    {
      why: 'an order placed twice is charged and shipped twice',
      examples: [
        { order: teaOrder(), calls: [place, place, popEvents] },
        { order: teaOrder(), calls: [place, cancel('too late'), place, popEvents] },
      ],
    },
  );
});

describe('8 ★★★ Events are facts', () => {
  law(
    'they tell the time and the order of the moment of the change (the clock goes on by 1 with each call)',
    {
      order: orders(),
      calls: between([place], callsOf('addLine', 'addLine', 'place', 'cancel', 'popEvents'), [addCup, popEvents]),
    },
    ({ order, calls }) => {
      expect(popsOf(play(order, calls), toldWithTime)).toEqual(popsOf(foretold(order, calls), toldWithTime));
    },
    {
      why: 'a mail that names the total of today for the order of yesterday is wrong',
      examples: [{ order: teaOrder(), calls: [place, popEvents, addCup, popEvents] }],
    },
  );

  law(
    'changes to what was handed in show neither in the order nor in its events',
    { order: orders(), calls: between([], callsOf('addLine', 'place', 'popEvents'), [addCup, place, popEvents]) },
    ({ order, calls }) => {
      const [steps, right] = [play(order, calls, 'what was handed in'), foretold(order, calls)];
      expect(popsOf(steps, told)).toEqual(popsOf(right, told));
      expect(storyOf(steps)).toEqual(storyOf(right));
    },
    {
      why: 'a form that is filled in anew after sending would rewrite the order that was sent',
      examples: [{ order: teaOrder(), calls: [addCup, place, popEvents] }],
    },
  );

  law("what is handed in stays the caller's to change", { order: orders(), line: lines() }, ({ order, line }) => {
    const subject = new Order(order, () => 0);
    subject.addLine(line);
    subject.place();
    subject.popEvents();
    const frozen = [order, order.lines, ...order.lines, line].filter((given) => Object.isFrozen(given));
    expect(frozen).toEqual([]);
  });

  law(
    'assignments to an event and to what it holds change no event and no order',
    {
      order: orders(),
      calls: between([addCup, place, popEvents], callsOf('addLine', 'cancel', 'popEvents'), [popEvents]),
    },
    ({ order, calls }) => {
      const [steps, right] = [play(order, calls, 'events'), foretold(order, calls)];
      expect(popsOf(steps, toldWithTime)).toEqual(popsOf(right, toldWithTime));
      expect(storyOf(steps)).toEqual(storyOf(right));
    },
    {
      why: 'one handler that rounds a total changes it for all that come after it',
      examples: [{ order: teaOrder(), calls: [addCup, place, popEvents] }],
    },
  );

  law(
    'nothing done to what lines returned changes the order or an event',
    { order: orders(), calls: between([popEvents], callsOf('addLine', 'place', 'popEvents'), [place, popEvents]) },
    ({ order, calls }) => {
      const [steps, right] = [play(order, calls, 'what lines returned'), foretold(order, calls)];
      expect(storyOf(steps)).toEqual(storyOf(right));
      expect(popsOf(steps, told)).toEqual(popsOf(right, told));
    },
    { examples: [{ order: teaOrder(), calls: [place, popEvents, addCup] }] },
  );
});

describe('9 ★★★ An event whose handler threw is not lost', () => {
  example('a refund that failed is made when it is tried again, and only once', () => {
    let bankIsOpen = false;
    const heard: string[] = [];
    const dispatcher = new EventDispatcher<DomainEvent>();
    dispatcher.register('Cancelled', () => {
      if (!bankIsOpen) throw new Error('the bank is closed');
      heard.push('refund');
    });
    dispatcher.register('Cancelled', () => heard.push('mail'));
    thrownBy(() => dispatcher.dispatch([{ type: 'Cancelled', occurredAt: 1 }]));
    expect(heard).toEqual(['mail']);
    bankIsOpen = true;
    dispatcher.redeliver();
    dispatcher.redeliver();
    expect(heard).toEqual(['mail', 'refund']);
  });

  law(
    'all other calls are made, then one DispatchError names each failure and what was thrown',
    {
      mail: reactions(),
      stock: reactions(),
      actions: between(mailAndStock, actionsOf('register', 'dispatch', 'dispatch'), [dispatch('Placed')]),
    },
    ({ actions, ...handlers }) => {
      expect(deliver(actions, handlers)).toEqual(deliveriesForetold(actions, handlers));
    },
    {
      examples: [
        { mail: 'throws undefined at first', stock: 'always throws', actions: [...mailAndStock, dispatch('Placed')] },
      ],
    },
  );

  law(
    'redeliver makes exactly the failed calls again, oldest first, until they succeed',
    {
      mail: reactions(),
      stock: reactions(),
      actions: between([...mailAndStock, dispatch('Placed')], actionsOf('register', 'dispatch', 'redeliver'), [
        redeliver,
        redeliver,
      ]),
    },
    ({ actions, ...handlers }) => {
      expect(deliver(actions, handlers)).toEqual(deliveriesForetold(actions, handlers));
    },
    {
      why: 'who sends the whole event again charges a customer twice because a mail failed',
      examples: [
        {
          mail: 'throws at first',
          stock: 'works',
          actions: [...mailAndStock, dispatch('Placed'), redeliver, redeliver],
        },
        {
          mail: 'throws at first',
          stock: 'always throws',
          actions: [...mailAndStock, dispatch('Placed'), dispatch('Placed'), redeliver, redeliver],
        },
      ],
    },
  );
});

function teaOrder(): Details {
  return { id: 'o1', customerId: 'c1', lines: [{ product: 'tea', price: 300 }] };
}

function reactions(): fc.Arbitrary<Reaction> {
  return fc.constantFrom('works', 'throws at first', 'throws undefined at first', 'always throws');
}
