"use strict";
// SHA-256 (FIPS 180-4), piece by piece. The browser's own digest takes only whole messages, and is not there on every page
// that is opened from a file.
const primes = (count) => {
  const found = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p)) found.push(n);
  return found;
};
const fraction = (x) => ((x - Math.floor(x)) * 0x100000000) | 0;
const START = primes(8).map((p) => fraction(Math.sqrt(p)));
const ROUNDS = Int32Array.from(primes(64), (p) => fraction(Math.cbrt(p)));

class Sha256 {
  constructor() {
    this.state = Int32Array.from(START);
    this.schedule = new Int32Array(64);
    this.block = new Uint8Array(64);
    this.filled = 0;
    this.length = 0;
  }

  update(bytes) {
    this.length += bytes.length;
    let at = 0;
    while (at < bytes.length) {
      if (this.filled === 0 && bytes.length - at >= 64) {
        this.#compress(bytes, at);
        at += 64;
      } else {
        const taken = Math.min(64 - this.filled, bytes.length - at);
        this.block.set(bytes.subarray(at, at + taken), this.filled);
        this.filled += taken;
        at += taken;
        if (this.filled === 64) {
          this.#compress(this.block, 0);
          this.filled = 0;
        }
      }
    }
    return this;
  }

  digest() {
    const bits = BigInt(this.length) * 8n;
    const padding = new Uint8Array((this.filled < 56 ? 56 : 120) - this.filled + 8);
    padding[0] = 0x80;
    new DataView(padding.buffer).setBigUint64(padding.length - 8, bits);
    this.update(padding);
    const result = new Uint8Array(32);
    const view = new DataView(result.buffer);
    this.state.forEach((word, n) => view.setInt32(4 * n, word));
    return result;
  }

  #compress(bytes, at) {
    const w = this.schedule;
    for (let n = 0; n < 16; n++, at += 4) w[n] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    for (let n = 16; n < 64; n++) {
      const x = w[n - 15], y = w[n - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[n] = (w[n - 16] + s0 + w[n - 7] + s1) | 0;
    }
    const state = this.state;
    let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (let n = 0; n < 64; n++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[n] + w[n]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  }
}
