import { randomUUID } from "node:crypto";
import path from "node:path";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { diskStore } from "./disk.server.ts";
import { inspect, Refused, type FileRefusal, type Limits, type StoredFile } from "./inspection.ts";
import type { Place } from "./place.ts";
import { s3Store, type S3Options } from "./s3.server.ts";

/** Where documents lie. Keys are made by `newKey` and say nothing of the document. */
export type DocumentStore = Omit<Place, "write"> & {
  /** Keeps a file under a new key, streaming. Whatever goes wrong, nothing of it is left behind. */
  readonly put: (
    key: string,
    source: AsyncIterable<Uint8Array>,
    limits: Limits,
  ) => Promise<Verdict<StoredFile, FileRefusal>>;
};

export function newKey(): string {
  return randomUUID();
}

/** Documents on the disk under `dataDir`, or in S3 where it is configured. */
export function openStore({
  dataDir,
  s3,
}: {
  readonly dataDir: string;
  readonly s3?: S3Options | undefined;
}): DocumentStore {
  return store(s3 ? s3Store(s3) : diskStore(path.join(dataDir, "documents")));
}

function store(place: Place): DocumentStore {
  return {
    put: async (key, source, limits) => {
      const { passed, result } = inspect(source, limits);
      try {
        await place.write(known(key), passed);
        return yes(result());
      } catch (error) {
        const refused = refusalIn(error);
        if (refused) return no(refused.why);
        throw error;
      }
    },
    get: (key) => place.get(known(key)),
    remove: (key) => place.remove(known(key)),
    check: place.check,
  };
}

function refusalIn(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error;
  return error instanceof Error && error.cause ? refusalIn(error.cause) : undefined;
}

/** Only a key of our own making reaches the disk or S3: no path can be smuggled in. */
function known(key: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)) throw new Error("not a document's key");
  return key;
}

let current: DocumentStore | undefined;

/** Names the store that this process uses. Called once, at start. */
export function useDocuments(chosen: DocumentStore) {
  current = chosen;
}

/** The documents of this process. */
export function documents(): DocumentStore {
  if (!current) throw new Error("no document store has been opened");
  return current;
}
