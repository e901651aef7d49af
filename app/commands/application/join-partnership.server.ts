import type { ProviderActor } from "#app/domain/access/actor.ts";
import type { DeclarationAnswers } from "#app/domain/application/content.ts";
import { change, type RoundNotOpen } from "#app/domain/application/submit.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import {
  findPartner,
  joinPartner,
  partnershipOf,
  savePartnerStatement,
} from "#app/data/application/partners.server.ts";
import { shareRound } from "#app/data/application/rounds.server.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";

export type JoinRefusal = RoundNotOpen | { readonly kind: "own-application" };

export type PartnerStatementInput = {
  readonly declaration: DeclarationAnswers;
  readonly delivers: Readonly<Record<string, string>>;
};

/** Joins a consortium to which this person was invited by mail. Null for an invitation that is not theirs. */
export function joinPartnership(
  actor: ProviderActor,
  partnerId: string,
  arrival?: Arrival,
): Promise<Verdict<true, JoinRefusal> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const invited = await openPartnership(tx, partnerId, now);
      if (!invited?.ok) return invited;
      if (invited.value.leadProviderId === actor.providerId) return no({ kind: "own-application" });
      if (invited.value.providerId === actor.providerId) return yes(true);
      await joinPartner(tx, partnerId, actor.providerId, now);
      const subject = { kind: "application", id: invited.value.applicationId } as const;
      record(tx, { kind: "partner-joined", subject });
      return yes(true);
    },
    arrival,
  );
}

/** Keeps what a partner declares for itself and delivers in each lot. Null where this provider has not joined. */
export function stateAsPartner(
  actor: ProviderActor,
  partnerId: string,
  statement: PartnerStatementInput,
  arrival?: Arrival,
): Promise<Verdict<true, RoundNotOpen> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const joined = await openPartnership(tx, partnerId, now);
      if (!joined?.ok) return joined;
      if (joined.value.providerId !== actor.providerId) return null;
      await savePartnerStatement(tx, partnerId, statement);
      const subject = { kind: "application", id: joined.value.applicationId } as const;
      record(tx, { kind: "section-saved", subject, section: "partners", complete: true });
      return yes(true);
    },
    arrival,
  );
}

async function openPartnership(tx: Tx, partnerId: string, now: Date) {
  const partner = await findPartner(tx, partnerId);
  const about = partner && (await partnershipOf(tx, partnerId));
  const round = about && (await shareRound(tx, about.roundId));
  if (!partner || !round) return null;
  const open = change(round, now);
  return open.ok ? yes(partner) : open;
}
