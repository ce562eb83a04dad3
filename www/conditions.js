// The rows of the filter builder. Each property has at most one row, because a filter object has each key only once. The
// rows combine with AND.
import { byId, element } from "./dom.js";
import { items, moment, numberOrText } from "./form.js";
import { PARAMETERS } from "./parameters.js";

const RANGE = { gte: "is at least", gt: "is more than", lte: "is at most", lt: "is less than", between: "is between" };
const TIMES = { gte: "on or after", gt: "after", lte: "on or before", lt: "before", between: "between", is: "exactly at" };

/** The comparisons that each kind of property offers. */
const COMPARISONS = {
  flag: { yes: "yes", no: "no" },
  part: { is: "contains" },
  exact: { is: "is" },
  list: { is: "is one of" },
  numbers: { is: "is one of" },
  amount: { is: "is one of", ...RANGE },
  time: TIMES,
};

export class Conditions {
  #list;
  #add;
  #changed;
  #rows = [];

  /**
   * @param list where the rows go.
   * @param add the button that adds a row.
   * @param changed called when a row is added, removed, or changes its kind.
   */
  constructor(list, add, changed) {
    // Each list of codes with names, which a browser offers while the user types.
    for (const [name, { kind, names }] of Object.entries(PARAMETERS)) {
      if (kind === "list" && names) list.after(element("datalist", { id: `names-${name}` }, ...Object.entries(names).map(([code, words]) => new Option(words, code))));
    }
    this.#list = list;
    this.#add = add;
    this.#changed = changed;
    add.addEventListener("click", () => this.#append(this.#free()[0]).focus());
  }

  get count() {
    return this.#rows.length;
  }

  /** The filter that the rows describe, complete or not. */
  read() {
    return Object.fromEntries(this.#rows.map((row) => [row.name, row.read()]));
  }

  /** Replaces all rows with one. */
  replace(name, value = "") {
    this.#rows = [];
    this.#list.replaceChildren();
    this.#append(name, value);
  }

  #append(name, value) {
    const row = new Row(name, value, {
      moved: () => this.#arranged(),
      remove: () => this.#remove(row),
    });
    this.#rows.push(row);
    this.#list.append(row.item);
    this.#arranged();
    return row;
  }

  #remove(row) {
    const place = this.#rows.indexOf(row);
    this.#rows.splice(place, 1);
    row.item.remove();
    this.#arranged();
    // The removed row had the focus.
    const next = this.#rows[place] ?? this.#rows.at(-1);
    if (next) next.focus();
    else this.#add.focus();
  }

  #free() {
    return Object.keys(PARAMETERS).filter((name) => !this.#rows.some((row) => row.name === name));
  }

  #arranged() {
    const free = this.#free();
    for (const row of this.#rows) row.offer(free);
    this.#add.disabled = free.length === 0;
    this.#changed();
  }
}

class Row {
  name;
  #property = element("select", { "aria-label": "Property" });
  #comparison = element("select", { "aria-label": "Comparison" });
  #values = element("span", { className: "values" });
  #remove = element("button", { type: "button", className: "quiet" }, "Remove");
  #problems = element("ul", { className: "problems", "aria-live": "polite" });

  constructor(name, value, { moved, remove }) {
    this.#property.append(...Object.entries(PARAMETERS).map(([name, { label }]) => new Option(label, name)));
    this.#property.value = name;
    this.#property.addEventListener("change", () => {
      this.#become(this.#property.value);
      moved();
    });
    this.#comparison.addEventListener("change", () => {
      this.#ask();
      moved();
    });
    this.#remove.addEventListener("click", remove);
    this.item = element("li", { className: "condition field" }, this.#property, this.#comparison, this.#values, this.#remove, this.#problems);
    this.#become(name, value);
  }

  focus() {
    this.#property.focus();
  }

  /** Offers only the properties that no other row uses. */
  offer(free) {
    for (const option of this.#property.options) {
      option.disabled = option.value !== this.name && !free.includes(option.value);
    }
  }

  /** The row's value in the filter. A missing value stays in, as one that the package refuses: without it the filter would select more. */
  read() {
    const { kind } = PARAMETERS[this.name];
    const comparison = this.#comparison.value;
    if (kind === "flag") return comparison === "yes";
    const values = [...this.#values.querySelectorAll("input")].map((input) => readValue(input, kind));
    if (comparison === "between") return { between: values };
    return comparison === "is" ? values[0] : { [comparison]: values[0] };
  }

  #become(name, value = "") {
    this.name = name;
    this.item.dataset.path = name;
    this.#problems.id = `condition-${name}-problems`;
    this.#problems.replaceChildren();
    const { kind, label } = PARAMETERS[name];
    this.#comparison.replaceChildren(...Object.entries(COMPARISONS[kind]).map(([key, words]) => new Option(words, key)));
    this.#remove.setAttribute("aria-label", `Remove the condition on ${label}`);
    this.#ask(value);
  }

  /** Shows as many value fields as the comparison needs. */
  #ask(value = "") {
    const { kind, label, sample = "", names } = PARAMETERS[this.name];
    const count = kind === "flag" ? 0 : this.#comparison.value === "between" ? 2 : 1;
    const inputs = Array.from({ length: count }, (_, index) => {
      const which = count === 2 ? ["from", "to"][index] : "value";
      const input = element("input", { value, placeholder: sample, "aria-label": `${label}: ${which}`, "aria-describedby": this.#problems.id });
      if (kind === "time") {
        input.type = "datetime-local";
        input.step = "1";
      }
      if (kind === "list" && names) input.setAttribute("list", `names-${this.name}`);
      if (["numbers", "list", "amount"].includes(kind) && this.#comparison.value === "is") {
        input.title = "Separate several values with commas";
      }
      return input;
    });
    this.#values.replaceChildren(...inputs);
  }
}

function readValue(input, kind) {
  if (kind === "time") return moment(input);
  if (kind === "part" || kind === "exact") return input.value;
  const values = kind === "list" ? items(input.value) : items(input.value).map(numberOrText);
  // One value is passed as it is, several as a list, and none as an empty list, which the package refuses.
  return values.length === 1 ? values[0] : values;
}
