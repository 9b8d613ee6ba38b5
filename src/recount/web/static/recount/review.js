// A report beside its claims: hovering one lights the other; review with the keyboard alone.
import { ArticleText, light } from "./article.js";
import { Picking } from "./picking.js";

const root = document.querySelector(".columns.review");
const list = document.querySelector("#cards");
const text = new ArticleText(document.querySelector("#article"));
const reviewing = "review" in root.dataset;
const picking = reviewing ? new Picking(text) : null;
const csrf = document.querySelector("#csrf");
const told = document.querySelector("#told");
const cards = () => [...list.querySelectorAll(".card")];
let current = null;

function spans(card) {
  return card.dataset.spans.split(" ").filter(Boolean).map((one) => {
    const [, name, start, end] = /^(.+):(\d+)-(\d+)$/.exec(one);
    return { name, start: Number(start), end: Number(end) };
  });
}

function show(card) {
  const all = card ? spans(card) : [];
  light("evidence", all.filter((one) => one.name === "evidence").map((one) => text.range(one.start, one.end)));
  light("words", all.filter((one) => one.name !== "evidence").map((one) => text.range(one.start, one.end)));
}

function go(card, { scroll = true } = {}) {
  current?.classList.remove("current");
  current?.removeAttribute("aria-current");
  current = card ?? null;
  show(current);
  if (!current) return;
  current.classList.add("current");
  current.setAttribute("aria-current", "true");
  if (!scroll) return;
  current.focus({ preventScroll: true });
  current.scrollIntoView({ block: "nearest" });
  const evidence = spans(current).find((one) => one.name === "evidence");
  const range = evidence && text.range(evidence.start, evidence.end);
  const wide = matchMedia("(min-width: 68rem)").matches;
  if (range && wide) centre(text.article, range);
}

function centre(box, range) {
  const there = range.getBoundingClientRect();
  const here = box.getBoundingClientRect();
  box.scrollTop += there.top - here.top - box.clientHeight / 3;
}

function step(by) {
  const all = cards();
  const at = all.indexOf(current);
  go(all[Math.min(Math.max(0, at + by), all.length - 1)]);
}

function onward() {
  const all = cards();
  const at = all.indexOf(current);
  const next = [...all.slice(at + 1), ...all.slice(0, at)].find((one) => one.dataset.standing === "unreviewed");
  if (next) go(next);
  else say(list.dataset.done);
}

function say(line) {
  if (told) told.textContent = line ?? "";
}

function count() {
  const waiting = document.querySelector("#waiting");
  waiting.textContent = cards().filter((one) => one.dataset.standing === "unreviewed").length;
}

async function send(card, url, body) {
  const answer = await fetch(url, { method: "POST", body, headers: { "HX-Request": "true" }, redirect: "error" });
  const html = await answer.text();
  if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
  const made = new DOMParser().parseFromString(html, "text/html").querySelectorAll(".card");
  if (!made.length) return fill(card, html);
  for (const one of made) replace(document.getElementById(one.id), one);
  count();
  return true;
}

function replace(card, made) {
  const mine = card === current;
  card.replaceWith(made);
  if (mine) go(made, { scroll: false });
}

function decide(card, decision, reason = "") {
  const body = new FormData(csrf);
  body.set("decision", decision);
  body.set("reason", reason);
  card.dataset.standing = "sent";
  onward();
  send(card, card.dataset.review, body).catch(() => failed(card));
}

function failed(card) {
  card.dataset.standing = "unreviewed";
  go(card);
  say(list.dataset.failed);
}

function slot(card) {
  return card.querySelector(".slot");
}

function cancel(card) {
  slot(card).replaceChildren();
  card.focus();
}

function ask(card, decision) {
  slot(card).replaceChildren(document.querySelector("#why").content.cloneNode(true));
  const form = slot(card).querySelector("form");
  const field = form.elements.reason;
  const keep = (reason) => { slot(card).replaceChildren(); decide(card, decision, reason); };
  form.addEventListener("submit", (event) => { event.preventDefault(); keep(field.value); });
  for (const one of form.querySelectorAll("[data-reason]")) {
    one.addEventListener("click", () => keep(one.querySelector("span").textContent));
  }
  form.addEventListener("keydown", (event) => {
    const usual = form.querySelectorAll("[data-reason]")[Number(event.key) - 1];
    if (!usual || field.value) return;
    event.preventDefault();
    usual.click();
  });
  field.focus();
}

async function change(card, url) {
  const answer = await fetch(url, { headers: { "HX-Request": "true" } });
  if (answer.ok) fill(card, await answer.text());
}

function fill(card, html) {
  const form = new DOMParser().parseFromString(html, "text/html").querySelector("form");
  slot(card).replaceChildren(form);
  picking.listen(form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const kept = await send(card, form.action, new FormData(form, event.submitter)).catch(() => failed(card));
    if (kept) onward();
  });
  form.querySelector("[aria-invalid], input:not([type=hidden]), select, button").focus();
  return false;
}

const ACTS = {
  accept: (card) => decide(card, "accept"),
  reject: (card) => ask(card, "reject"),
  unsure: (card) => ask(card, "unsure"),
  correct: (card) => change(card, card.dataset.correct),
  split: (card) => change(card, card.dataset.split),
  merge: (card) => change(card, card.dataset.merge),
};
const KEYS = { a: "accept", r: "reject", u: "unsure", c: "correct", s: "split", m: "merge" };

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("input, select, textarea");
  if (event.key === "Escape" && current && slot(current).firstChild) return cancel(current);
  if (typing) return;
  if (event.key === "n" || event.key === "j") step(1);
  else if (event.key === "p" || event.key === "k") step(-1);
  else if (event.key === "g" && csrf) location.assign(csrf.dataset.next);
  else if (reviewing && current && KEYS[event.key]) ACTS[KEYS[event.key]](current);
  else return;
  event.preventDefault();
}

function hover(event) {
  const card = event.target.closest(".card");
  if (card) return show(card);
  const words = event.target.closest(".evidence, .speech, mark");
  for (const one of cards()) one.classList.remove("lit");
  if (!words) return show(current);
  const at = text.startOf(words);
  const found = cards().filter((one) => spans(one).some(({ start, end }) => start <= at && at < end));
  for (const one of found) one.classList.add("lit");
}

list.addEventListener("click", (event) => {
  const card = event.target.closest(".card");
  const act = event.target.closest("[data-act]");
  if (event.target.closest("[data-cancel]")) return cancel(card);
  if (!card || event.target.closest("a, form")) return;
  go(card, { scroll: false });
  if (act) ACTS[act.dataset.act](card);
});
document.addEventListener("keydown", key);
root.addEventListener("mouseover", hover);
root.addEventListener("mouseleave", () => show(current));
const named = location.hash && cards().find((one) => `#${one.id}` === location.hash);
go(named || cards().find((one) => one.dataset.standing === "unreviewed") || cards()[0], { scroll: Boolean(named) });
