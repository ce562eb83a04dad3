// Shows one tool at a time, chosen by the address, so that links and the back button work.
import { byId } from "./dom.js";

const FIRST = "bulks";

export function startViews() {
  const views = [...document.querySelectorAll(".view")];
  const links = [...document.querySelectorAll("nav a")];
  const show = (moved) => {
    const wanted = location.hash.slice(1);
    // The skip link also changes the address, but not the view.
    if (moved && wanted === "main") return;
    const shown = views.some((view) => view.id === wanted) ? wanted : FIRST;
    for (const view of views) view.hidden = view.id !== shown;
    for (const link of links) {
      if (link.hash === `#${shown}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (moved) {
      scrollTo(0, 0);
      byId("main").focus({ preventScroll: true });
    }
  };
  addEventListener("hashchange", () => show(true));
  show(false);
}
