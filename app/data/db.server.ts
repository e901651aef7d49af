import { performance } from "node:perf_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Actor } from "#app/domain/access/actor.ts";
import { PrismaClient, type Prisma } from "./generated/client.ts";
import { appendEvents } from "./audit.server.ts";

/** The queries of one actor's transaction. */
export type Tx = Prisma.TransactionClient;

/** When a request's body had arrived, on this process's own steady clock (milliseconds). */
export type Arrival = { readonly at: number };

/** Taken once the body is in, before anything is waited for. */
export function arrivedNow(): Arrival {
  return { at: performance.now() };
}

type Access = "on" | "off";

let client: PrismaClient | undefined;

/** Connects requests to the database, as the serving role. Called once, at start. */
export function connect(servingUrl: string, poolSize: number) {
  const adapter = new PrismaPg({ connectionString: servingUrl, max: poolSize });
  client = new PrismaClient({ adapter, transactionOptions: { maxWait: 20_000, timeout: 30_000 } });
}

export async function disconnect() {
  await client?.$disconnect();
  client = undefined;
}

/** Reads as the actor. Nothing is written: the transaction is read-only. */
export async function reading<T>(actor: Actor, query: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
  return transact(actor, undefined, "on", query);
}

/**
 * Does one deed as the actor, in one transaction. `now` is the portal's time at which the request's body had arrived
 * (or the time now, where there was none), cut to milliseconds. Events recorded are appended last, before commit. A
 * deed that takes longer than `patienceMs` is undone.
 */
export async function inTransaction<T>(
  actor: Actor,
  deed: (tx: Tx, now: Date) => Promise<T>,
  arrival?: Arrival,
  patienceMs?: number,
): Promise<T> {
  const work = async (tx: Tx, now: Date) => {
    const result = await deed(tx, now);
    await appendEvents(tx);
    return result;
  };
  return transact(actor, arrival, "off", work, patienceMs);
}

async function transact<T>(
  actor: Actor,
  arrival: Arrival | undefined,
  readOnly: Access,
  work: (tx: Tx, now: Date) => Promise<T>,
  patienceMs = 30_000,
): Promise<T> {
  if (!client) throw new Error("the database is not connected");
  const whole = async (tx: Tx) => work(tx, await setActor(tx, actor, arrival, readOnly));
  return client.$transaction(whole, { timeout: patienceMs });
}

async function setActor(tx: Tx, actor: Actor, arrival: Arrival | undefined, readOnly: Access): Promise<Date> {
  const account = "accountId" in actor ? actor.accountId : "";
  const provider = actor.kind === "provider" ? actor.providerId : "";
  const commissioner = actor.kind === "staff" ? actor.commissionerId : "";
  const waited = arrival ? performance.now() - arrival.at : 0;
  const [row] = await tx.$queryRaw<{ now: Date }[]>`
    SELECT app.now(${waited}::double precision) AS now, set_config('app.actor', ${actor.kind}, true),
      set_config('app.account', ${account}, true), set_config('app.provider', ${provider}, true),
      set_config('app.commissioner', ${commissioner}, true), set_config('transaction_read_only', ${readOnly}, true)`;
  if (!row) throw new Error("the database's clock gave no time");
  return row.now;
}
