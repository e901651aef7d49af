import { randomBytes } from "node:crypto";
import pg from "pg";
import { appendEvents, record } from "#app/data/audit.server.ts";
import { bidTerms, shareCallOff } from "#app/data/call-off/bid-terms.server.ts";
import { insertBid, ownBids, standing } from "#app/data/call-off/bids.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { Prisma } from "#app/data/generated/client.ts";
import { queue } from "#app/data/outbox.server.ts";
import { hashOfToken } from "#app/data/sessions.server.ts";
import { submitBid } from "#app/domain/call-off/bid.ts";
import { bidReceiptMail } from "#app/mail/bid-receipt.ts";

let pool: pg.Pool | undefined;

/** Keeps as many connections as the portal does by itself. */
export function connectByHand(servingUrl: string) {
  pool = new pg.Pool({ connectionString: servingUrl, max: 20 });
}

type Account = { readonly id: string; readonly provider_id: string };

/** Looks up the session, then takes the bid of its provider, each in a transaction of its own as in the portal. */
export async function bidByHand(cookie: string, callOffId: string): Promise<boolean> {
  const token = /careframe_session=([^;]+)/.exec(cookie)?.[1] ?? "";
  const account = await transaction({ kind: "nobody", account: "", provider: "" }, "on", async (client) => {
    const { rows } = await client.query<Account>(
      `SELECT id, email, name, roles, provider_id, commissioner_id, organisation, note_seen FROM app.account_of_session($1)`,
      [hashOfToken(token)],
    );
    return rows[0];
  });
  if (!account) return false;
  const by = { kind: "provider", account: account.id, provider: account.provider_id };
  return transaction(by, "off", async (client, now) => bid(statementsOver(client), account, callOffId, now));
}

/** The portal's own statements, without its guard, its rules about who and what, its ORM and its pages. */
async function bid(tx: Tx, account: Account, callOffId: string, now: Date): Promise<boolean> {
  const { id: submittedBy, provider_id: providerId } = account;
  const callOff = await shareCallOff(tx, callOffId);
  if (!callOff?.closesAt) return false;
  const { terms, draft } = await bidTerms(tx, callOffId, providerId, now);
  const made = submitBid(callOff, terms, draft, now);
  if (!made.ok || standing(await ownBids(tx, callOffId, providerId))) return false;
  const salt = randomBytes(16).toString("hex");
  const frozen = { providerId, version: 1, submittedAt: now, submittedBy, salt, content: made.value };
  const { id: bidId, contentHash, reference } = await insertBid(tx, callOff, frozen);
  const { commissionerId, commissioner, title, closesAt, mail } = callOff;
  const subject = { kind: "call-off", id: callOffId } as const;
  record(tx, { kind: "bid-submitted", subject, commissionerId, bidId, contentHash });
  const receipt = { to: mail ?? "", commissioner, title, closesAt, reference, submittedAt: now, contentHash };
  const letter = bidReceiptMail({
    ...receipt,
    link: `http://localhost/provider/call-offs/${callOffId}/receipt`,
  });
  await queue(tx, letter, { onceKey: `bid-receipt:${bidId}`, commissionerId });
  await appendEvents(tx);
  return true;
}

async function transaction<T>(
  by: { readonly kind: string; readonly account: string; readonly provider: string },
  readOnly: "on" | "off",
  work: (client: pg.PoolClient, now: Date) => Promise<T>,
): Promise<T> {
  if (!pool) throw new Error("not connected");
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<{ now: Date }>(
      `SELECT app.now($1::double precision) AS now, set_config('app.actor', $2, true),
        set_config('app.account', $3, true), set_config('app.provider', $4, true),
        set_config('app.commissioner', $5, true), set_config('transaction_read_only', $6, true)`,
      [0, by.kind, by.account, by.provider, "", readOnly],
    );
    const done = await work(client, rows[0]?.now ?? new Date(0));
    await client.query("COMMIT");
    return done;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** Lets the portal's queries run over `pg` alone: the same text, the same values. */
function statementsOver(client: pg.PoolClient): Tx {
  const ask = async (strings: TemplateStringsArray, ...values: unknown[]) => {
    const { text, values: given } = Prisma.sql(strings, ...values);
    return client.query<Record<string, unknown>>(text, given);
  };
  const tx = {
    $queryRaw: async (strings: TemplateStringsArray, ...values: unknown[]) =>
      (await ask(strings, ...values)).rows,
    $executeRaw: async (strings: TemplateStringsArray, ...values: unknown[]) =>
      (await ask(strings, ...values)).rowCount ?? 0,
  };
  return tx as unknown as Tx;
}
