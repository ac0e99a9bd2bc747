/** Milliseconds that one run of a law may wait for promises, and how long once a run is known to hang. */
const patience = { first: 1_000, shrinking: 50, inAll: 2_000 };

/** Waits for promises that may never settle, less long once it is known that they do not. */
export class Patience {
  #spent = 0;

  async wait(result: void | Promise<void>): Promise<void> {
    if (!(result instanceof Promise)) return;
    const limit = this.#spent === 0 ? patience.first : this.#spent < patience.inAll ? patience.shrinking : 1;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#spent += limit;
        reject(new Error('Your code never answered: a promise that it returned or waits for was never settled.'));
      }, limit);
    });
    try {
      await Promise.race([result, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
