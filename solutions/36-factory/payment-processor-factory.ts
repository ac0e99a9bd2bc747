import {
  DuplicateProcessorError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
  type ProcessorRegistry,
} from './payment-processor.ts';

/** Creates processors by key, so that its callers need to know neither the providers nor their dependencies. */
export class PaymentProcessorFactory implements ProcessorRegistry {
  // A Map contains only what was added to it. An object literal also inherits keys such as 'toString'.
  readonly #creators = new Map<string, CreateProcessor>();
  readonly #newId: () => string;

  /** @param newId passed to every creator */
  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /**
   * Makes a key known.
   *
   * @throws {DuplicateProcessorError} if the key already has a creator
   */
  register(key: string, create: CreateProcessor): void {
    // If two modules pick the same key, startup has to fail. A payment would be too late.
    if (this.#creators.has(key)) throw new DuplicateProcessorError(key);
    this.#creators.set(key, create);
  }

  /**
   * Creates a new processor.
   *
   * @throws {UnknownProcessorError} if the key has no creator
   */
  create(key: string): PaymentProcessor {
    const create = this.#creators.get(key);
    if (!create) throw new UnknownProcessorError(key, this.keys());
    return create(this.#newId);
  }

  /** Returns the registered keys. */
  keys(): string[] {
    return [...this.#creators.keys()];
  }
}
