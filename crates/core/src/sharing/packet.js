"use strict";
(() => {
  const body = document.body;
  const packet = JSON.parse(body.dataset.packet);
  const [ask, words, said, page] = ["ask", "words", "said", "page"].map((id) => document.getElementById(id));
  const say = (text) => { said.textContent = text; };
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const two = (n) => String(n).padStart(2, "0");
  const now = new Date();
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const add = (to, name, text, kind) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (kind) element.className = kind;
    to.append(element);
    return element;
  };
  if (today > packet.until) {
    ask.replaceChildren();
    add(ask, "p", body.dataset.over);
    return;
  }
  if (!globalThis.crypto || !crypto.subtle) {
    ask.replaceChildren();
    add(ask, "p", body.dataset.old);
    return;
  }
  async function open(phrase) {
    const plain = phrase.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim().split(/\s+/).join(" ");
    const text = new TextEncoder();
    const base = await crypto.subtle.importKey("raw", text.encode(plain), "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(packet.salt), iterations: packet.rounds };
    const key = await crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
    const additionalData = text.encode(`trellis packet v1${packet.until}`);
    const cipher = { name: "AES-GCM", iv: bytes(packet.nonce), additionalData };
    const opened = await crypto.subtle.decrypt(cipher, key, bytes(packet.sealed));
    return JSON.parse(new TextDecoder().decode(opened));
  }
  function show({ title, parts }) {
    document.querySelector("h1").textContent = title;
    add(page, "p", body.dataset.untilSays, "quiet");
    for (const { heading, lines } of parts) {
      if (heading) add(page, "h2", heading);
      const list = add(page, "ul", "");
      for (const line of lines) add(list, "li", line);
    }
    ask.hidden = true;
    page.hidden = false;
    document.querySelector("h1").focus();
  }
  ask.addEventListener("submit", async (event) => {
    event.preventDefault();
    say(body.dataset.busy);
    try {
      show(await open(words.value));
    } catch {
      say(body.dataset.wrong);
      words.focus();
    }
  });
})();
