// Breaks 6: lets calls wait behind the running probe in place of blocking them.
import { CallBlockedError, CircuitBreaker as Right } from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export {
  CallBlockedError,
  type CircuitBreakerOptions,
  type CircuitState,
} from '../../../solutions/57-circuit-breaker/circuit-breaker.ts';

export class CircuitBreaker extends Right {
  #running: Promise<unknown> | undefined;

  override async call<T>(fn: () => Promise<T>): Promise<T> {
    try {
      return await this.#attempt(fn);
    } catch (error) {
      if (!(error instanceof CallBlockedError) || error.state !== 'halfOpen') throw error;
      await this.#running;
      return super.call(fn);
    }
  }

  #attempt<T>(fn: () => Promise<T>): Promise<T> {
    let admitted = false;
    const answer = super.call(() => {
      admitted = true;
      return fn();
    });
    if (admitted) this.#running = answer.catch(() => {});
    return answer;
  }
}
