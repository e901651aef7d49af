import { createHash } from "node:crypto";
import { mediaTypeOf, type MediaType, type TypeRefusal } from "./media-type.ts";

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
  const ends = new Ends();
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
    const type = await mediaTypeOf(name, ends);
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

/** The first and the last bytes of a stream, and whether any byte of it cannot be text. */
class Ends {
  head = Buffer.alloc(0);
  couldBeText = true;
  private parts: Buffer[] = [];
  private held = 0;

  see(part: Buffer) {
    if (this.head.length < headSize)
      this.head = Buffer.concat([this.head, part.subarray(0, headSize - this.head.length)]);
    if (this.couldBeText && part.some((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte)))
      this.couldBeText = false;
    this.parts.push(part);
    this.held += part.length;
    while (this.held - (this.parts[0]?.length ?? 0) >= tailSize) this.held -= this.parts.shift()?.length ?? 0;
  }

  get tail(): Buffer {
    return Buffer.concat(this.parts).subarray(-tailSize);
  }
}
