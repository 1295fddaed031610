// Light or dark: the system's choice until the button says otherwise.

const KEPT = "playground.theme";
const system = matchMedia("(prefers-color-scheme: dark)");

function apply() {
  document.documentElement.dataset.theme = localStorage.getItem(KEPT) ?? (system.matches ? "dark" : "light");
}

/** Applies the look, and follows the system. */
export function followSystem() {
  apply();
  system.addEventListener("change", apply);
}

/** The other look, kept for the next visit. */
export function switchLook() {
  localStorage.setItem(KEPT, document.documentElement.dataset.theme === "dark" ? "light" : "dark");
  apply();
}
