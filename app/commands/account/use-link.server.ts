import { nobody } from "#app/domain/access/actor.ts";
import { judgePassword, type PasswordRefusal } from "#app/domain/access/password.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { linkOf, useLink, type LinkPage } from "#app/data/account-links.server.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, reading, type Tx } from "#app/data/db.server.ts";
import { signInByAccount } from "#app/data/limits.server.ts";
import { hashOfToken } from "#app/data/sessions.server.ts";
import { hashPassword } from "./hash-password.server.ts";

/** Why a link does nothing. `spent`: used, expired or never sent. */
export type LinkRefusal =
  | { readonly kind: "spent" | "address-held" | "number-held" }
  | { readonly kind: "password"; readonly why: PasswordRefusal };

/**
 * Follows a single-use link of this kind, with the password that the person chose. An invitation makes their account, a
 * registration their organisation too, a reset ends every session and frees a locked account. A refusal spends nothing.
 */
export async function followLink(
  kind: LinkPage["kind"],
  token: string,
  chosen: { readonly name: string; readonly password: string },
): Promise<Verdict<{ readonly email: string }, LinkRefusal>> {
  const tokenHash = hashOfToken(token);
  const link = await reading(nobody, (tx) => linkOf(tx, tokenHash));
  if (!link?.usable || link.kind !== kind) return no({ kind: "spent" });
  const password = judgePassword(chosen.password, link.email);
  if (!password.ok) return no({ kind: "password", why: password.why });
  const passwordHash = await hashPassword(password.value);
  const used = await inTransaction(nobody, async (tx) => {
    const use = await useLink(tx, tokenHash, chosen.name, passwordHash);
    if (use.outcome === "done") recordUse(tx, kind, use);
    return use;
  });
  if (used.outcome !== "done") return no({ kind: used.outcome });
  await signInByAccount.forget(used.email);
  return yes({ email: used.email });
}

type Done = Extract<Awaited<ReturnType<typeof useLink>>, { readonly outcome: "done" }>;

function recordUse(tx: Tx, kind: LinkPage["kind"], use: Done) {
  const commissioner = use.commissionerId ? { commissionerId: use.commissionerId } : {};
  const account = { kind: "account", id: use.accountId } as const;
  if (kind === "RESET") {
    record(tx, { kind: "password-reset", subject: account, ...commissioner });
    return;
  }
  if (kind === "REGISTRATION" && use.providerId) {
    const subject = { kind: "provider", id: use.providerId } as const;
    record(tx, { kind: "provider-registered", subject, ...commissioner });
  }
  record(tx, { kind: "account-made", subject: account, ...commissioner }, use.email);
}
