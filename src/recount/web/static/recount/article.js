// Where the code points of a report stand on the page: offsets of the claims format to ranges and back.
export class ArticleText {
  constructor(article) {
    this.article = article;
    this.pieces = [];
    for (const block of article.querySelectorAll("p[data-start]")) this.#take(block);
  }

  #take(block) {
    let at = Number(block.dataset.start);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest(".chip")) continue; // the numbers of claims are no part of the report
      const letters = Array.from(node.data);
      this.pieces.push({ node, start: at, letters });
      at += letters.length;
    }
  }

  range(start, end) {
    const first = this.pieces.find((piece) => start < piece.start + piece.letters.length);
    const last = this.pieces.findLast((piece) => piece.start < end);
    if (!first || !last || first.start >= end) return null;
    const range = new Range();
    range.setStart(first.node, units(first, start));
    range.setEnd(last.node, units(last, end));
    return range;
  }

  offset(node, unit) {
    const piece = this.pieces.find((one) => one.node === node);
    return piece ? piece.start + Array.from(node.data.slice(0, unit)).length : null;
  }

  startOf(element) {
    return this.pieces.find((piece) => element.contains(piece.node))?.start ?? null;
  }

  text(start, end) {
    return this.pieces
      .map((piece) => piece.letters.slice(Math.max(0, start - piece.start), Math.max(0, end - piece.start)).join(""))
      .join("");
  }

  words() {
    const found = [];
    for (const run of this.#runs()) {
      for (const match of run.text.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{N}.,’'\-–]*[\p{L}\p{N}])?/gu)) {
        const start = run.start + Array.from(run.text.slice(0, match.index)).length;
        found.push([start, start + Array.from(match[0]).length]);
      }
    }
    return found;
  }

  #runs() {
    const runs = [];
    for (const piece of this.pieces) {
      const last = runs.at(-1);
      if (last && last.start + last.length === piece.start) {
        last.text += piece.letters.join("");
        last.length += piece.letters.length;
      } else runs.push({ start: piece.start, text: piece.letters.join(""), length: piece.letters.length });
    }
    return runs;
  }
}

function units(piece, at) {
  const letters = Math.min(Math.max(0, at - piece.start), piece.letters.length);
  return piece.letters.slice(0, letters).join("").length;
}

export function light(name, ranges) {
  if (!("highlights" in CSS)) return;
  CSS.highlights.set(name, new Highlight(...ranges.filter(Boolean)));
}
