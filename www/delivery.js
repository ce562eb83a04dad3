// Sends a bulk to a list in several requests, one after the other, and none of them twice.

/** Error outcomes that prove that a request did nothing. */
const NOTHING_DONE = ["not-sent", "rejected"];

export class Delivery {
  #parts;
  #next = 0;
  #unsure = [];

  /** @param parts the recipients, one part per request. */
  constructor(parts) {
    this.#parts = parts;
  }

  /** How many requests are left, and how many there are in all. */
  get requests() {
    return { left: this.#parts.length - this.#next, all: this.#parts.length };
  }

  /** How many recipients have not been sent to yet. */
  get left() {
    return sum(this.#parts.slice(this.#next));
  }

  /** How many recipients there are in all. */
  get all() {
    return sum(this.#parts);
  }

  /** How many recipients may or may not have been sent to. They are not sent to again. */
  get unsure() {
    return sum(this.#unsure);
  }

  /** Notes that a part of these recipients was sent to after all. */
  found(part) {
    this.#unsure = this.#unsure.filter((unsure) => unsure !== part);
  }

  /** The numbers of these recipients. */
  unsureNumbers() {
    return this.#unsure.flatMap((part) => part.toArray());
  }

  get isDone() {
    return this.#next === this.#parts.length;
  }

  /**
   * Sends to the remaining recipients and yields each bulk that is created. It stops with the error of the first request
   * that fails; the next run continues after everything that may have been sent.
   *
   * @param bulk the bulk to send, without its `phones`.
   * @param create sends one bulk.
   */
  async *run({ msg_groups, ...bulk }, create) {
    while (!this.isDone) {
      const phones = this.#parts[this.#next];
      // The groups are sent to once, not again with every part.
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

/** A request to groups only has no part: only LOX24 knows how many members they have. */
const sum = (parts) => parts.reduce((count, part) => count + (part?.length ?? 0), 0);
