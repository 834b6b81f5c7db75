// Live panels. An element with data-stream shows what the server sends while the page is in sight; without this
// script the page is the same, read once. The stream closes when the tab is hidden (browsers allow six per host).
"use strict";
(() => {
  for (const panel of document.querySelectorAll("[data-stream]")) {
    const said = panel.querySelector("[data-said]");
    let source = null;
    const open = () => {
      if (source || document.hidden) return;
      source = new EventSource(panel.dataset.stream);
      source.onmessage = (event) => {
        const message = JSON.parse(event.data);
        const target = panel.querySelector("[data-panel]");
        if (String(message.seq) === target.dataset.seq) return;
        target.innerHTML = message.html;
        target.dataset.seq = String(message.seq);
        if (said) said.textContent = message.said;
      };
      source.onopen = () => panel.classList.add("is-live");
      source.onerror = () => panel.classList.remove("is-live");
    };
    const close = () => {
      if (source) source.close();
      source = null;
      panel.classList.remove("is-live");
    };
    document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
    window.addEventListener("pagehide", close);
    open();
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
