// What of a provider's response a page gets: the documented fields, and nothing else.

/**
 * Writes a response again. `shape` is its form and the names of its fields: `object`, `page`, `total NAME`, `count NAME` or
 * `nothing`.
 */
export function rewritten(shape, body) {
  const [form, ...names] = shape.split(" ");
  const pick = (value) => Object.fromEntries(names.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]));
  switch (form) {
    case "object":
      return pick(body);
    case "page":
      return Array.isArray(body) ? body.map(pick) : collection(body, pick);
    case "total":
      return { [names[0]]: body };
    case "count":
      return pick(body);
    default:
      return undefined;
  }
}

/** A Hydra collection. Its links lead to the provider, so only that there is a next page is passed on. */
function collection(page, pick) {
  const { "hydra:member": items, "hydra:totalItems": total, "hydra:view": view } = page;
  return {
    "hydra:member": items.map(pick),
    ...(typeof total === "number" && { "hydra:totalItems": total }),
    ...(view && { "hydra:view": view["hydra:next"] === undefined ? {} : { "hydra:next": "?page=next" } }),
  };
}
