/** Work in order of its rank, a few at a time: a browser gives one server six connections. */

export class Queue {
  #limit;
  #running = 0;
  #waiting = [];

  /** @param {number} limit how many at a time */
  constructor(limit) {
    this.#limit = limit;
  }

  /**
   * Do *work* when those of a lower *rank* are done; reject when *signal* says so.
   * @template T
   * @param {number} rank
   * @param {() => Promise<T>} work
   * @param {AbortSignal} signal
   * @returns {Promise<T>}
   */
  run(rank, work, signal) {
    return new Promise((resolve, reject) => {
      const job = { rank, work, signal, resolve, reject };
      const place = this.#waiting.findIndex((other) => other.rank > rank);
      this.#waiting.splice(place < 0 ? this.#waiting.length : place, 0, job);
      this.#next();
    });
  }

  #next() {
    while (this.#running < this.#limit && this.#waiting.length) {
      const job = this.#waiting.shift();
      if (job.signal.aborted) job.reject(job.signal.reason);
      else this.#start(job);
    }
  }

  #start({ work, resolve, reject }) {
    this.#running += 1;
    work()
      .then(resolve, reject)
      .finally(() => {
        this.#running -= 1;
        this.#next();
      });
  }
}
