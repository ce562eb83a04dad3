// Light, dark, or the system setting. The choice is not a secret, so it may outlive the page.
import { byId } from "./dom.js";

const THEMES = ["system", "light", "dark"];
const KEY = "bulk-sms-theme";

export function startTheme() {
  const button = byId("theme");
  let theme = stored();
  const apply = () => {
    document.documentElement.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
  };
  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    store(theme);
    apply();
  });
  apply();
}

// Where storage is blocked, even naming `localStorage` throws.
function stored() {
  try {
    const theme = localStorage.getItem(KEY);
    return THEMES.includes(theme) ? theme : "system";
  } catch {
    return "system";
  }
}

function store(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Without storage, the choice lasts as long as the page.
  }
}
