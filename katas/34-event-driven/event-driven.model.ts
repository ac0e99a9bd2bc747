import fc from 'fast-check';
import { resultOf, settle } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { MessageBroker } from './event-driven.ts';

/** A consumer as plain data. */
export interface Plan {
  name: string;
  topic?: string;
  /** How many attempts at a message fail, and how; messages that are not listed succeed. */
  failures?: Record<string, number>;
  how?: 'throws' | 'rejects';
  /** Publishes `reply to …` to its own topic at the beginning of each attempt, before its first await. */
  replies?: boolean;
}

/** What happens next: `publish m1`, `finish warehouse` (its attempt in progress), `pause warehouse`. */
export type Step = `${'publish' | 'finish' | 'pause' | 'resume'} ${string}`;

/** A broker with consumers whose attempts last until a step finishes them. Everything that happens is logged. */
export class Session {
  readonly broker: MessageBroker;
  /** What each consumer has seen, in order: `m1 begins`, `m1 fails`, `m1 ends`, `paused`, `resumed`. */
  readonly logs: Record<string, string[]> = {};
  /** Messages in the order in which `publish` was called. */
  readonly published: string[] = [];
  /** How each call of `publish` ended. */
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

  /** Takes a step, then lets everything happen that can. */
  async do(step: Step): Promise<void> {
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
    await settle();
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

  /** Finishes attempts of these consumers, of all by default, until none is in progress. */
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
    if (replies && !message.startsWith('reply')) this.publish(`reply to ${message}`);
    return new Promise<void>((resolve) => this.#gates[name]?.push(resolve)).then(end);
  }
}

/** Publishes a message, whatever comes of it. */
export function publish(broker: MessageBroker, topic: string, message: unknown): void {
  resultOf(() => broker.publish(topic, message)).catch(() => {});
}

/** Subscribes a consumer that only notes what it receives: `warehouse of orders receives m1`. */
export function subscribeNoting(broker: MessageBroker, log: string[], topic: string, name: string): void {
  broker.subscribe(topic, name, async (message) => void log.push(`${name} of ${topic} receives ${message}`));
}

/** Takes all steps, then finishes what is in progress. */
export async function play(session: Session, steps: readonly Step[]): Promise<void> {
  await inTurn(steps, (step) => session.do(step));
  await session.finishAll();
}

/** Awaits an action for one item after the other. */
export async function inTurn<T>(items: readonly T[], action: (item: T) => Promise<void>): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop
  for (const item of items) await action(item);
}

/** What consumers of these topics note if `m1`, `m2` and so on are published to those. */
export function expectedReceipts(subscribed: readonly string[], published: readonly string[]): string[] {
  return published.flatMap((to, m) =>
    subscribed.flatMap((topic, i) => (topic === to ? [`consumer ${i + 1} of ${topic} receives m${m + 1}`] : [])),
  );
}

/** The log of a consumer that handles these messages one after the other, and is never paused. */
export function logOf(messages: readonly string[], { failures }: Partial<Plan> = {}, maxAttempts = 1): string[] {
  return messages.flatMap((message) => {
    const failed = Math.min(failures?.[message] ?? 0, maxAttempts);
    return [
      ...Array.from({ length: failed }).flatMap(() => [`${message} begins`, `${message} fails`]),
      ...(failed < maxAttempts ? [`${message} begins`, `${message} ends`] : []),
    ];
  });
}

/** The log of a consumer that never fails, and may be paused, once all its attempts have been finished. */
export function expectedLog(name: string, steps: readonly Step[]): string[] {
  const log: string[] = [];
  const queue: string[] = [];
  let current: string | undefined;
  let isPaused = false;
  const begin = () => {
    if (current !== undefined || isPaused) return;
    current = queue.shift();
    if (current !== undefined) log.push(`${current} begins`);
  };
  const end = () => {
    if (current !== undefined) log.push(`${current} ends`);
    current = undefined;
  };
  for (const step of [...steps, ...steps.map(() => `finish ${name}`)]) {
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

/** Stories in which the warehouse is paused or resumed at a bad moment. */
export const pauses: Step[][] = [
  ['publish m1', 'publish m2', 'resume warehouse', 'finish warehouse'],
  ['publish m1', 'pause warehouse', 'publish m2', 'finish warehouse'],
  ['pause warehouse', 'publish m1', 'publish m2'],
  ['pause warehouse', 'pause warehouse', 'publish m1', 'resume warehouse', 'publish m2'],
  ['publish m1', 'publish m2', 'pause warehouse', 'resume warehouse', 'finish warehouse'],
];

/** Steps of which some publish `m1`, `m2` and so on, in this order. */
export function stories(...others: Step[]): fc.Arbitrary<Step[]> {
  const step = fc.oneof({ weight: 2, arbitrary: fc.constant('publish') }, fc.constantFrom(...others));
  return fc.array(step, { maxLength: 12, size: 'max' }).map((steps) => {
    let count = 0;
    return steps.map((one): Step => (one === 'publish' ? `publish m${(count += 1)}` : (one as Step)));
  });
}
