/** Takes payments through one provider. */
export interface PaymentProcessor {
  /** The provider's name as people read it. */
  readonly name: string;
  /**
   * Takes a payment.
   *
   * @param amount in minor units (cents)
   * @returns the payment's reference
   */
  process(amount: number): string;
}

/** Builds a processor; the factory calls it for every `create` of its key. */
export type CreateProcessor = () => PaymentProcessor;

/** A processor was asked for under a key that nobody registered. */
export class UnknownProcessorError extends Error {
  override readonly name = 'UnknownProcessorError';
  readonly key: string;
  readonly known: readonly string[];

  constructor(key: string, known: readonly string[]) {
    super(
      `No payment processor ${JSON.stringify(key)}; known are ${known.map((one) => JSON.stringify(one)).join(', ')}`,
    );
    this.key = key;
    this.known = known;
  }
}

/** A key was registered that is taken already. */
export class DuplicateProcessorError extends Error {
  override readonly name = 'DuplicateProcessorError';
  readonly key: string;

  constructor(key: string) {
    super(`The payment processor ${JSON.stringify(key)} is registered already`);
    this.key = key;
  }
}

/** An amount that nobody can pay: not a whole number of minor units from 1. */
export class InvalidAmountError extends Error {
  override readonly name = 'InvalidAmountError';
  readonly amount: number;

  constructor(amount: number) {
    super(`Cannot process an amount of ${amount}: it must be a whole number from 1`);
    this.amount = amount;
  }
}

/** Knows by key how each payment processor is built, so that callers don't. */
export class PaymentProcessorFactory {
  // A Map holds what was put into it and nothing else; an object literal also answers to 'toString'.
  readonly #creators: Map<string, CreateProcessor>;

  /** @param newId gives a text that it has never given before */
  constructor(newId: () => string) {
    this.#creators = new Map([
      ['stripe', () => createProcessor('Stripe', 'stripe', newId)],
      ['paypal', () => createProcessor('PayPal', 'pp', newId)],
      ['bank_transfer', () => createProcessor('BankTransfer', 'bt', newId)],
    ]);
  }

  register(key: string, create: CreateProcessor): void {
    // Refused rather than replaced: nobody should find out from a payout that two modules chose one key.
    if (this.#creators.has(key)) throw new DuplicateProcessorError(key);
    this.#creators.set(key, create);
  }

  create(key: string): PaymentProcessor {
    const create = this.#creators.get(key);
    if (!create) throw new UnknownProcessorError(key, this.keys());
    return create();
  }

  keys(): readonly string[] {
    return [...this.#creators.keys()];
  }
}

function createProcessor(name: string, prefix: string, newId: () => string): PaymentProcessor {
  return {
    name,
    process(amount) {
      // Before the id is taken, so that a refused payment leaves no gap.
      if (!Number.isSafeInteger(amount) || amount < 1) throw new InvalidAmountError(amount);
      return `${prefix}_${newId()}`;
    },
  };
}
