import { randomUUID } from "node:crypto";
import type { Role } from "#app/domain/access/actor.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { addLink, withdrawInvitations } from "#app/data/account-links.server.ts";
import { listColleagues, nameOfActor, ownerOf, type PeopleActor } from "#app/data/accounts.server.ts";
import { record } from "#app/data/audit.server.ts";
import { commissionerOfPage } from "#app/data/commissioners.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { queue } from "#app/data/outbox.server.ts";
import { hashOfToken, newToken } from "#app/data/sessions.server.ts";
import { invitationMail } from "#app/mail/account-messages.ts";

/** The address belongs to a colleague already; whether it belongs to a stranger is not told. */
export type InvitationRefusal = { readonly kind: "colleague-already"; readonly active: boolean };

/** Invites a person by mail into the actor's own organisation, with roles where it is a commissioner's. A second invitation takes the place of the first. */
export function inviteColleague(
  actor: PeopleActor,
  person: { readonly email: string; readonly name: string; readonly roles: readonly Role[] },
  linkOf: (token: string) => string,
): Promise<Verdict<null, InvitationRefusal>> {
  return inTransaction(actor, async (tx) => {
    const colleague = (await listColleagues(tx, actor)).find(({ email }) => email === person.email);
    if (colleague) return no({ kind: "colleague-already", active: colleague.active });
    const token = newToken();
    const accountId = randomUUID();
    await withdrawInvitations(tx, actor, { email: person.email });
    const roles = actor.kind === "staff" ? person.roles : [];
    const { email, name } = person;
    const link = {
      kind: "INVITATION",
      tokenHash: hashOfToken(token),
      email,
      name,
      roles,
      accountId,
    } as const;
    await addLink(tx, { ...link, ...ownerOf(actor) });
    const by = await nameOfActor(tx, actor);
    const page = await commissionerOfPage(tx, actor.kind === "staff" ? actor.commissionerId : undefined);
    const commissioner = page ? { commissionerId: page.id } : {};
    record(
      tx,
      { kind: "account-invited", subject: { kind: "account", id: accountId }, roles },
      `${name} <${email}>`,
    );
    const message = invitationMail({
      to: email,
      link: linkOf(token),
      organisation: by.organisation,
      invitedBy: by.name,
      service: page?.serviceName ?? "Careframe",
    });
    await queue(tx, message, commissioner);
    return yes(null);
  });
}

/** Takes back an invitation that nobody has followed yet. Refuses one that was followed, or that is another's. */
export function withdrawInvitation(
  actor: PeopleActor,
  accountId: string,
): Promise<Verdict<null, { readonly kind: "not-open" }>> {
  return inTransaction(actor, async (tx) => {
    if ((await withdrawInvitations(tx, actor, { accountId })) === 0) return no({ kind: "not-open" });
    record(tx, { kind: "account-invitation-withdrawn", subject: { kind: "account", id: accountId } });
    return yes(null);
  });
}
