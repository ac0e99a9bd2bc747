// Each registration is a link of a chain; a look-up walks it. A class for each provider.
import {
  DuplicateProcessorError,
  InvalidAmountError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

export {
  DuplicateProcessorError,
  InvalidAmountError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../solutions/36-factory/factory.ts';

abstract class Processor implements PaymentProcessor {
  abstract readonly name: string;
  protected abstract readonly prefix: string;
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  process(amount: number): string {
    if (!Number.isInteger(amount) || amount <= 0 || amount > Number.MAX_SAFE_INTEGER) {
      throw new InvalidAmountError(amount);
    }
    return `${this.prefix}_${this.#newId()}`;
  }
}

class Stripe extends Processor {
  readonly name = 'Stripe';
  protected readonly prefix = 'stripe';
}

class PayPal extends Processor {
  readonly name = 'PayPal';
  protected readonly prefix = 'pp';
}

class BankTransfer extends Processor {
  readonly name = 'BankTransfer';
  protected readonly prefix = 'bt';
}

interface Link {
  readonly key: string;
  readonly create: CreateProcessor;
  readonly next: Link | undefined;
}

export class PaymentProcessorFactory {
  #first: Link | undefined;

  constructor(newId: () => string) {
    this.#add('stripe', () => new Stripe(newId));
    this.#add('paypal', () => new PayPal(newId));
    this.#add('bank_transfer', () => new BankTransfer(newId));
  }

  register(key: string, create: CreateProcessor): void {
    if (this.#find(key)) throw new DuplicateProcessorError(key);
    this.#add(key, create);
  }

  create(key: string): PaymentProcessor {
    const link = this.#find(key);
    if (!link) throw new UnknownProcessorError(key, this.keys());
    return link.create();
  }

  keys(): string[] {
    const keys: string[] = [];
    for (let link = this.#first; link; link = link.next) keys.push(link.key);
    return keys;
  }

  #add(key: string, create: CreateProcessor): void {
    this.#first = { key, create, next: this.#first };
  }

  #find(key: string): Link | undefined {
    let link = this.#first;
    while (link && link.key !== key) link = link.next;
    return link;
  }
}
