import { resultOf, settle, ticks } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { MessageBroker } from './event-driven.ts';

/** A consumer, as plain data. */
export interface Plan {
  name: string;
  topic?: string;
  /** How many attempts per message fail, and how. Messages that are not listed succeed. */
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
  /** Failed attempts of all consumers, in order: `warehouse m1`. */
  readonly failed: string[] = [];
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
      if (!fails) return;
      this.failed.push(`${name} ${message}`);
      throw new Error(`${name} failed at ${message}`);
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

/** Publishes `m1`, finishes the first attempt at it, publishes `m2` so many ticks later, and finishes all attempts. */
export async function publishAfterTheEnd(plan: Plan, ticksAfterTheEnd: number): Promise<Session> {
  const session = new Session([plan]);
  await session.do('publish m1');
  session.finish(plan.name);
  await ticks(ticksAfterTheEnd);
  session.publish('m2');
  await session.finishAll();
  return session;
}

/**
 * Pauses a service while the warehouse makes an attempt at a message that always fails, after some failures, and
 * resumes it when that attempt has failed, too.
 */
export async function failWithPause(maxAttempts: number, failuresBeforePause: number, paused: string) {
  const plans = [
    { name: 'warehouse', failures: { m1: Infinity } },
    { name: 'another service', topic: 'parcels' },
  ];
  const session = new Session(plans, maxAttempts);
  const before = Array.from({ length: failuresBeforePause }, (): Step => 'finish warehouse');
  await inTurn<Step>(['publish m1', ...before, `pause ${paused}`, 'finish warehouse'], (step) => session.do(step));
  const deadLettersBeforeResume = session.broker.deadLetters().length;
  await play(session, [`resume ${paused}`]);
  const deadLetters = session.broker.deadLetters().length;
  return { attempts: attemptsIn(session.logs)['warehouse'], deadLettersBeforeResume, deadLetters };
}

/** Takes steps, and pauses the warehouse so many ticks after the last one and resumes it so many ticks later. */
export async function pauseShortlyAfter(steps: readonly Step[], ticksBeforePause: number, ticksBeforeResume: number) {
  const session = new Session([{ name: 'warehouse' }]);
  await inTurn(steps.slice(0, -1), (step) => session.do(step));
  for (const step of steps.slice(-1)) session.take(step);
  await ticks(ticksBeforePause);
  session.take('pause warehouse');
  await ticks(ticksBeforeResume);
  session.take('resume warehouse');
  await session.finishAll();
  return session;
}

/** What consumers receive if some of them subscribe before the messages are published, and some later. */
export async function receipts(early: readonly string[], published: readonly string[], late: readonly string[]) {
  const broker = new MessageBroker({ maxAttempts: 1 });
  const received: string[] = [];
  early.forEach((topic, i) => subscribeNoting(broker, received, topic, `consumer ${i + 1}`));
  published.forEach((topic, i) => publish(broker, topic, `m${i + 1}`));
  late.forEach((topic, i) => subscribeNoting(broker, received, topic, `late consumer ${i + 1}`));
  await settle();
  return received;
}

/** When a consumer receives messages that are published after a timer was set, and when that timer fires. */
export async function receiptsAndTimers(messages: readonly string[]) {
  const broker = new MessageBroker({ maxAttempts: 1 });
  const log: string[] = [];
  subscribeNoting(broker, log, 'orders', 'warehouse');
  await inTurn(messages, async (message) => {
    const earlierTimer = settle();
    publish(broker, 'orders', message);
    await earlierTimer;
    log.push('an earlier timer fires');
  });
  return log;
}

/** What the consumers of these topics receive. Messages come with the index of their topic. */
export async function receivedFrom(topics: readonly string[], messages: readonly (readonly [number, unknown])[]) {
  const broker = new MessageBroker({ maxAttempts: 1 });
  const received: unknown[][] = topics.map(() => []);
  topics.forEach((topic, i) => {
    broker.subscribe(topic, i === 0 ? '' : 'warehouse', async (message) => void received[i]?.push(message));
  });
  for (const [to, message] of messages) publish(broker, topics[to] ?? '', message);
  await settle();
  return received;
}

/** The dead letters after attempts at a message that fail with these values. */
export async function deadLettersAfter(failures: readonly { value: unknown }[], how: string, message: unknown) {
  const broker = new MessageBroker({ maxAttempts: failures.length });
  let attempts = 0;
  broker.subscribe('orders', 'warehouse', () => {
    const failure = failures[attempts]?.value;
    attempts += 1;
    if (how === 'throws') throw failure;
    return Promise.reject(failure);
  });
  publish(broker, 'orders', message);
  await settle();
  return broker.deadLetters();
}

/** What the consumers of two services, and one of another broker, receive before, during and after a pause. */
export async function receiptsAroundPause(paused: string, other: string) {
  const [broker, otherBroker] = [new MessageBroker({ maxAttempts: 1 }), new MessageBroker({ maxAttempts: 1 })];
  const topics = ['orders', 'parcels'];
  let received: string[] = [];
  const subscribe = (to: MessageBroker, topic: string, name: string, who: string) =>
    to.subscribe(topic, name, async () => void received.push(`${who} receives from ${topic}`));
  for (const topic of topics) subscribe(broker, topic, paused, 'the paused service');
  for (const topic of topics) subscribe(broker, topic, other, 'the other service');
  subscribe(otherBroker, 'orders', paused, 'a service of another broker');
  const receivedAfter = async (action: () => void): Promise<string[]> => {
    received = [];
    action();
    await settle();
    return received.toSorted();
  };
  const publishAll = () => {
    for (const topic of topics) publish(broker, topic, 'm1');
    publish(otherBroker, 'orders', 'm1');
  };
  const normally = await receivedAfter(publishAll);
  broker.pause(paused);
  const whilePaused = await receivedAfter(publishAll);
  const afterResume = await receivedAfter(() => broker.resume(paused));
  return { normally, whilePaused, afterResume };
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

/** The messages that these consumers have handled, in any order. */
export function handledBy(names: readonly string[], { logs }: Pick<Session, 'logs'>): Record<string, string[]> {
  const handled = (log: readonly string[] = []) => log.filter((line) => line.endsWith(' ends')).toSorted();
  return Object.fromEntries(names.map((name) => [name, handled(logs[name])]));
}

/** The attempts of each consumer, by message, in the order of the first attempts: `m1: begins, fails, begins, ends`. */
export function attemptsIn(logs: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  const attempts = (log: readonly string[]) => {
    const byMessage = new Map<string, string[]>();
    for (const line of log) {
      const [message = '', event] = line.split(' ');
      if (event) byMessage.set(message, [...(byMessage.get(message) ?? []), event]);
    }
    return [...byMessage].map(([message, events]) => `${message}: ${events.join(', ')}`);
  };
  return Object.fromEntries(Object.entries(logs).map(([name, log]) => [name, attempts(log)]));
}

/** Attempts at other messages that began between a failed attempt and its retry. */
export function overtakingIn(log: readonly string[]): string[] {
  const begin = (line: string) => line.endsWith(' begins');
  return log.flatMap((line, i) => {
    const [message, event] = line.split(' ');
    const later = log.slice(i + 1).filter(begin);
    const others = event === 'fails' ? later.slice(0, Math.max(0, later.indexOf(`${message} begins`))) : [];
    return others.map((other) => `${other} before ${message} is retried`);
  });
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
