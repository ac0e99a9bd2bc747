import type { EventHandler, Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

/** A linked list that starts with the latest subscription. It is never changed; `null` is the empty list. */
type Chain<T> = { readonly call: EventHandler<T>; readonly before: Chain<T> } | null;

export class EventBus<T> {
  private chain: Chain<T> = null;

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const call: EventHandler<T> = (event) => handler(event);
    this.chain = { call, before: this.chain };
    return () => {
      this.chain = without(this.chain, call);
    };
  }

  publish(event: T): void {
    const errors = deliver(this.chain, event);
    const [first] = errors;
    if (first)
      throw new AggregateError(
        errors.map(({ error }) => error),
        'publish failed',
        { cause: first.error },
      );
  }
}

function without<T>(chain: Chain<T>, call: EventHandler<T>): Chain<T> {
  if (chain === null) return null;
  if (chain.call === call) return chain.before;
  return { call: chain.call, before: without(chain.before, call) };
}

/** Recurses to the end of the chain first, so the oldest subscription is called first. */
function deliver<T>(chain: Chain<T>, event: T): { error: unknown }[] {
  if (chain === null) return [];
  const errors = deliver(chain.before, event);
  try {
    chain.call(event);
    return errors;
  } catch (error) {
    return [...errors, { error }];
  }
}
