// Words of the report into a field of a correction: with the arrow keys, or with the mouse.
import { light } from "./article.js";

export class Picking {
  constructor(text) {
    this.text = text;
    this.article = text.article;
    this.article.addEventListener("keydown", (event) => this.#key(event));
    this.article.addEventListener("mouseup", () => this.#mouse());
  }

  listen(form) {
    form.addEventListener("focusin", (event) => {
      if (event.target.matches("[data-words]")) this.field = event.target;
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "F2" || !event.target.matches("[data-words]")) return;
      event.preventDefault();
      this.begin(event.target);
    });
    form.addEventListener("input", (event) => {
      if (event.target.matches("[data-words]")) offsetOf(event.target).value = "";
    });
  }

  begin(field) {
    this.field = field;
    this.words = this.text.words();
    const [, evidence] = /evidence:(\d+)/.exec(field.closest("[data-spans]").dataset.spans) ?? [0, 0];
    this.first = this.last = Math.max(0, this.words.findIndex(([, end]) => end > Number(evidence)));
    this.article.focus({ preventScroll: true });
    this.#show();
  }

  #key(event) {
    if (!this.words) return;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 10, ArrowUp: -10 }[event.key];
    if (step) this.#move(step, event.shiftKey);
    else if (event.key === "Enter") this.#take(...this.#span());
    else if (event.key === "Escape") this.#end();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #move(step, widen) {
    this.last = Math.min(Math.max(0, this.last + step), this.words.length - 1);
    if (!widen) this.first = this.last;
    this.#show();
  }

  #span() {
    const [one, other] = [Math.min(this.first, this.last), Math.max(this.first, this.last)];
    return [this.words[one][0], this.words[other][1]];
  }

  #show() {
    const range = this.text.range(...this.#span());
    light("words", [range]);
    range?.startContainer.parentElement.scrollIntoView({ block: "nearest" });
  }

  #mouse() {
    const chosen = getSelection();
    if (!this.field?.isConnected || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    const start = this.text.offset(range.startContainer, range.startOffset);
    const end = this.text.offset(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    const within = this.text.words().filter(([first, last]) => first < end && last > start);
    if (within.length) this.#take(within[0][0], within.at(-1)[1]);
  }

  #take(start, end) {
    this.field.value = this.text.text(start, end).replace(/\s+/g, " ");
    offsetOf(this.field).value = start;
    this.#end();
  }

  #end() {
    this.words = null;
    light("words", []);
    getSelection().removeAllRanges();
    this.field.focus();
  }
}

function offsetOf(field) {
  return field.form.elements[`${field.name}@`];
}
