import {
  DuplicateProcessorError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../../solutions/36-factory/payment-processor.ts';

/** An object without a prototype inherits no keys, and `__proto__` is an ordinary key of it. */
export class PaymentProcessorFactory {
  readonly table: Record<string, () => PaymentProcessor> = Object.create(null);
  readonly newId: () => string;

  constructor(newId: () => string) {
    this.newId = newId;
  }

  register(key: string, create: CreateProcessor): this {
    if (key in this.table) throw new DuplicateProcessorError(key);
    const { newId } = this;
    this.table[key] = () => create(newId);
    return this;
  }

  create(key: string): PaymentProcessor {
    const { [key]: create } = this.table;
    if (create === undefined) throw new UnknownProcessorError(key, Object.keys(this.table).sort());
    return create();
  }

  keys(): string[] {
    return Object.keys(this.table).sort();
  }
}
