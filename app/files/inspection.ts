import { createHash } from "node:crypto";
import { mediaTypeOf, type Content, type MediaType, type TypeRefusal } from "./media-type.ts";

/** What was put: its size, the SHA-256 of its bytes in hex, and its type by content. */
export type StoredFile = { readonly bytes: number; readonly sha256: string; readonly mediaType: MediaType };

export type FileRefusal =
  { readonly kind: "too-large"; readonly maximumBytes: number } | { readonly kind: "empty" } | TypeRefusal;

export type Limits = { readonly name: string; readonly maximumBytes: number };

/** Breaks off the stream that is being stored, so that the store keeps nothing of it. */
export class Refused extends Error {
  constructor(readonly why: FileRefusal) {
    super(why.kind);
  }
}

const headSize = 4_100;
const tailSize = 256 * 1024;

/**
 * Passes a file's bytes on while counting, hashing and looking at them. Throws `Refused` as soon as it is too large, or
 * at its end when it is empty or not what it may be; `result` is known once all bytes have passed.
 */
export function inspect(source: AsyncIterable<Uint8Array>, { name, maximumBytes }: Limits) {
  const hash = createHash("sha256");
  const ends = bothEnds();
  let bytes = 0;
  let result: StoredFile | undefined;

  async function* passed(): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      const part = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      bytes += part.length;
      if (bytes > maximumBytes) throw new Refused({ kind: "too-large", maximumBytes });
      hash.update(part);
      ends.see(part);
      yield part;
    }
    if (bytes === 0) throw new Refused({ kind: "empty" });
    const type = await mediaTypeOf(name, ends.seen());
    if (!type.ok) throw new Refused(type.why);
    result = { bytes, sha256: hash.digest("hex"), mediaType: type.value };
  }

  return {
    passed: passed(),
    result: () => {
      if (!result) throw new Error("the file has not passed to its end");
      return result;
    },
  };
}

/** What is known of a file that is held whole, to tell its type by. */
export function contentOf(whole: Buffer): Content {
  const ends = bothEnds();
  ends.see(whole);
  return ends.seen();
}

/** Keeps the first and the last bytes of a stream, and whether any byte of it cannot be text. */
function bothEnds() {
  let head = Buffer.alloc(0);
  let couldBeText = true;
  const parts: Buffer[] = [];
  let held = 0;

  function see(part: Buffer) {
    if (head.length < headSize) head = Buffer.concat([head, part.subarray(0, headSize - head.length)]);
    couldBeText &&= !part.some(isControl);
    parts.push(part);
    held += part.length;
    while (held - (parts[0]?.length ?? 0) >= tailSize) held -= parts.shift()?.length ?? 0;
  }

  const seen = (): Content => ({ head, tail: Buffer.concat(parts).subarray(-tailSize), couldBeText });
  return { see, seen };
}

/** Below a space, only tab, line feed, form feed and carriage return belong in text. */
function isControl(byte: number): boolean {
  return byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13;
}
