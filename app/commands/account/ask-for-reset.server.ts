import { randomUUID } from "node:crypto";
import { nobody } from "#app/domain/access/actor.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { addLink } from "#app/data/account-links.server.ts";
import { commissionerOfPage } from "#app/data/commissioners.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { lettersByAddress, lettersByRecipient, type Blocked } from "#app/data/limits.server.ts";
import { queue } from "#app/data/outbox.server.ts";
import { accountForSignIn, hashOfToken, newToken } from "#app/data/sessions.server.ts";
import { noAccountMail, resetMail } from "#app/mail/account-messages.ts";

/**
 * Sends a link to choose a new password. Does the same work and answers the same whether the address has an account or
 * not; only the letter, to its owner, differs.
 */
export async function askForReset(
  email: string,
  from: {
    readonly address: string;
    readonly linkOf: (token: string) => string;
    readonly resetPage: string;
  },
): Promise<Verdict<null, Blocked>> {
  const byAddress = await lettersByAddress.take(from.address);
  if (!byAddress.ok) return byAddress;
  const byRecipient = await lettersByRecipient.take(email);
  if (!byRecipient.ok) return byRecipient;
  const token = newToken();
  await inTransaction(nobody, async (tx) => {
    const account = await accountForSignIn(tx, email);
    const home = await commissionerOfPage(tx, undefined);
    const service = home?.serviceName ?? "Careframe";
    const accountId = account?.actor.accountId ?? randomUUID();
    await addLink(tx, { kind: "RESET", tokenHash: hashOfToken(token), email, accountId });
    const message = account
      ? resetMail({ to: email, link: from.linkOf(token), service })
      : noAccountMail({ to: email, link: from.resetPage, service });
    await queue(tx, message, home ? { commissionerId: home.id } : {});
  });
  return yes(null);
}
