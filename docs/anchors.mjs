// The ids that GitHub gives to headings.

/** Returns a function from the text of each heading of a page, in order, to its id. */
export function anchors() {
  const used = new Map();
  return (heading) => {
    const slug = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, "").replaceAll(" ", "-");
    const count = used.get(slug) ?? 0;
    used.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  };
}
