// What JavaScript adds. Every form and link works without it.
//   <textarea> in .box        Ctrl+Enter (or Cmd+Enter) sends the form
//   <form data-renew>         sent in the background; the answer replaces the content of <main>
//   <form data-live>          the same, and sent as soon as a choice changes; the address follows
//   <button data-busy="…">    shows these words while the form is under way, and cannot be pressed twice
//   [data-say], [data-focus]  after a renewal: what is said to screen readers, and where the focus goes
"use strict";

const underWay = new Map(); // form → { stop, button, idle }: how to stop waiting, and what its button said

document.addEventListener("keydown", (event) => {
  const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing;
  if (isSend && event.target.matches(".box textarea")) event.target.form.requestSubmit();
});

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.matches("[data-live]") && event.target.type !== "search") form.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const isPost = form.method === "post";
  const renews = form.matches("[data-renew], [data-live]");
  if (renews || (isPost && underWay.has(form))) event.preventDefault();
  if (isPost && underWay.has(form)) return;
  const before = underWay.get(form);
  if (isPost || renews) underWay.set(form, busy(event.submitter ?? form.querySelector("[data-busy]")));
  before?.stop.abort();
  if (renews) renew(form, event.submitter);
});

// A page that comes back from the browser's memory is not under way any more.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of [...underWay.keys()]) ready(form);
});

async function renew(form, submitter) {
  const { stop } = underWay.get(form);
  try {
    const { url, options } = request(form, submitter);
    const response = await fetch(url, { ...options, signal: stop.signal });
    if (!response.headers.get("Content-Type")?.startsWith("text/html")) throw new TypeError("not a page");
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    ready(form);
    show(page, form.hasAttribute("data-renew"));
    if (form.method === "get") history.replaceState(null, "", url);
  } catch (error) {
    if (error.name === "AbortError") return; // a newer choice has taken its place
    ready(form);
    sendPlainly(form, submitter);
  }
}

function request(form, submitter) {
  const data = new FormData(form, submitter);
  if (form.method === "post") return { url: form.action, options: { method: "POST", body: new URLSearchParams(data) } };
  const filled = [...data].filter(([, value]) => value !== "");
  const query = new URLSearchParams(filled).toString();
  return { url: form.action.split("?")[0] + (query ? "?" + query : ""), options: {} };
}

function show(page, movesFocus) {
  const main = document.getElementById("main");
  const focused = document.activeElement?.id;
  const opened = [...main.querySelectorAll("details[id][open]")].map((each) => each.id);
  main.replaceChildren(...document.adoptNode(page.getElementById("main")).childNodes);
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  document.title = page.title;
  document.getElementById("said").textContent = main.querySelector("[data-say]")?.textContent.trim() ?? page.title;
  const kept = focused && document.getElementById(focused);
  focus(movesFocus ? main.querySelector("[aria-invalid], [data-focus]") : kept);
}

function focus(target) {
  if (!target) return;
  if (target.hasAttribute("data-focus")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" }); // the question stays in view as far as there is room
}

function busy(button) {
  const stop = new AbortController();
  if (!button?.dataset.busy) return { stop };
  const idle = [...button.childNodes];
  button.textContent = button.dataset.busy;
  button.setAttribute("aria-disabled", "true");
  return { stop, button, idle };
}

function ready(form) {
  const { button, idle } = underWay.get(form) ?? {};
  underWay.delete(form);
  if (!button) return;
  button.replaceChildren(...idle);
  button.removeAttribute("aria-disabled");
}

function sendPlainly(form, submitter) {
  form.removeAttribute("data-renew");
  form.removeAttribute("data-live");
  form.requestSubmit(submitter ?? undefined);
}
