import type { Readable } from "node:stream";

/** Somewhere that files can lie: what the disk and S3 must both be able to do. */
export type Place = {
  /** Keeps all of the bytes or, when they break off, none. */
  readonly write: (key: string, bytes: AsyncIterable<Buffer>) => Promise<void>;
  /** The file's bytes; undefined where there is none. */
  readonly get: (key: string) => Promise<Readable | undefined>;
  /** Removes the file. Removing it again does nothing. */
  readonly remove: (key: string) => Promise<void>;
  /** Throws when the place cannot be reached or written to. */
  readonly check: () => Promise<void>;
};
