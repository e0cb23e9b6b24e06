// Runs before the page is drawn, so that the chosen look does not flash.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen) root.dataset.theme = chosen;
  } catch {
    // Without storage the system's look stays.
  }
})();
