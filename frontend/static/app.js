// The few lines of script. Every page reads and works in full without them.
import { createAll, Button, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, SkipLink } from "./govuk-frontend.min.js";

for (const component of [Button, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, SkipLink]) {
  createAll(component);
}

// On a small screen the menu folds away behind one button; without scripts it stays open.
for (const button of document.querySelectorAll("[data-menu-button]")) {
  const menu = document.getElementById(button.getAttribute("aria-controls"));
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = menu.classList.toggle("is-open");
    button.setAttribute("aria-expanded", String(open));
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A row drawn as a block loses its meaning for some readers of the screen; roles give it back.
const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tfoot: "rowgroup", tr: "row", td: "cell" };
for (const table of document.querySelectorAll("table.data-table")) {
  for (const element of [table, ...table.querySelectorAll("thead, tbody, tfoot, tr, td")]) {
    if (!element.hasAttribute("role")) element.setAttribute("role", roles[element.localName]);
  }
  for (const head of table.querySelectorAll("th")) {
    head.setAttribute("role", head.scope === "row" ? "rowheader" : "columnheader");
  }
}

// What is folded on the screen is unfolded on paper, also where the style sheet cannot do it.
let unfolded = [];
window.addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details:not([open]):not(.as-at__change)")];
  for (const details of unfolded) details.open = true;
});
window.addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
});
