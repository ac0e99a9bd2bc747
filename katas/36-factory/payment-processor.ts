/** Takes payments through one provider. */
export interface PaymentProcessor {
  /** The provider's name, for people to read. */
  readonly name: string;
  /**
   * Takes a payment.
   *
   * @param amount in cents
   * @returns the payment's reference
   */
  process(amount: number): string;
}

/** Creates a processor. `newId` returns a different string on every call. */
export type CreateProcessor = (newId: () => string) => PaymentProcessor;

/** Keeps a creator for each key. */
export interface ProcessorRegistry {
  register(key: string, create: CreateProcessor): void;
}

/** Thrown if no creator is registered for a key. */
export class UnknownProcessorError extends Error {
  override readonly name = 'UnknownProcessorError';
  readonly key: string;
  /** The registered keys. */
  readonly known: readonly string[];

  constructor(key: string, known: readonly string[]) {
    const list = known.map((each) => JSON.stringify(each)).join(', ') || 'none';
    super(`No payment processor is registered for ${JSON.stringify(key)}; known keys: ${list}`);
    this.key = key;
    this.known = known;
  }
}

/** Thrown if a key already has a creator. */
export class DuplicateProcessorError extends Error {
  override readonly name = 'DuplicateProcessorError';
  readonly key: string;

  constructor(key: string) {
    super(`A payment processor is already registered for ${JSON.stringify(key)}`);
    this.key = key;
  }
}
