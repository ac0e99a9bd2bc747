// Breaks 3: `trackCheckout` freezes the user, who belongs to the caller.
import { type AnalyticsPort, trackCheckout as right, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export function trackCheckout(analytics: AnalyticsPort, user: User, total: number): void {
  right(analytics, Object.freeze(user), total);
}
