import { todo } from '../support/todo.ts';

/** Someone who uses the shop. */
export interface User {
  readonly id: string;
  readonly name: string;
}

/** Something that happened in the shop. */
export interface AnalyticsEvent {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What the shop wants of analytics, in the shop's own terms. */
export interface AnalyticsPort {
  recordPageView(page: string, user: User): void;
  recordEvent(event: AnalyticsEvent): void;
}

/** The vendor's SDK as it is. It comes from a package and cannot be changed. */
export interface LegacyAnalyticsSdk {
  trackPageView(pageName: string, userId: number, platform: string): void;
  trackEvent(eventName: string, eventData: string): void;
}

/** A user id that no number stands for. */
export class InvalidUserIdError extends Error {
  override readonly name = 'InvalidUserIdError';
  readonly userId: string;

  constructor(userId: string) {
    super(`Not the decimal digits of a whole number: ${JSON.stringify(userId)}`);
    this.userId = userId;
  }
}

/** An event with properties that JSON would lose or change. */
export class InvalidPropertiesError extends Error {
  override readonly name = 'InvalidPropertiesError';
  readonly eventName: string;

  constructor(eventName: string) {
    super(`JSON would lose or change properties of the event ${JSON.stringify(eventName)}`);
    this.eventName = eventName;
  }
}

/** Analytics failed; `cause` is what it failed with. */
export class AnalyticsError extends Error {
  override readonly name = 'AnalyticsError';
  readonly operation: keyof AnalyticsPort;

  constructor(operation: keyof AnalyticsPort, cause: unknown) {
    super(`Analytics failed in ${operation}`, { cause });
    this.operation = operation;
  }
}

/** The vendor's SDK behind the shop's port. */
export class LegacyAnalyticsAdapter implements AnalyticsPort {
  constructor(sdk: LegacyAnalyticsSdk) {
    todo('keep the SDK');
  }

  recordPageView(page: string, user: User): void {
    todo('tell the SDK of a page view, in its terms');
  }

  recordEvent(event: AnalyticsEvent): void {
    todo('tell the SDK of an event, in its terms');
  }
}

/** Records a checkout: the page view, then the event. `total` is in cents. */
export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  todo('record the page view, then the event');
}
