import {
  DuplicateProcessorError,
  UnknownProcessorError,
  type CreateProcessor,
  type PaymentProcessor,
  type ProcessorRegistry,
} from '../../../../solutions/36-factory/payment-processor.ts';

interface Link {
  readonly key: string;
  readonly create: CreateProcessor;
  readonly next: Link | undefined;
}

/** Each registration adds a link to the front of a chain, and `create` walks along it. */
export class PaymentProcessorFactory implements ProcessorRegistry {
  #first: Link | undefined;

  readonly #ids: () => string;

  constructor(newId: () => string) {
    this.#ids = newId;
  }

  register(key: string, create: CreateProcessor): void {
    if (this.#find(key)) throw new DuplicateProcessorError(key);
    this.#first = { key, create, next: this.#first };
  }

  create(key: string): PaymentProcessor {
    const link = this.#find(key);
    if (!link) throw new UnknownProcessorError(key, this.keys());
    return link.create(this.#ids);
  }

  keys(): string[] {
    const keys: string[] = [];
    for (let link = this.#first; link; link = link.next) keys.push(link.key);
    return keys;
  }

  #find(key: string): Link | undefined {
    let link = this.#first;
    while (link && link.key !== key) link = link.next;
    return link;
  }
}
