// Counts of outcomes, in groups, with an example of each.

export class Tally {
  #groups = new Map();

  /** Counts one outcome; the first example of each group is kept. */
  add(outcome, group, example) {
    const key = `${outcome}\n${group}`;
    const found = this.#groups.get(key);
    if (found) found.count += 1;
    else this.#groups.set(key, { outcome, group, example, count: 1 });
  }

  /** How many had one of these outcomes; without an argument, how many there are in all. */
  count(...outcomes) {
    const chosen = [...this.#groups.values()].filter((it) => outcomes.length === 0 || outcomes.includes(it.outcome));
    return chosen.reduce((sum, it) => sum + it.count, 0);
  }

  /** A line for each group: outcomes in the given order, the largest group first. */
  lines(...outcomes) {
    return outcomes.flatMap((outcome) => {
      const groups = [...this.#groups.values()].filter((it) => it.outcome === outcome);
      groups.sort((one, other) => other.count - one.count);
      return groups.map(({ group, count, example }) => `${outcome}, ${group}: ${count}, e.g. ${example}`);
    });
  }
}
