import type { ProviderActor } from "#app/domain/access/actor.ts";
import { dayOf, type Instant } from "#app/domain/calendar.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import {
  agreeToLots,
  invitePartner,
  type AgreeRefusal,
  type InviteRefusal,
} from "#app/domain/call-off/consortium.ts";
import { callOffState, mayTake, type StepRefusal } from "#app/domain/call-off/state.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import {
  askPartner,
  beginConsortium,
  bidsElsewhere,
  consortiaOf,
  holdOwnInvitation,
  holdPartners,
  isInvited,
  noteAgreement,
  noteLeaving,
  providerName,
  type Consortium,
} from "#app/data/call-off/consortia.server.ts";
import { bidderAsWhole } from "#app/data/call-off/whole.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { bidTogetherLetter, leadParted, partnerAnswerLetter } from "#app/mail/consortium.ts";

type NoConsortium = { readonly kind: "no-consortium" };
export type BeginRefusal =
  AgreeRefusal | StepRefusal | { readonly kind: "not-invited" } | { readonly kind: "begun-already" };

/** An invited member begins a consortium, with the lots that it takes itself. Null for a call-off that it may not see. */
export function beginBidTogether(
  actor: ProviderActor,
  callOffId: string,
  said: { readonly name: string; readonly lotIds: readonly string[] },
  arrival?: Arrival,
): Promise<Verdict<string, BeginRefusal> | null> {
  return whileBidding<string, BeginRefusal>(
    actor,
    callOffId,
    arrival,
    async ({ tx, now, callOff, consortia }) => {
      const { providerId, accountId } = actor;
      if (!(await isInvited(tx, callOffId, providerId))) return no({ kind: "not-invited" });
      if (consortia.some(({ leadProviderId }) => leadProviderId === providerId))
        return no({ kind: "begun-already" });
      const { whole, itself } = await bidderAsWhole(tx, callOffId, providerId, dayOf(now));
      const elsewhere = await bidsElsewhere(tx, callOffId, providerId, null);
      const verdict = agreeToLots(itself.facts, said.lotIds, whole, elsewhere, dayOf(now));
      if (!verdict.ok) return verdict;
      const whose = { callOffId, commissionerId: callOff.commissionerId };
      const id = await beginConsortium(
        tx,
        { ...whose, leadProviderId: providerId, name: said.name },
        accountId,
        now,
      );
      await askPartner(tx, { ...whose, id }, providerId, accountId, now);
      await noteAgreement(tx, { consortiumId: id, providerId }, verdict.value, accountId, now);
      record(tx, { kind: "consortium-made", ...about(callOff), providerId });
      return yes(id);
    },
  );
}

export type AskRefusal = InviteRefusal | StepRefusal | NoConsortium;

/** The lead asks another member to be its partner, whose people are told by mail. Null for a call-off that it may not see. */
export function askToBidTogether(
  actor: ProviderActor,
  callOffId: string,
  providerId: string,
  arrival?: Arrival,
): Promise<Verdict<true, AskRefusal> | null> {
  return whileBidding<true, AskRefusal>(
    actor,
    callOffId,
    arrival,
    async ({ tx, now, callOff, consortia }) => {
      const own = consortia.find(({ leadProviderId }) => leadProviderId === actor.providerId);
      if (!own) return no({ kind: "no-consortium" });
      const { whole, itself } = await bidderAsWhole(tx, callOffId, providerId, dayOf(now));
      const verdict = invitePartner(own.members, actor.providerId, itself.facts, whole, dayOf(now));
      if (!verdict.ok) return verdict;
      const whose = { id: own.id, callOffId, commissionerId: callOff.commissionerId };
      await askPartner(tx, whose, providerId, actor.accountId, now);
      record(tx, { kind: "consortium-partner-asked", ...about(callOff), providerId });
      const lead = await providerName(tx, actor.providerId);
      const letter = bidTogetherLetter(lead, callOff.reference, callOff.title, callOff.closesAt);
      await queueToProvider(tx, providerId, letter);
      return verdict;
    },
  );
}

export type AnswerRefusal = AgreeRefusal | StepRefusal | NoConsortium;

/** A member says yes to a consortium, for the lots that it takes; said again, the lots give way. Its lead is told. */
export function agreeToBidTogether(
  actor: ProviderActor,
  callOffId: string,
  consortiumId: string,
  lotIds: readonly string[],
  arrival?: Arrival,
): Promise<Verdict<readonly string[], AnswerRefusal> | null> {
  return whileBidding<readonly string[], AnswerRefusal>(
    actor,
    callOffId,
    arrival,
    async ({ tx, now, callOff, consortia }) => {
      const { providerId, accountId } = actor;
      const asked = consortia.find(({ id }) => id === consortiumId);
      if (!asked?.members.some((member) => member.providerId === providerId))
        return no({ kind: "no-consortium" });
      const isLead = asked.leadProviderId === providerId;
      await holdOwnInvitation(tx, callOffId, providerId);
      const elsewhere = !isLead && (await bidsElsewhere(tx, callOffId, providerId, consortiumId));
      const { whole, itself } = await bidderAsWhole(tx, callOffId, providerId, dayOf(now));
      const verdict = agreeToLots(itself.facts, lotIds, whole, elsewhere, dayOf(now));
      if (!verdict.ok) return verdict;
      await noteAgreement(tx, { consortiumId, providerId }, verdict.value, accountId, now);
      record(tx, { kind: "consortium-partner-agreed", ...about(callOff), providerId, lotIds: verdict.value });
      const name = await providerName(tx, providerId);
      if (!isLead)
        await queueToProvider(
          tx,
          asked.leadProviderId,
          partnerAnswerLetter(name, callOff.reference, "agreed"),
        );
      return verdict;
    },
  );
}

/** A partner leaves a consortium, or its lead takes it out; the other of them is told. The lead itself stays. */
export function leaveBidTogether(
  actor: ProviderActor,
  callOffId: string,
  consortiumId: string,
  providerId: string,
  arrival?: Arrival,
): Promise<Verdict<true, StepRefusal | NoConsortium> | null> {
  return whileBidding<true, StepRefusal | NoConsortium>(
    actor,
    callOffId,
    arrival,
    async ({ tx, now, callOff, consortia }) => {
      const of = consortia.find(({ id }) => id === consortiumId);
      const may = of && (actor.providerId === providerId || actor.providerId === of.leadProviderId);
      const isPartner = of?.members.some((member) => member.providerId === providerId);
      if (!may || !isPartner || providerId === of.leadProviderId) return no({ kind: "no-consortium" });
      await noteLeaving(tx, { consortiumId, providerId }, now);
      record(tx, { kind: "consortium-partner-left", ...about(callOff), providerId });
      const own = actor.providerId === providerId;
      const name = await providerName(tx, actor.providerId);
      if (own)
        await queueToProvider(tx, of.leadProviderId, partnerAnswerLetter(name, callOff.reference, "left"));
      else await queueToProvider(tx, providerId, leadParted(name, callOff.reference));
      return yes(true);
    },
  );
}

type Bidding = {
  readonly tx: Tx;
  readonly now: Instant;
  readonly callOff: CallOff;
  readonly consortia: readonly Consortium[];
};

function whileBidding<T, R>(
  actor: ProviderActor,
  callOffId: string,
  arrival: Arrival | undefined,
  deed: (bidding: Bidding) => Promise<Verdict<T, R>>,
): Promise<Verdict<T, R | StepRefusal> | null> {
  return inTransaction<Verdict<T, R | StepRefusal> | null>(
    actor,
    async (tx, now) => {
      const callOff = await callOffOf(tx, callOffId);
      if (!callOff) return null;
      await holdPartners(tx, callOffId);
      const may = mayTake("bid", callOffState(callOff, now));
      if (!may.ok) return may;
      return deed({ tx, now, callOff, consortia: await consortiaOf(tx, callOffId) });
    },
    arrival,
  );
}

function about({ id, commissionerId }: CallOff) {
  return { subject: { kind: "call-off", id }, commissionerId } as const;
}
