// Live screens. An element with data-stream follows a sitting; the parts in it that change are shown as they come.
// Without this script every page is the same, read once, and every form is sent as forms are.
//
// A form that somebody has begun to fill in is never touched: news for its part waits until it is sent or emptied.
// What is sent carries a token of its own and is kept until the server has answered, so that a lost connection loses
// nothing and nothing is taken twice. What is written in longer forms is kept in this tab until it is sent.
"use strict";
(() => {
  const fresh = () => (crypto.randomUUID ? crypto.randomUUID() : Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16)).join(""));
  const fields = (root) => Array.from(root.querySelectorAll("input:not([type=hidden]), select, textarea"));
  const filled = (field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") return Array.from(field.options).some((option, place) => option.selected !== (option.defaultSelected || (place === 0 && !field.querySelector("option[selected]"))));
    return field.value !== field.defaultValue;
  };
  const busy = (part) => fields(part).some((field) => field === document.activeElement || filled(field));

  // One room: its stream, its parts, what is being sent.
  const rooms = [];
  class Room {
    constructor(element) {
      this.element = element;
      this.held = new Map();
      this.source = null;
      this.offset = Date.parse(element.dataset.now || "") - Date.now() || 0;
      this.key = `deputies:outbox:${location.pathname}`;
      element.addEventListener("submit", (event) => this.submitted(event));
      for (const name of ["focusout", "input", "reset"]) element.addEventListener(name, () => setTimeout(() => this.release(), 0));
      this.resend();
    }
    open() {
      if (this.source || document.hidden) return;
      this.source = new EventSource(this.element.dataset.stream);
      this.source.onmessage = (event) => this.told(JSON.parse(event.data));
      this.source.onopen = () => {
        this.element.classList.add("is-live");
        this.say("");
        this.resend();
      };
      this.source.onerror = () => {
        this.element.classList.remove("is-live");
        this.say("The connection is lost; trying again.");
      };
    }
    close() {
      if (this.source) this.source.close();
      this.source = null;
      this.element.classList.remove("is-live");
    }
    say(words) {
      const place = this.element.querySelector("[data-link-state]");
      if (place && place.textContent !== words) place.textContent = words;
    }
    told(message) {
      if (message.now) this.offset = Date.parse(message.now) - Date.now();
      for (const [name, part] of Object.entries(message.parts)) this.show(name, part);
      const said = this.element.querySelector("[data-said]");
      if (said && said.textContent !== message.said) said.textContent = message.said;
      const own = this.element.querySelector("[data-own]");
      if (own && (message.touched.includes(own.dataset.mandate) || this.again)) this.mine();
      this.again = false;
    }
    show(name, part) {
      const target = this.element.querySelector(`[data-part="${name}"]`);
      if (!target || target.dataset.digest === part.digest) return;
      if (busy(target)) {
        this.held.set(name, part);
        target.classList.add("has-news");
        return;
      }
      this.held.delete(name);
      const open = Array.from(target.querySelectorAll("details[open][data-key]"), (item) => item.dataset.key);
      const focus = target.contains(document.activeElement) ? document.activeElement.id : null;
      target.innerHTML = part.html;
      target.dataset.digest = part.digest;
      target.classList.remove("has-news");
      for (const key of open) target.querySelector(`details[data-key="${CSS.escape(key)}"]`)?.setAttribute("open", "");
      if (focus !== null) {
        const again = focus && document.getElementById(focus);
        const heading = again || target.querySelector("h2, p");
        if (heading && !again) heading.tabIndex = -1;
        heading?.focus({ preventScroll: true });
      }
      tick();
    }
    release() {
      for (const [name, part] of Array.from(this.held)) this.show(name, part);
    }
    async mine() {
      const own = this.element.querySelector("[data-own]");
      if (!own || busy(own)) return;
      try {
        const answer = await fetch(own.dataset.own, { headers: { Accept: "text/html" }, credentials: "same-origin" });
        if (answer.ok && !answer.redirected) own.innerHTML = await answer.text();
      } catch {
        this.again = true;
      }
    }
    submitted(event) {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-send") || !this.element.dataset.csrf) return;
      event.preventDefault();
      if (form.dataset.sending) return;
      const body = new URLSearchParams(new FormData(form, event.submitter || undefined));
      body.set("_token", fresh());
      body.set("_grant", this.element.dataset.grant);
      body.delete("_next");
      body.delete("csrfmiddlewaretoken");
      form.dataset.sending = "yes";
      for (const button of form.querySelectorAll("button")) button.setAttribute("aria-busy", "true");
      const item = { url: form.action, body: body.toString() };
      this.keep([...this.kept(), item]);
      this.send(item, form);
    }
    kept() {
      try {
        return JSON.parse(sessionStorage.getItem(this.key)) || [];
      } catch {
        return [];
      }
    }
    keep(items) {
      try {
        if (items.length) sessionStorage.setItem(this.key, JSON.stringify(items));
        else sessionStorage.removeItem(this.key);
      } catch { /* a browser that keeps nothing still sends */ }
    }
    resend() {
      if (this.sending) return;
      for (const item of this.kept()) this.send(item, null);
    }
    async send(item, form) {
      this.sending = true;
      let answer = null;
      for (let wait = 500; answer === null; wait = Math.min(wait * 2, 8000)) {
        try {
          const headers = { Accept: "application/json", "X-CSRFToken": this.element.dataset.csrf, "Content-Type": "application/x-www-form-urlencoded" };
          const got = await fetch(item.url, { method: "POST", headers, body: item.body, credentials: "same-origin" });
          if (got.status < 500) answer = got;
        } catch { /* no connection: the same request, with the same token, again */ }
        if (answer === null) {
          this.say("Not sent yet: there is no connection. It is kept, and sent as soon as there is one.");
          await new Promise((done) => setTimeout(done, wait));
        }
      }
      this.sending = false;
      this.keep(this.kept().filter((other) => other.body !== item.body));
      await this.answered(answer, form);
    }
    async answered(answer, form) {
      const json = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      const found = json ? await answer.json() : { sentence: answer.redirected ? "You are signed out; sign in again." : "The server did not take it; read the page again." };
      this.say("");
      this.tell(found.said || found.sentence, !found.said);
      if (form && form.isConnected) {
        delete form.dataset.sending;
        for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-busy");
        if (found.said) {
          form.reset();
          form.closest("details")?.removeAttribute("open");
        }
      }
      this.release();
      this.mine();
    }
    tell(words, bad) {
      let place = this.element.querySelector("[data-answer]");
      if (!place) {
        place = document.createElement("p");
        place.dataset.answer = "";
        place.setAttribute("role", "status");
        this.element.prepend(place);
      }
      place.className = bad ? "answer refusal" : "answer notice";
      place.textContent = words;
      clearTimeout(this.telling);
      if (!bad) this.telling = setTimeout(() => place.remove(), 6000);
    }
  }

  // Clocks: how long somebody has spoken, and how much is left.
  const said = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  function tick() {
    for (const room of rooms) {
      for (const place of room.element.querySelectorAll(".count[data-began]")) {
        const began = Date.parse(place.dataset.began);
        if (Number.isNaN(began)) continue;
        const spoken = Number(place.dataset.spent) + Math.max((Date.now() + room.offset - began) / 1000, 0);
        const limit = Number(place.dataset.limit);
        const over = limit && spoken > limit;
        place.classList.toggle("is-over", Boolean(over));
        place.textContent = !limit ? said(spoken) : over ? `${said(spoken - limit)} over` : `${said(limit - spoken)} left`;
      }
    }
  }

  for (const element of document.querySelectorAll("[data-stream]")) rooms.push(new Room(element));
  if (rooms.length) {
    const each = (deed) => () => rooms.forEach(deed);
    document.addEventListener("visibilitychange", () => rooms.forEach((room) => (document.hidden ? room.close() : room.open())));
    window.addEventListener("pagehide", each((room) => room.close()));
    window.addEventListener("online", each((room) => room.resend()));
    rooms.forEach((room) => room.open());
    setInterval(tick, 1000);
    tick();
  }

  // What is written in a form of a request is kept in this tab until a page says that the request was made.
  if (document.querySelector(".notice-success")) {
    try {
      for (const name of Object.keys(sessionStorage)) {
        if (!name.startsWith("deputies:draft:") || !name.endsWith(":sent")) continue;
        sessionStorage.removeItem(name.slice(0, -5));
        sessionStorage.removeItem(name);
      }
    } catch { /* nothing was kept */ }
  }
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const key = `deputies:draft:${location.pathname}${location.search}`;
    const texts = () => Array.from(form.querySelectorAll("textarea, input[type=text]"));
    try {
      const kept = JSON.parse(sessionStorage.getItem(key)) || {};
      for (const field of texts()) if (field.value === field.defaultValue && !field.value && kept[field.name]) field.value = kept[field.name];
      form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(texts().filter(filled).map((field) => [field.name, field.value])))));
      form.addEventListener("submit", () => sessionStorage.setItem(`${key}:sent`, "yes"));
    } catch { /* a browser that keeps nothing still sends */ }
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
