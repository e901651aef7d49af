import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { nobody } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { inTransaction } from "./db.server.ts";

/** Too much was tried; how long to wait, in whole minutes of real time. */
export type Blocked = { readonly kind: "blocked"; readonly minutes: number };

/** So many tries in so long, and then none for as long. Real time, in the database, so that every process counts alike. */
export type Limit = {
  /** Counts a try, or refuses it. */
  readonly take: (key: string) => Promise<Verdict<null, Blocked>>;
  /** Takes the count of one try back: it was no guess. */
  readonly giveBack: (key: string) => Promise<void>;
  /** Forgets every try. */
  readonly forget: (key: string) => Promise<void>;
};

type Query = { readonly text: string; readonly values: readonly unknown[] };

/** The library's PostgreSQL store, on our own pool and under our own role. */
const store = {
  query: ({ text, values }: Query) =>
    inTransaction(nobody, async (tx) => {
      const found = await tx.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values.map(asSql));
      const rows = found.map((row) => ({
        ...row,
        expire: row["expire"] === null ? null : Number(row["expire"]),
      }));
      return { rows, rowCount: rows.length };
    }),
};

function asSql(value: unknown): unknown {
  return typeof value === "number" && value > 2 ** 31 - 1 ? BigInt(value) : value;
}

/** Five wrong passwords for one account, whether there is such an account or not. */
export const signInByAccount = limit("sign-in-account", { tries: 5, minutes: 15 });
/** Fifty wrong passwords from one network address: an office may share one. */
export const signInByAddress = limit("sign-in-address", { tries: 50, minutes: 15 });
/** Letters that one network address may cause without being signed in. */
export const lettersByAddress = limit("letters-address", { tries: 20, minutes: 60 });
/** Letters that may be caused to one mail address by people who are not signed in. */
export const lettersByRecipient = limit("letters-recipient", { tries: 5, minutes: 60 });

function limit(
  name: string,
  { tries, minutes }: { readonly tries: number; readonly minutes: number },
): Limit {
  const limiter = new RateLimiterPostgres({
    storeClient: store,
    storeType: "client",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: name,
    points: tries,
    duration: minutes * 60,
    blockDuration: minutes * 60,
  });
  return {
    take: async (key) => {
      try {
        await limiter.consume(digest(key));
        return yes(null);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return no({ kind: "blocked", minutes: Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000)) });
      }
    },
    giveBack: async (key) => void (await limiter.reward(digest(key))),
    forget: async (key) => void (await limiter.delete(digest(key))),
  };
}

/** Who tried what is nobody's business: the table keeps digests. */
function digest(key: string): string {
  return createHash("sha256").update(key.trim().toLowerCase()).digest("hex");
}
