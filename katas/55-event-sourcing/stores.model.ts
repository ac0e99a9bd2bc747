import { inObjectForm, objectForms } from '../support/plug-in.ts';
import { standIn } from '../support/stand-in.ts';
import {
  type AccountCommand,
  type AccountEvent,
  Bank,
  type EventStore,
  MemoryEventStore,
  WrongVersionError,
} from './event-sourcing.ts';

/** The stores that a bank must work with. */
export const storeForms = [
  'a stand-in with append and load only',
  'a subclass of MemoryEventStore',
  'a MemoryEventStore with replaced methods',
  ...objectForms,
] as const;

export type StoreForm = (typeof storeForms)[number];

/**
 * An event store of our own. It counts the calls of append, and notes those of load. It keeps the very events that it
 * gets, and returns copies.
 */
export class Ledger {
  readonly #streams = new Map<string, AccountEvent[]>();
  appends = 0;
  readonly loads: { accountId: string; after: number }[] = [];

  append = (accountId: string, expectedVersion: number, event: AccountEvent): void => {
    this.appends += 1;
    const stream = this.#streams.get(accountId) ?? [];
    if (stream.length !== expectedVersion) throw new WrongVersionError(accountId, expectedVersion, stream.length);
    this.#streams.set(accountId, [...stream, event]);
  };

  load = (accountId: string, after = 0): readonly AccountEvent[] => {
    this.loads.push({ accountId, after });
    return this.eventsOf(accountId).slice(after);
  };

  /** The events of an account. Nothing is noted. */
  eventsOf(accountId: string): AccountEvent[] {
    return (this.#streams.get(accountId) ?? []).map((event) => ({ ...event }));
  }

  /** Other code appends an event, whatever the version is. */
  add(...events: AccountEvent[]): void {
    for (const event of events) {
      this.#streams.set(event.accountId, [...(this.#streams.get(event.accountId) ?? []), { ...event }]);
    }
  }
}

export function storeIn(form: StoreForm, { append, load }: EventStore): EventStore {
  const methods: EventStore = { append, load };
  switch (form) {
    case 'a stand-in with append and load only':
      return standIn('store', methods);
    case 'a subclass of MemoryEventStore':
      return replaceMethods(new OtherStore(methods), methods, 'own methods only');
    case 'a MemoryEventStore with replaced methods':
      return replaceMethods(new MemoryEventStore(), methods, 'all');
    default:
      return inObjectForm(methods, form);
  }
}

/** A store of our own that is an instance of the learner's class. */
class OtherStore extends MemoryEventStore {
  readonly #methods: EventStore;

  constructor(methods: EventStore) {
    super();
    this.#methods = methods;
  }

  override append(accountId: string, expectedVersion: number, event: AccountEvent): void {
    this.#methods.append(accountId, expectedVersion, event);
  }

  override load(accountId: string, after?: number): readonly AccountEvent[] {
    return this.#methods.load(accountId, after);
  }
}

/** Replaces the methods of this one store. Methods that are fields would otherwise hide those of the subclass. */
function replaceMethods(store: MemoryEventStore, methods: EventStore, which: 'all' | 'own methods only'): EventStore {
  const hasOwn = Object.hasOwn(store, 'append') || Object.hasOwn(store, 'load');
  if (which === 'own methods only' && !hasOwn) return store;
  if (Object.isExtensible(store)) return Object.assign(store, methods);
  return hasOwn ? { ...methods } : new OtherStore(methods);
}

/** What a bank and other code want to do at the same time. */
export const rivalries = ['open the account', 'withdraw the whole balance', 'deposit'] as const;

/** Those of which only one can succeed. */
export const conflicts = rivalries.slice(0, 2);

/** When other code does it. A bank that loads only once never gets to the later moments. */
export const moments = ['before append', 'after load 1', 'after load 2', 'after load 3'] as const;

/** A bank, and other code that appends while the bank handles a command. */
export class Race {
  readonly bank: Bank;
  readonly ledger = new Ledger();
  readonly accountId: string;
  readonly version: number;
  readonly #command: AccountCommand;
  readonly #rival: AccountEvent;
  #moment: (typeof moments)[number] | undefined;
  #loads = 0;

  constructor(accountId: string, both: (typeof rivalries)[number]) {
    this.accountId = accountId;
    const at = { accountId, occurredAt: 2 };
    this.#command = { type: both === 'deposit' ? 'DepositMoney' : 'WithdrawMoney', amount: 5 };
    this.#rival = { ...at, type: both === 'deposit' ? 'MoneyDeposited' : 'MoneyWithdrawn', amount: 5 };
    if (both === 'open the account') {
      this.#command = { type: 'OpenAccount', ownerId: 'ann' };
      this.#rival = { ...at, type: 'AccountOpened', ownerId: 'bob' };
    } else {
      this.ledger.add({ ...at, type: 'AccountOpened', ownerId: 'ann' }, { ...at, type: 'MoneyDeposited', amount: 5 });
    }
    this.version = this.ledger.eventsOf(accountId).length;
    this.bank = new Bank(this.#store(), () => 4);
  }

  /** The bank handles its command, and other code appends at this moment. */
  handle(moment: (typeof moments)[number]): void {
    this.#moment = moment;
    this.#loads = 0;
    try {
      this.bank.handle(this.accountId, this.#command);
    } finally {
      this.#moment = undefined;
    }
  }

  #store(): EventStore {
    const { append, load } = this.ledger;
    return {
      append: (...args) => {
        this.#reach('before append');
        append(...args);
      },
      load: (...args) => {
        const events = load(...args);
        this.#loads += 1;
        this.#reach(`after load ${this.#loads}`);
        return events;
      },
    };
  }

  #reach(moment: string): void {
    if (moment !== this.#moment) return;
    this.#moment = undefined;
    this.ledger.add(this.#rival);
  }
}

/** Some methods of an object as functions. A mode cannot wrap an object that is frozen itself. */
export function methodsOf<T extends object, K extends keyof T>(target: T, ...names: K[]): Pick<T, K> {
  const bound = names.map((name) => [
    name,
    (...args: unknown[]) => Reflect.apply(target[name] as () => unknown, target, args),
  ]);
  return Object.fromEntries(bound) as Pick<T, K>;
}
