import type { ProviderActor } from "#app/domain/access/actor.ts";
import { change, type RoundNotOpen } from "#app/domain/application/submit.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { makeJointParty, setParty } from "#app/data/application/applications.server.ts";
import { mailOf, ownOrganisation } from "#app/data/application/organisation.server.ts";
import { deletePartner, insertPartner, partnersOf } from "#app/data/application/partners.server.ts";
import { commissionerOfFramework } from "#app/data/application/rounds.server.ts";
import { lockSoleParty } from "#app/data/application/applications.server.ts";
import { touchApplication } from "#app/data/application/sections.server.ts";
import { holdApplication } from "#app/data/application/held.server.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { queue } from "#app/data/outbox.server.ts";
import { partnerInvitationMail } from "#app/mail/partner-invitation.ts";
import { whileOpen } from "./while-open.server.ts";

export type InviteRefusal =
  | RoundNotOpen
  | { readonly kind: "yourself" | "invited-already" }
  | { readonly kind: "too-many"; readonly most: number };

const mostPartners = 20;

/**
 * Invites another organisation by mail to apply together, with this provider as the lead. With its first partner the
 * applicant becomes a joint party. Null for a stranger's application.
 */
export function invitePartner(
  actor: ProviderActor,
  applicationId: string,
  email: string,
  arrival?: Arrival,
): Promise<Verdict<true, InviteRefusal> | null> {
  return whileOpen<true, InviteRefusal>(
    actor,
    applicationId,
    async (tx, held, now) => {
      if (email === (await mailOf(tx, actor.accountId))) return no({ kind: "yourself" });
      const partners = await partnersOf(tx, applicationId);
      if (partners.length >= mostPartners) return no({ kind: "too-many", most: mostPartners });
      const leadProviderId = actor.providerId;
      const partnerId = await insertPartner(tx, { applicationId, leadProviderId, email, invitedAt: now });
      if (!partnerId) return no({ kind: "invited-already" });
      if (partners.length === 0) await setParty(tx, applicationId, await makeJointParty(tx, leadProviderId));
      await touchApplication(tx, applicationId, leadProviderId, now);
      record(tx, { kind: "partner-invited", subject: { kind: "application", id: applicationId } }, email);
      const lead = await ownOrganisation(tx, leadProviderId);
      const commissioner = await commissionerOfFramework(tx, held.round.frameworkId);
      const { title, closesAt } = held.round;
      await queue(
        tx,
        partnerInvitationMail({
          to: email,
          lead: lead.name,
          council: commissioner.name,
          roundTitle: title,
          closesAt,
        }),
        { onceKey: `partner:${partnerId}`, commissionerId: commissioner.id },
      );
      return yes(true);
    },
    arrival,
  );
}

/** Removes a partner, joined or not; without partners the lead applies alone again. Null for a stranger's. */
export function removePartner(
  actor: ProviderActor,
  applicationId: string,
  partnerId: string,
  arrival?: Arrival,
): Promise<Verdict<true, RoundNotOpen> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const held = await holdApplication(tx, actor.providerId, applicationId);
      const partners = held ? await partnersOf(tx, applicationId) : [];
      if (!held || !partners.some((one) => one.id === partnerId)) return null;
      const open = change(held.round, now);
      if (!open.ok) return open;
      await deletePartner(tx, partnerId);
      if (partners.length === 1) await setParty(tx, applicationId, await lockSoleParty(tx, actor.providerId));
      await touchApplication(tx, applicationId, actor.providerId, now);
      record(tx, { kind: "partner-removed", subject: { kind: "application", id: applicationId } });
      return yes(true);
    },
    arrival,
  );
}
