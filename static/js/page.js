// What every page does better with scripts. Each part looks for its own attribute.
import { watchUploads } from "./upload.js";

const root = document.documentElement;

function isDark() {
  if (root.dataset.theme) return root.dataset.theme === "ink-dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function switchTheme() {
  root.dataset.theme = isDark() ? "ink" : "ink-dark";
  try {
    localStorage.setItem("theme", root.dataset.theme);
  } catch {
    // It lasts for this page, then.
  }
}

function showPassword(button) {
  const input = document.getElementById(button.dataset.show);
  const shown = input.type === "password";
  input.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", String(shown));
}

async function copyFrom(button) {
  const input = document.getElementById(button.dataset.copy);
  input.select();
  await navigator.clipboard.writeText(input.value);
  button.lastChild.textContent = "Copied";
}

const doors = {
  themeSwitch: switchTheme,
  show: showPassword,
  dismiss: (button) => button.closest("[data-toast]").remove(),
  print: () => window.print(),
  copy: copyFrom,
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-theme-switch],[data-show],[data-dismiss],[data-print],[data-copy]");
  const name = button && Object.keys(doors).find((door) => door in button.dataset);
  if (name) doors[name](button);
});

// A menu closes when one looks elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.dropdown[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.dropdown[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A sheet that its address opened closes on Escape; what opened it has the focus again.
let sheet = document.querySelector(".sheet:target");
addEventListener("hashchange", () => {
  const before = sheet;
  sheet = document.querySelector(".sheet:target");
  if (before && !sheet) document.querySelector(`a[href="#${before.id}"]`)?.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !sheet || getComputedStyle(sheet).position !== "fixed") return;
  sheet.querySelector('a[href^="#"]').click();
});

// A look chosen in the settings counts over one chosen by the switch.
document.addEventListener("submit", (event) => {
  if (event.target.closest("[data-theme-form]")) localStorage.removeItem("theme");
});

// Messages that arrived with an upload are shown on the page it led to.
const carried = sessionStorage.getItem("toasts");
if (carried) {
  sessionStorage.removeItem("toasts");
  document.getElementById("toasts").insertAdjacentHTML("beforeend", carried);
}

// Good news leaves by itself; anything else stays until it is closed.
for (const box of document.querySelectorAll('[data-toast="success"],[data-toast="info"]')) {
  setTimeout(() => box.remove(), 8000);
}

// A link to what is folded opens it.
function unfold() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  target.scrollIntoView();
}
addEventListener("hashchange", unfold);
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (link && link.hash === location.hash) unfold();
});
unfold();

// The section one reads is marked in the row of section links.
const picker = document.querySelector(".picker");
if (picker) {
  const links = [...picker.querySelectorAll("a")];
  let current = null;
  const spy = () => {
    const edge = picker.getBoundingClientRect().bottom + 24;
    const passed = links.filter(
      (link) => document.getElementById(link.hash.slice(1))?.getBoundingClientRect().top <= edge,
    );
    const now = passed.at(-1) ?? links[0];
    if (now === current) return;
    current?.removeAttribute("aria-current");
    now.setAttribute("aria-current", "true");
    picker.scrollTo({ left: now.offsetLeft - picker.clientWidth / 2 + now.offsetWidth / 2 });
    current = now;
  };
  addEventListener("scroll", spy, { passive: true });
  spy();
}

// Texts side by side stand open on a wide screen; on a small one the job's starts folded.
const folds = document.querySelectorAll("[data-fold]");
if (folds.length) {
  const wide = matchMedia("(min-width: 64rem)");
  const fold = () => {
    for (const part of folds) {
      part.open = wide.matches || part.dataset.fold !== "small";
      part.querySelector("summary").tabIndex = wide.matches ? -1 : 0;
    }
    unfold();
  };
  wide.addEventListener("change", fold);
  fold();
}

watchUploads();
