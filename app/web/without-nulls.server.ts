import { Transform } from "node:stream";

/**
 * Passes a page on without NUL bytes. React 18 leaves one where a character of several bytes, such as a pound sign,
 * would have crossed the edge of its buffer; no page means to hold one.
 */
export function withoutNulls(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk);
    },
  });
}
