// Files show their names before they go, and how far they have gone. Without this, the form is
// sent as any form.
const sizes = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

function sized(bytes) {
  return bytes < 1e6 ? `${sizes.format(bytes / 1e3)} kB` : `${sizes.format(bytes / 1e6)} MB`;
}

function nameFiles(input) {
  const list = document.getElementById(input.dataset.names);
  const files = [...input.files];
  list.replaceChildren(
    ...files.map((file) => {
      const row = document.createElement("li");
      row.textContent = `${file.name}, ${sized(file.size)}`;
      return row;
    }),
  );
  list.hidden = files.length === 0;
  list.closest(".drop").querySelector("[data-drop-prompt]").hidden = files.length > 0;
}

function send(form) {
  const bar = form.querySelector("[data-upload-bar]");
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.responseType = "document";
  request.upload.addEventListener("progress", (event) => {
    bar.hidden = false;
    bar.querySelector("progress").value = event.loaded / event.total;
  });
  request.addEventListener("load", () => arrived(form, request));
  request.addEventListener("error", () => {
    bar.hidden = true;
    form.submit();
  });
  request.send(new FormData(form));
}

function arrived(form, request) {
  const isElsewhere = request.responseURL.split("#")[0] !== form.action.split("#")[0];
  if (request.status < 400 && isElsewhere) {
    const toasts = request.response?.getElementById("toasts");
    if (toasts) sessionStorage.setItem("toasts", toasts.innerHTML);
    location.assign(request.responseURL);
    return;
  }
  const main = request.response?.getElementById("main");
  if (!main) {
    form.submit();
    return;
  }
  document.getElementById("main").replaceWith(main);
  watchUploads();
  main.querySelector("[aria-invalid=true], [role=alert]")?.scrollIntoView({ block: "center" });
}

export function watchUploads() {
  for (const input of document.querySelectorAll("input[type=file][data-names]")) {
    const area = input.closest(".drop");
    input.addEventListener("change", () => nameFiles(input));
    area.addEventListener("dragenter", () => area.classList.add("is-over"));
    for (const end of ["dragleave", "drop"]) {
      area.addEventListener(end, () => area.classList.remove("is-over"));
    }
  }
  for (const form of document.querySelectorAll("form[data-upload]")) {
    form.addEventListener("submit", (event) => {
      const hasFile = [...form.querySelectorAll("input[type=file]")].some((i) => i.files.length);
      if (!hasFile) return;
      event.preventDefault();
      send(form);
    });
  }
}
