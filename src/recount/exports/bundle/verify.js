// What a bundle is: recount, docs/exports.md. Everything that comes from it is put on the page as text, never as markup.
const PIECE = 1 << 22; // bytes in hand at a time
const SHOWN = 500; // documents that are listed
const CHAIN = "ledger.jsonl", MANIFEST = "datapackage.json";
const decode = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
const encode = (text) => new TextEncoder().encode(text);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

class Altered extends Error {}

async function bytesOf(file, start, end) {
  return new Uint8Array(await file.slice(start, end).arrayBuffer());
}

// Reads ahead: members stand one after the other, and thousands of small reads would take longer than to hash them.
class Reader {
  constructor(file) {
    this.file = file;
    this.start = 0;
    this.bytes = new Uint8Array(0);
  }

  async read(start, end) {
    if (start < this.start || end > this.start + this.bytes.length) {
      this.bytes = await bytesOf(this.file, start, Math.max(end, start + PIECE));
      this.start = start;
    }
    return this.bytes.subarray(start - this.start, end - this.start);
  }

  async *pieces(start, end) {
    for (let at = start; at < end; at += PIECE) yield await this.read(at, Math.min(end, at + PIECE));
  }
}

// Passes pieces on, and says how much of the file they were.
async function* told(pieces, what, size, past = { bytes: 0, next: 0 }) {
  for await (const piece of pieces) {
    yield piece;
    past.bytes += piece.length;
    if (past.bytes < past.next) continue;
    past.next = past.bytes + PIECE;
    await progress(`${what} ${Math.round(past.bytes / 1e6)} of ${Math.ceil(size / 1e6)} MB …`);
  }
}

async function hashOf(pieces) {
  const hash = new Sha256();
  for await (const piece of pieces) hash.update(piece);
  return hex(hash.digest());
}

// The members of a zip whose members are stored (PKWARE APPNOTE 4.3), from its central directory: name -> [start, end].
async function membersOf(file) {
  const tail = await bytesOf(file, Math.max(0, file.size - 65557), file.size);
  const view = new DataView(tail.buffer);
  let at = tail.length - 22;
  while (at >= 0 && view.getUint32(at, true) !== 0x06054b50) at--;
  if (at < 0) throw new Altered("This is no zip file, or its end is missing.");
  const size = view.getUint32(at + 12, true), offset = view.getUint32(at + 16, true);
  if (offset === 0xffffffff) throw new Altered("The bundle is larger than 4 GB: verify it with recount (recount import).");
  const directory = await bytesOf(file, offset, offset + size);
  const members = new Map(), reader = new Reader(file);
  for (let here = 0; here + 46 <= directory.length; ) {
    const entry = new DataView(directory.buffer, here);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((n) => entry.getUint16(n, true));
    const name = decode(directory.subarray(here + 46, here + 46 + nameLength));
    if (entry.getUint32(0, true) !== 0x02014b50) throw new Altered("The list of files in the zip is damaged.");
    if (entry.getUint16(10, true) !== 0) throw new Altered(`${name} is compressed: the bundle was packed again. Use the file as you received it.`);
    if (members.has(name)) throw new Altered(`${name} is in the bundle twice.`);
    members.set(name, await placeOf(reader, entry.getUint32(42, true), entry.getUint32(20, true)));
    here += 46 + nameLength + extraLength + commentLength;
  }
  return members;
}

async function placeOf(reader, offset, size) {
  const head = await reader.read(offset, offset + 30);
  const local = new DataView(head.buffer, head.byteOffset);
  const start = offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  return [start, start + size];
}

// Every file is there, is listed, and has the hash that the list gives it.
async function checkFiles(file, members, problems) {
  if (!members.has(MANIFEST)) throw new Altered(`${MANIFEST} is missing.`);
  const manifest = JSON.parse(decode(await bytesOf(file, ...members.get(MANIFEST))));
  const reader = new Reader(file), past = { bytes: 0, next: 0 };
  const listed = new Map(manifest.resources.map((resource) => [resource.path, resource]));
  for (const name of members.keys()) if (name !== MANIFEST && !listed.has(name)) problems.push(`${name} was added.`);
  for (const [name, resource] of listed) {
    const place = members.get(name);
    if (!place) problems.push(`${name} is missing.`);
    else if (`sha256:${await hashOf(told(reader.pieces(...place), "Checking the files:", file.size, past))}` !== resource.hash) problems.push(`${name} was altered.`);
  }
  return manifest;
}

async function* linesOf(pieces) {
  let rest = new Uint8Array(0);
  for await (const piece of pieces) {
    const bytes = new Uint8Array(rest.length + piece.length);
    bytes.set(rest);
    bytes.set(piece, rest.length);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.slice(start);
  }
  if (rest.length) yield rest;
}

// `number`, `kind`, `at` and `hash` as text, and the payload's bytes, which stand last in the line.
function entryOf(line) {
  const before = ',"payload":';
  const head = new TextDecoder("latin1").decode(line.subarray(0, 400));
  const at = head.indexOf(before);
  if (at < 0) return null;
  return { ...JSON.parse(`${head.slice(0, at)}}`), payload: line.subarray(at + before.length, line.length - 1) };
}

// SHA-256 of the hash before it, then number, kind, instant and payload, each as `LENGTH:BYTES`.
function chained(previous, entry) {
  const hash = new Sha256().update(previous);
  for (const field of [encode(String(entry.number)), encode(entry.kind), encode(entry.at), entry.payload]) {
    hash.update(encode(`${field.length}:`)).update(field);
  }
  return hash.digest();
}

// Walks the chain; stops at the first entry that is not what it was.
async function checkChain(file, members, take) {
  let head = new Uint8Array(32), number = 0, end = null, begun = false;
  for await (const line of linesOf(new Reader(file).pieces(...members.get(CHAIN)))) {
    const entry = entryOf(line);
    if (!entry) {
      const other = JSON.parse(decode(line));
      if (begun) end = other;
      begun = true;
      continue;
    }
    number += 1;
    if (end || entry.number !== number) throw new Altered(`Entry ${number} is missing: entry ${entry.number} stands in its place.`);
    head = chained(head, entry);
    if (`sha256:${hex(head)}` !== entry.hash) {
      throw new Altered(`Entry ${number} (${entry.kind}) was altered, or the one before it: its hash does not match.`);
    }
    await take(entry);
    if (number % 2000 === 0) await progress(`Checking entry ${number} …`);
  }
  if (!end) throw new Altered(`The chain is cut off after entry ${number}.`);
  if (end.entries !== number || end.head !== `sha256:${hex(head)}`) {
    throw new Altered(`The chain is cut off: entry ${number + 1} of ${end.entries} is missing.`);
  }
  return end.head;
}

// The text beside the chain, and the bytes that it was read from, are those of the entry.
async function checkDocument(reader, members, entry, kept) {
  const name = `documents/${String(entry.number).padStart(6, "0")}.txt`;
  const place = members.get(name);
  const same = place && decode(await reader.read(...place)) === kept.document.text;
  if (!same) throw new Altered(`Entry ${entry.number} (document): ${name} is not the text of the entry.`);
  const raw = kept.raw && members.get(`raw/${kept.raw}`);
  if (raw && (await hashOf(reader.pieces(...raw))) !== kept.raw) throw new Altered(`Entry ${entry.number} (document): raw/${kept.raw} was altered.`);
}

async function verify(file) {
  const found = { problems: [], counts: {}, documents: new Map(), reviews: new Map() };
  try {
    found.sha256 = `sha256:${await hashOf(told(new Reader(file).pieces(0, file.size), "Reading", file.size))}`;
    const members = await membersOf(file);
    found.manifest = await checkFiles(file, members, found.problems);
    if (!members.has(CHAIN)) throw new Altered(`${CHAIN} is missing.`);
    const reader = new Reader(file);
    found.head = await checkChain(file, members, async (entry) => {
      const kept = JSON.parse(decode(entry.payload));
      found.counts[entry.kind] = (found.counts[entry.kind] ?? 0) + 1;
      if (entry.kind === "document") await checkDocument(reader, members, entry, kept);
      collect(found, entry, kept);
    });
  } catch (error) {
    found.problems.push(error instanceof Altered ? error.message : `The bundle cannot be read: ${error.message}`);
  }
  return found;
}

function collect(found, entry, kept) {
  if (entry.kind === "document") found.documents.set(entry.number, { ...kept.document, number: entry.number, claims: [] });
  if (entry.kind === "claim") found.documents.get(kept.document)?.claims.push(kept.claim);
  if (entry.kind === "review") {
    for (const claim of kept.review.judged) found.reviews.set(claim.id, [...(found.reviews.get(claim.id) ?? []), kept.review]);
  }
}

const element = (name, ...children) => {
  const made = document.createElement(name);
  made.append(...children);
  return made;
};
const byId = (id) => document.getElementById(id);

async function progress(text) {
  byId("verdict").className = "";
  delete byId("verdict").dataset.done;
  byId("verdict").replaceChildren(element("p", text));
  await new Promise((resolve) => setTimeout(resolve));
}

// What the person was given, against what is proved here: the head of the chain, and the hash of the file. The head of the ledger
// that an extract was taken from is only told, so nothing may be compared with it.
function compared(found) {
  const given = byId("given").value.trim().toLowerCase().replace(/^(?!sha256:)/, "sha256:");
  if (given === "sha256:") return ["good", "Compare the head, or the SHA-256 of the file, with one that you get by another way."];
  if ([found.head, found.sha256].includes(given)) return ["good", "It is the one that you were told of."];
  if (given === found.manifest?.ledger_head) return ["", "But this is an extract: it names the head that you were given and cannot prove it. Ask for the SHA-256 of the file."];
  return ["bad", "But what you were given is not the head of this chain, nor the hash of this file: it is another bundle."];
}

function show(found) {
  const [state, advice] = found.problems.length ? ["bad", ""] : compared(found);
  byId("verdict").className = state;
  byId("verdict").dataset.done = "yes";
  byId("verdict").replaceChildren(
    element("p", element("strong", found.problems.length ? "This bundle was altered." : "Nothing in this bundle was altered.")),
    found.problems.length ? element("ul", ...found.problems.map((problem) => element("li", problem))) : element("p", advice),
  );
  const facts = { "Head of the chain": found.head, "Head of the ledger that it was taken from": found.manifest?.ledger_head, "SHA-256 of the file": found.sha256 };
  const counts = Object.entries(found.counts).map(([kind, count]) => `${count} ${kind}`).join(", ");
  byId("values").replaceChildren(
    ...Object.entries({ ...facts, Entries: counts }).filter(([, value]) => value).flatMap(([name, value]) => [element("dt", name), element("dd", value)]),
  );
  byId("facts").hidden = false;
  byId("contents").hidden = found.problems.length > 0;
  byId("documents").replaceChildren(...(found.problems.length ? [] : listed(found)));
}

function listed(found) {
  const all = [...found.documents.values()];
  const more = all.length > SHOWN ? [element("p", `${all.length - SHOWN} more are in the folder documents/.`)] : [];
  return [...all.slice(0, SHOWN).map((one) => described(one, found.reviews)), ...more];
}

function described(one, reviews) {
  const title = [one.title ?? one.uri ?? `Document ${one.number}`, one.outlet, one.published].filter(Boolean).join(" · ");
  const points = Array.from(one.text);
  const details = element("details", element("summary", `${title} (${one.claims.length} claims)`));
  details.addEventListener("toggle", () => {
    if (details.children.length === 1) details.append(...one.claims.map((claim) => claimed(claim, points, reviews.get(claim.id) ?? [])));
  });
  return details;
}

function claimed(claim, points, reviews) {
  const number = claim.kind === "toll" ? `: ${claim.low === claim.high ? claim.low : `${claim.low}–${claim.high ?? "…"}`} ${claim.harm}` : "";
  const who = claim.speaker ? `${claim.speaker.name ?? claim.speaker.text} ${claim.stance}` : `The report ${claim.stance}`;
  const words = points.slice(claim.evidence.start, claim.evidence.end).join("");
  const decided = reviews.map((review) => element("p", `${review.reviewer}, ${review.at}: ${review.decision}. ${review.reason}`));
  decided.forEach((line) => { line.className = "decided"; });
  return element("div", element("p", `${claim.kind}${number} – ${who}`), element("blockquote", words), ...decided);
}

let last = null;
byId("bundle").addEventListener("change", async () => {
  const [file] = byId("bundle").files;
  if (!file) return;
  await progress("Checking …");
  last = await verify(file);
  show(last);
});
byId("given").addEventListener("input", () => last && show(last));
