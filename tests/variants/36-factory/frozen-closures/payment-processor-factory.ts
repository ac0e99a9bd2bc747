import {
  DuplicateProcessorError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
} from '../../../../solutions/36-factory/payment-processor.ts';

type Entry = readonly [key: string, create: CreateProcessor];

/** All state is in the constructor's closure: an immutable list of entries, which `register` replaces. */
export class PaymentProcessorFactory {
  declare readonly register: (key: string, create: CreateProcessor) => void;
  declare readonly create: (key: string) => PaymentProcessor;
  declare readonly keys: () => string[];

  constructor(newId: () => string) {
    let entries: readonly Entry[] = Object.freeze([]);
    const find = (wanted: string) => entries.find(([key]) => key === wanted);
    const keys = () => entries.map(([key]) => key);

    Object.assign(this, {
      keys,
      register(key: string, create: CreateProcessor) {
        if (find(key)) throw new DuplicateProcessorError(key);
        entries = Object.freeze([...entries, Object.freeze([key, create] as const)]);
      },
      create(key: string) {
        const [, create] = find(key) ?? [];
        if (create) return create(newId);
        throw new UnknownProcessorError(key, Object.freeze(keys()));
      },
    });
    Object.freeze(this);
  }
}
