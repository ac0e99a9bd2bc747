// Breaks 7: lets calls wait behind the probe instead of blocking them.
import { CallBlockedError, CircuitBreaker as Right } from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export * from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  #probe: Promise<unknown> | undefined;

  override async call<T>(fn: () => Promise<T>): Promise<T> {
    try {
      return await this.#attempt(fn);
    } catch (error) {
      if (!(error instanceof CallBlockedError) || error.state !== 'halfOpen') throw error;
      await this.#probe;
      return super.call(fn);
    }
  }

  #attempt<T>(fn: () => Promise<T>): Promise<T> {
    let isAdmitted = false;
    const result = super.call(() => {
      isAdmitted = true;
      return fn();
    });
    if (isAdmitted) this.#probe = result.catch(() => {});
    return result;
  }
}
