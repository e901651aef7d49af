import { randomUUID } from "node:crypto";
import { nobody } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { addLink, numbersHeld, type NewOrganisation } from "#app/data/account-links.server.ts";
import { commissionerOfPage } from "#app/data/commissioners.server.ts";
import { inTransaction, reading } from "#app/data/db.server.ts";
import { lettersByAddress, lettersByRecipient, type Blocked } from "#app/data/limits.server.ts";
import { queue } from "#app/data/outbox.server.ts";
import { hashOfToken, newToken } from "#app/data/sessions.server.ts";
import { registrationMail } from "#app/mail/account-messages.ts";

/** Which number belongs to a provider that is registered already: a public fact. */
export type NumberHeld = {
  readonly kind: "number-held";
  readonly number: "companiesHouseNumber" | "charityNumber" | "cqcProviderId";
};

/**
 * Starts the registration of a provider organisation: a link goes to the address, and nothing is made until it is
 * followed. Refuses a number that a registered provider holds. Never tells whether the address has an account.
 */
export async function startRegistration(
  wanted: { readonly organisation: NewOrganisation; readonly name: string; readonly email: string },
  from: { readonly address: string; readonly linkOf: (token: string) => string },
): Promise<Verdict<null, NumberHeld | Blocked>> {
  const { name: organisationName, ...numbers } = wanted.organisation;
  const [held] = await reading(nobody, (tx) => numbersHeld(tx, numbers));
  if (held) return no({ kind: "number-held", number: held });
  const byAddress = await lettersByAddress.take(from.address);
  if (!byAddress.ok) return byAddress;
  const byRecipient = await lettersByRecipient.take(wanted.email);
  if (!byRecipient.ok) return byRecipient;
  const token = newToken();
  await inTransaction(nobody, async (tx) => {
    const home = await commissionerOfPage(tx, undefined);
    const { organisation, name, email } = wanted;
    const tokenHash = hashOfToken(token);
    await addLink(tx, {
      kind: "REGISTRATION",
      tokenHash,
      email,
      name,
      accountId: randomUUID(),
      organisation,
    });
    const message = registrationMail({
      to: email,
      link: from.linkOf(token),
      organisation: organisationName,
      service: home?.serviceName ?? "Careframe",
    });
    await queue(tx, message, home ? { commissionerId: home.id } : {});
  });
  return yes(null);
}
