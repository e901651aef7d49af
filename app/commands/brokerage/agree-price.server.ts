import type { ProviderActor, StaffActor } from "#app/domain/access/actor.ts";
import { agree, savedBy, type NegotiationRefusal } from "#app/domain/brokerage/negotiation.ts";
import { checkOffer, type OfferRefusal } from "#app/domain/brokerage/offer.ts";
import { effectOf } from "#app/domain/brokerage/saving.ts";
import { dayOf, toDay, type Day, type Instant } from "#app/domain/calendar.ts";
import { pence, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { askedLines } from "#app/data/brokerage/asked-lines.server.ts";
import { enquiryById } from "#app/data/brokerage/enquiries.server.ts";
import {
  lockNegotiation,
  saveAgreement,
  type NamedPrice,
  type NegotiationOnFile,
} from "#app/data/brokerage/negotiations.server.ts";
import { addOffer, standingOffer } from "#app/data/brokerage/offers.server.ts";
import { addSaving } from "#app/data/brokerage/savings.server.ts";
import { inTransaction, type Arrival, type Tx } from "#app/data/db.server.ts";
import { agreeFlags } from "#app/data/outliers/flags.server.ts";
import { queueToProvider, queueToStaff } from "#app/data/outbox.server.ts";
import { priceAgreedLetter, priceAnsweredLetter } from "#app/mail/enquiry.ts";
import type { NegotiationPage } from "./name-price.server.ts";

export type AgreeRefusal = NegotiationRefusal | OfferRefusal | { readonly kind: "offer-gone" };

type Agreed = Verdict<{ readonly weekly: Pence }, AgreeRefusal>;

/**
 * Agrees to the price that the other side named last. Of an offer it becomes the next version, judged like any other; the
 * saving from the baseline follows by rule. Null for a stranger's negotiation.
 */
export function agreePrice(
  actor: StaffActor | ProviderActor,
  negotiationId: string,
  weekly: Pence,
  page: NegotiationPage,
  arrival?: Arrival,
): Promise<Agreed | null> {
  const deed = inTransaction<Agreed | null>(
    actor,
    async (tx, now) => {
      const negotiation = await lockNegotiation(tx, negotiationId);
      if (!negotiation) return null;
      const by = actor.kind === "provider" ? "provider" : "council";
      const verdict = agree(negotiation, by, weekly, now);
      if (!verdict.ok) return verdict;
      await saveAgreement(tx, negotiationId, { pence: weekly, at: now }, actor.accountId);
      const theirs = negotiation.steps.filter((step) => step.by !== by).at(-1);
      const span = await newVersion(tx, negotiation, theirs?.prices ?? [], actor.accountId, now);
      if (!span.ok) throw new Undone(span.why);
      const { commissionerId, providerId, provider, commissioner, openedBy } = negotiation;
      record(tx, {
        ...{
          kind: "price-agreed",
          weekly,
          subject: { kind: "negotiation", id: negotiationId },
          commissionerId,
        },
      });
      await saveWhatWasSaved(
        tx,
        { ...negotiation, agreed: verdict.value.agreed },
        span.value,
        actor.accountId,
        now,
      );
      for (const { flagId, stood, commissionerId: whose } of await agreeFlags(tx, negotiationId))
        record(tx, {
          ...{ kind: "flag-moved", subject: { kind: "flag", id: flagId }, commissionerId: whose },
          ...{ from: stood, to: "AGREED", reason: "" },
        });
      const onceKey = `price-agreed:${negotiationId}`;
      const letter = priceAgreedLetter({ commissioner, link: page(negotiationId) });
      if (by === "council") await queueToProvider(tx, providerId, letter, { onceKey, commissionerId });
      else
        await queueToStaff(
          tx,
          openedBy,
          priceAnsweredLetter({ provider, answer: "agreed to your price" }),
          onceKey,
        );
      return yes({ weekly });
    },
    arrival,
  );
  return deed.catch((error: unknown) => {
    if (error instanceof Undone) return no(error.why);
    throw error;
  });
}

/** Undoes the agreement where the offer cannot stand at its price. */
class Undone extends Error {
  constructor(readonly why: AgreeRefusal) {
    super(why.kind);
  }
}

type Span = { readonly fromOn: Day; readonly toOn: Day | null };

/** The next version of the offer at the agreed prices, with the days for which it holds. A running placement is amended elsewhere. */
async function newVersion(
  tx: Tx,
  { id: negotiationId, enquiryId, baselineOn }: NegotiationOnFile,
  prices: readonly NamedPrice[],
  by: string,
  at: Instant,
): Promise<Verdict<Span, AgreeRefusal>> {
  const today = dayOf(at);
  if (!enquiryId) return yes({ fromOn: baselineOn ?? today, toOn: null });
  const enquiry = await enquiryById(tx, enquiryId);
  const offer = await standingOffer(tx, enquiryId);
  if (!enquiry || enquiry.closedAt || enquiry.chosenAt || !offer) return no({ kind: "offer-gone" });
  const lines = offer.lines.map(({ serviceLineId, reason, pence: before }) => ({
    ...{ serviceLineId, reason },
    pence: pence(prices.find((one) => one.serviceLineId === serviceLineId)?.pence ?? before),
  }));
  const said = { startsOn: offer.startsOn, conditions: offer.conditions, lines };
  const checked = checkOffer(said, await askedLines(tx, enquiry, today), today);
  if (!checked.ok) return checked;
  const { commissionerId, providerId, shown, requestId } = enquiry;
  const whose = { enquiryId, commissionerId, providerId, by, at, byPhone: false, negotiationId };
  await addOffer(tx, whose, checked.value);
  record(tx, {
    ...{ kind: "placement-offered", subject: { kind: "request", id: requestId }, providerId, commissionerId },
    ...{ weekly: checked.value.weekly, byPhone: false },
  });
  return yes({ fromOn: offer.startsOn, toOn: shown.endsOn === null ? null : toDay(shown.endsOn) });
}

async function saveWhatWasSaved(
  tx: Tx,
  negotiation: NegotiationOnFile,
  { fromOn, toOn }: Span,
  by: string,
  at: Instant,
) {
  const saved = savedBy(negotiation);
  if (!saved) return;
  const { id, commissionerId, placementId } = negotiation;
  const savingId = await addSaving(tx, {
    ...{
      commissionerId,
      negotiationId: id,
      placementId,
      kind: saved.kind,
      state: "agreed",
      weekly: saved.weekly,
    },
    ...{ once: null, fromOn, toOn, ...effectOf(saved.weekly, fromOn, toOn), words: "", by, at },
  });
  const subject = { kind: "saving", id: savingId } as const;
  record(tx, { kind: "saving-recorded", subject, saving: saved.kind, commissionerId });
}
