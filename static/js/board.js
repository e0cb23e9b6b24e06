// The board by mouse and by keys: a card moves by sending its own form.
const board = document.querySelector("[data-board]");
const stages = [...board.querySelectorAll("[data-stage]")].map((column) => column.dataset.stage);

function move(card, stage) {
  const select = card.querySelector("select");
  if (!stage || select.value === stage) return;
  select.value = stage;
  sessionStorage.setItem("moved", card.dataset.card);
  card.querySelector("form").requestSubmit();
}

let held = null;
board.addEventListener("dragstart", (event) => {
  held = event.target.closest("[data-card]");
});
board.addEventListener("dragover", (event) => {
  if (held && event.target.closest("[data-stage]")) event.preventDefault();
});
board.addEventListener("drop", (event) => {
  event.preventDefault();
  const column = event.target.closest("[data-stage]");
  if (held && column) move(held, column.dataset.stage);
  held = null;
});
board.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const card = event.target.closest("[data-card]");
  if (!step || !card || !event.target.matches("[data-move]")) return;
  event.preventDefault();
  const now = stages.indexOf(card.closest("[data-stage]").dataset.stage);
  move(card, stages[now + step]);
});

// The card that was moved keeps the focus.
const moved = sessionStorage.getItem("moved");
if (moved) {
  sessionStorage.removeItem("moved");
  board.querySelector(`[data-card="${CSS.escape(moved)}"] [data-move]`)?.focus();
}
