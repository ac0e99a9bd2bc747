import { resultOf, settle } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { MessageBroker } from './event-driven.ts';

/** A consumer, as plain data. */
export interface Plan {
  name: string;
  topic?: string;
  /** How many attempts at each message fail, and how. Messages that are not listed succeed. */
  failures?: Record<string, number>;
  how?: 'throws' | 'rejects';
  /** Publishes `reply-to-…` to its own topic at the beginning of each attempt, before its first await. */
  replies?: boolean;
}

/** What happens next: `publish m1`, `finish warehouse` (its attempt in progress), `pause warehouse`. */
export type Step = `${'publish' | 'finish' | 'pause' | 'resume'} ${string}`;

/** A broker with consumers whose attempts last until a step finishes them. It logs everything that happens. */
export class Session {
  readonly broker: MessageBroker;
  /** What each consumer has seen, in order: `m1 begins`, `m1 fails`, `m1 ends`, `paused`, `resumed`. */
  readonly logs: Record<string, string[]> = {};
  /** Messages in the order in which `publish` was called. */
  readonly published: string[] = [];
  /** How each call to `publish` ended. */
  readonly outcomes: Record<string, string> = {};
  readonly #gates: Record<string, (() => void)[]> = {};

  constructor(plans: readonly Plan[], maxAttempts = 1) {
    this.broker = new MessageBroker({ maxAttempts });
    for (const plan of plans) {
      this.logs[plan.name] = [];
      this.#gates[plan.name] = [];
      this.broker.subscribe<string>(plan.topic ?? 'orders', plan.name, (message) => this.#attempt(plan, message));
    }
  }

  /** Takes a step, then waits until nothing more happens. */
  async do(step: Step): Promise<void> {
    this.take(step);
    await settle();
  }

  /** Takes a step, without waiting for what it causes. */
  take(step: Step): void {
    const [verb = '', subject = ''] = step.split(' ');
    switch (verb) {
      case 'publish':
        this.publish(subject);
        break;
      case 'finish':
        this.finish(subject);
        break;
      case 'pause':
        this.logs[subject]?.push('paused');
        this.broker.pause(subject);
        break;
      case 'resume':
        this.logs[subject]?.push('resumed');
        this.broker.resume(subject);
    }
  }

  publish(message: string, topic = 'orders'): void {
    this.published.push(message);
    this.outcomes[message] = 'has not settled';
    resultOf(() => this.broker.publish(topic, message)).then(
      () => (this.outcomes[message] = 'resolved'),
      (error: unknown) => (this.outcomes[message] = `rejected with ${show(error)}`),
    );
  }

  finish(name: string): void {
    this.#gates[name]?.shift()?.();
  }

  /** Finishes attempts of these consumers (of all by default) until none is in progress. */
  async finishAll(names: readonly string[] = Object.keys(this.logs)): Promise<void> {
    await settle();
    while (names.some((name) => this.#gates[name]?.length)) {
      for (const name of names) this.finish(name);
      // oxlint-disable-next-line no-await-in-loop
      await settle();
    }
  }

  #attempt({ name, failures, how, replies }: Plan, message: string): Promise<void> {
    const log = this.logs[name] ?? [];
    log.push(`${message} begins`);
    const fails = log.filter((line) => line === `${message} begins`).length <= (failures?.[message] ?? 0);
    const end = () => {
      log.push(`${message} ${fails ? 'fails' : 'ends'}`);
      if (fails) throw new Error(`${name} failed at ${message}`);
    };
    if (fails && how === 'throws') end();
    if (replies && !message.startsWith('reply')) this.publish(`reply-to-${message}`);
    return new Promise<void>((resolve) => this.#gates[name]?.push(resolve)).then(end);
  }
}

/** Publishes a message and ignores whether that succeeds. */
export function publish(broker: MessageBroker, topic: string, message: unknown): void {
  resultOf(() => broker.publish(topic, message)).catch(() => {});
}

/** Subscribes a consumer that logs what it receives: `warehouse of orders receives m1`. */
export function subscribeNoting(broker: MessageBroker, log: string[], topic: string, name: string): void {
  broker.subscribe(topic, name, async (message) => void log.push(`${name} of ${topic} receives ${message}`));
}

/** Takes all steps, then finishes all attempts. */
export async function play(session: Session, steps: readonly Step[]): Promise<void> {
  await inTurn(steps, (step) => session.do(step));
  await session.finishAll();
}

/** Performs an action for one item after the other. */
export async function inTurn<T>(items: readonly T[], action: (item: T) => Promise<void>): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop
  for (const item of items) await action(item);
}

/** What consumers of the `subscribed` topics log when `m1`, `m2` and so on are published to the `published` topics. */
export function expectedReceipts(subscribed: readonly string[], published: readonly string[]): string[] {
  return published.flatMap((to, m) =>
    subscribed.flatMap((topic, i) => (topic === to ? [`consumer ${i + 1} of ${topic} receives m${m + 1}`] : [])),
  );
}

/** The log of a consumer that is never paused, once it has handled these messages. */
export function logOf(messages: readonly string[], plan: Plan = { name: 'consumer' }, maxAttempts = 1): string[] {
  const steps = messages.map((message): Step => `publish ${message}`);
  return expectedLog(plan, steps, maxAttempts);
}

/** The log of a consumer after these steps, once all its attempts have been finished. */
export function expectedLog({ name, failures }: Plan, steps: readonly Step[], maxAttempts = 1): string[] {
  const log: string[] = [];
  const queue: string[] = [];
  let failed = 0;
  let isBusy = false;
  let isPaused = false;
  const begin = () => {
    if (isBusy || isPaused || queue.length === 0) return;
    isBusy = true;
    log.push(`${queue[0]} begins`);
  };
  const end = () => {
    if (!isBusy) return;
    isBusy = false;
    const fails = failed < (failures?.[queue[0] ?? ''] ?? 0);
    log.push(`${queue[0]} ${fails ? 'fails' : 'ends'}`);
    failed += 1;
    if (fails && failed < maxAttempts) return;
    queue.shift();
    failed = 0;
  };
  const finishing = steps.flatMap(() => Array.from({ length: maxAttempts }, () => `finish ${name}`));
  for (const step of [...steps, ...finishing]) {
    const [verb, subject = ''] = step.split(' ');
    if (verb === 'publish') queue.push(subject);
    else if (subject !== name) continue;
    else if (verb === 'finish') end();
    else {
      isPaused = verb === 'pause';
      log.push(`${verb}d`);
    }
    begin();
  }
  return log;
}
