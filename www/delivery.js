// A bulk to a list in several requests, one after the other, none of them twice.

/** Outcomes of an error after which a request has surely done nothing. */
const NOTHING_DONE = ["not-sent", "rejected"];

export class Delivery {
  #parts;
  #next = 0;
  #unsure = [];

  /** @param parts the recipients, each part for one request. */
  constructor(parts) {
    this.#parts = parts;
  }

  /** How many requests are to come, and how many there are. */
  get requests() {
    return { left: this.#parts.length - this.#next, all: this.#parts.length };
  }

  /** How many recipients nothing was sent to so far. */
  get left() {
    return sum(this.#parts.slice(this.#next));
  }

  /** How many recipients there are. */
  get all() {
    return sum(this.#parts);
  }

  /** How many of them nobody can tell of whether they were sent to. They are not sent to again. */
  get unsure() {
    return sum(this.#unsure);
  }

  /** The numbers of those. */
  unsureNumbers() {
    return this.#unsure.flatMap((part) => part.toArray());
  }

  get isDone() {
    return this.#next === this.#parts.length;
  }

  /**
   * Sends what is left, and yields each bulk that is created. It ends with the error of the first request that fails;
   * another run goes on after what may have been done.
   *
   * @param bulk what is sent, without its `phones`.
   * @param create sends one bulk.
   */
  async *run({ msg_groups, ...bulk }, create) {
    while (!this.isDone) {
      const phones = this.#parts[this.#next];
      // The groups are sent to once, not with each part.
      const groups = this.#next === 0 && msg_groups ? { msg_groups } : {};
      let created;
      try {
        created = await create({ ...bulk, ...groups, phones });
      } catch (error) {
        if (!NOTHING_DONE.includes(error.outcome)) this.#next += 1;
        if (!NOTHING_DONE.includes(error.outcome) && error.outcome !== "accepted") this.#unsure.push(phones);
        throw error;
      }
      this.#next += 1;
      yield created;
    }
  }
}

/** Groups have no part: how many they are is known to LOX24 only. */
const sum = (parts) => parts.reduce((count, part) => count + (part?.length ?? 0), 0);
