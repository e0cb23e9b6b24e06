// Practising: words counted, time taken, and speech as text where the browser can.
const form = document.querySelector("[data-answer-form]");
const text = form?.querySelector("textarea");

if (text) {
  const hint = document.getElementById("length");
  const seconds = form.querySelector("[name=seconds]");
  const timer = form.querySelector("[data-timer]");
  let begun = null;

  const count = () => {
    const words = text.value.trim().split(/\s+/).filter(Boolean).length;
    hint.textContent = words ? `${words} words. ${hint.dataset.words}` : hint.dataset.words;
  };
  const begin = () => {
    begun ??= Date.now();
  };
  setInterval(() => {
    if (begun === null) return;
    const taken = Math.floor((Date.now() - begun) / 1000);
    timer.textContent = `${Math.floor(taken / 60)}:${String(taken % 60).padStart(2, "0")}`;
    seconds.value = taken;
  }, 1000);
  text.addEventListener("input", count);
  text.addEventListener("input", begin);
  count();

  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  const button = form.querySelector("[data-speak]");
  if (Recognition) {
    const heard = new Recognition();
    heard.continuous = true;
    heard.lang = document.documentElement.lang;
    let on = false;
    const say = (words) => {
      button.querySelector("span").textContent = words;
      button.setAttribute("aria-pressed", String(on));
    };
    heard.addEventListener("result", (event) => {
      for (let i = event.resultIndex; i < event.results.length; i += 1) {
        if (event.results[i].isFinal) {
          text.value = `${text.value} ${event.results[i][0].transcript.trim()}`.trim();
        }
      }
      text.dispatchEvent(new Event("input", { bubbles: true }));
    });
    const stop = () => {
      on = false;
      say("Speak instead");
    };
    heard.addEventListener("end", stop);
    heard.addEventListener("error", stop);
    button.hidden = false;
    form.querySelector("[data-speak-note]")?.removeAttribute("hidden");
    button.addEventListener("click", () => {
      if (on) {
        heard.stop();
        return;
      }
      on = true;
      begin();
      heard.start();
      say("Stop");
    });
  }
}
