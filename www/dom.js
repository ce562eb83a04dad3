// The few helpers that would otherwise need a framework.

export const byId = (id) => document.getElementById(id);

/** Creates an element. `properties` are DOM properties, or attributes if the name has a dash; children are nodes or text. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children);
  return made;
}

/** Turns a sentence from the package into nodes: text in backticks becomes code. */
export function prose(sentence) {
  return sentence.split("`").map((part, index) => (index % 2 === 1 ? element("code", {}, part) : part));
}

/** Tells screen readers something that is already on the screen, away from the focus. */
export function announce(text) {
  byId("announcer").textContent = text;
}

const counts = new Intl.NumberFormat("en");

/** `1,000 messages`, `1 message`. */
export function counted(count, one, several = `${one}s`) {
  return `${counts.format(count)} ${count === 1 ? one : several}`;
}

const sizes = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** `52.1 MB` */
export function byteSize(bytes) {
  if (bytes >= 1e6) return `${sizes.format(bytes / 1e6)} MB`;
  return bytes >= 1e3 ? `${sizes.format(bytes / 1e3)} kB` : counted(bytes, "byte");
}
