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

/** What happened to a page view or an event. The vendor skips some, because it stores only a sample. */
export type Recording = 'recorded' | 'skipped';

/** What the shop wants from analytics, in the shop's own terms. */
export interface AnalyticsPort {
  recordPageView(page: string, user: User): Recording;
  recordEvent(event: AnalyticsEvent): Recording;
}

/**
 * The vendor's SDK. It comes from a package, so the shop cannot change it.
 * Both methods return a status: 0 for recorded, 1 for skipped, and any other number for a failure.
 */
export interface LegacyAnalyticsSdk {
  trackPageView(pageName: string, userId: number, platform: string): number;
  trackEvent(eventName: string, eventData: string): number;
}

/** Thrown for a user id that cannot be converted to a number for the vendor. */
export class InvalidUserIdError extends Error {
  override readonly name = 'InvalidUserIdError';
  readonly userId: string;

  constructor(userId: string) {
    super(`Invalid user id: ${JSON.stringify(userId)}`);
    this.userId = userId;
  }
}

/** Thrown for a property whose value the vendor does not accept. */
export class InvalidPropertyError extends Error {
  override readonly name = 'InvalidPropertyError';
  readonly eventName: string;
  readonly property: string;

  constructor(eventName: string, property: string) {
    super(`Invalid property ${JSON.stringify(property)} of the event ${JSON.stringify(eventName)}`);
    this.eventName = eventName;
    this.property = property;
  }
}

/** Analytics failed. `cause` is the value that the SDK threw, or the status that it returned. */
export class AnalyticsError extends Error {
  override readonly name = 'AnalyticsError';
  /** The method of the port that failed. */
  readonly operation: keyof AnalyticsPort;

  constructor(operation: keyof AnalyticsPort, cause: unknown) {
    super(`Analytics failed in ${operation}`, { cause });
    this.operation = operation;
  }
}

/** Implements the shop's port by calling the vendor's SDK. */
export class LegacyAnalyticsAdapter implements AnalyticsPort {
  constructor(sdk: LegacyAnalyticsSdk) {
    todo('keep the SDK');
  }

  recordPageView(page: string, user: User): Recording {
    todo('translate the page view, call the SDK, translate the status');
  }

  recordEvent(event: AnalyticsEvent): Recording {
    todo('translate the event, call the SDK, translate the status');
  }
}

/** Records a completed checkout. `total` is in cents. */
export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  todo('record the page view, then the event');
}
