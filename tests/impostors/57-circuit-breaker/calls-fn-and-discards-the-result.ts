// Breaks 1: an open circuit only discards the results, and does not spare the service.
import { CallBlockedError, CircuitBreaker as Right } from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  override async call<T>(fn: () => Promise<T>): Promise<T> {
    const isOpen = this.state === 'open';
    try {
      return await super.call(fn);
    } catch (error) {
      if (isOpen && error instanceof CallBlockedError) void Promise.resolve(fn()).catch(() => {});
      throw error;
    }
  }
}
