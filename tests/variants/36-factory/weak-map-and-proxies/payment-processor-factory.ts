import {
  DuplicateProcessorError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
  type ProcessorRegistry,
} from '../../../../solutions/36-factory/payment-processor.ts';

interface State {
  readonly newId: () => string;
  readonly keys: string[];
  readonly creators: CreateProcessor[];
}

const states = new WeakMap<PaymentProcessorFactory, State>();

/** The factory itself is an empty object. Its state is two parallel arrays in a WeakMap. */
export class PaymentProcessorFactory implements ProcessorRegistry {
  constructor(newId: () => string) {
    states.set(this, { newId, keys: [], creators: [] });
  }

  register(key: string, create: CreateProcessor): void {
    const { keys, creators } = stateOf(this);
    if (keys.includes(key)) throw new DuplicateProcessorError(key);
    keys.push(key);
    creators.push(create);
  }

  create(key: string): PaymentProcessor {
    const { newId, keys, creators } = stateOf(this);
    const create = creators[keys.indexOf(key)];
    if (!create) throw new UnknownProcessorError(key, [...keys]);
    return create(newId);
  }

  keys(): string[] {
    return Array.from(stateOf(this).keys);
  }
}

function stateOf(factory: PaymentProcessorFactory): State {
  const state = states.get(factory);
  if (!state) throw new TypeError('This is not a factory.');
  return state;
}
