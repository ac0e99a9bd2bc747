// Breaks 3: `trackCheckout` passes the id and the name of the user in a new object, which lacks everything else.
import { type AnalyticsPort, trackCheckout as right, type User } from '../../../solutions/38-adapter/adapter.ts';

export * from '../../../solutions/38-adapter/adapter.ts';

export function trackCheckout(analytics: AnalyticsPort, { id, name }: User, total: number): void {
  right(analytics, { id, name }, total);
}
