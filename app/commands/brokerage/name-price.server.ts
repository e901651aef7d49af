import type { ProviderActor, StaffActor } from "#app/domain/access/actor.ts";
import { name, type NegotiationRefusal, type Step } from "#app/domain/brokerage/negotiation.ts";
import { weeklyCostOf } from "#app/domain/brokerage/weekly-cost.ts";
import { personalDetailIn, type PersonalDetail } from "#app/domain/call-off/no-person.ts";
import type { Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { linesArgued } from "#app/data/brokerage/argued-lines.server.ts";
import { addStep, lockNegotiation, type NamedPrice } from "#app/data/brokerage/negotiations.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import { queueToProvider, queueToStaff } from "#app/data/outbox.server.ts";
import { priceAnsweredLetter, priceNamedLetter } from "#app/mail/enquiry.ts";

/** A price for a unit of each line, with what goes with it. */
export type ToName = {
  readonly prices: readonly NamedPrice[];
  readonly words: string;
  /** Whether the council writes down what the provider said by telephone. */
  readonly forProvider: boolean;
};

export type NameRefusal =
  | NegotiationRefusal
  | { readonly kind: "line-missing"; readonly serviceLineId: string }
  | { readonly kind: "names-a-person"; readonly detail: PersonalDetail };

/** The whole address of the page on which a provider answers in a negotiation. */
export type NegotiationPage = (negotiationId: string) => string;

/**
 * Names a price in turn: a price for a unit of each line, from which the week follows by the one rule. The other side is
 * told. Null for a stranger's negotiation.
 */
export function namePrice(
  actor: StaffActor | ProviderActor,
  negotiationId: string,
  { prices, words, forProvider }: ToName,
  page: NegotiationPage,
  arrival?: Arrival,
): Promise<Verdict<{ readonly weekly: Pence }, NameRefusal> | null> {
  return inTransaction<Verdict<{ readonly weekly: Pence }, NameRefusal> | null>(
    actor,
    async (tx, now) => {
      const negotiation = await lockNegotiation(tx, negotiationId);
      if (!negotiation) return null;
      const recordedForProvider = actor.kind === "staff" && forProvider;
      const by: Step["by"] = actor.kind === "provider" || recordedForProvider ? "provider" : "council";
      const named = [];
      for (const line of await linesArgued(tx, negotiation)) {
        const price = prices.find(({ serviceLineId }) => serviceLineId === line.serviceLineId);
        if (!price) return no({ kind: "line-missing", serviceLineId: line.serviceLineId });
        named.push({ ...line, pence: price.pence as Pence });
      }
      const detail = personalDetailIn(words);
      if (detail) return no({ kind: "names-a-person", detail });
      const step = { by, pence: weeklyCostOf(named), at: now };
      const verdict = name(negotiation, step);
      if (!verdict.ok) return verdict;
      const kept = named.map(({ serviceLineId, pence }) => ({ serviceLineId, pence }));
      await addStep(tx, negotiation, { ...step, words, prices: kept, recordedForProvider }, actor.accountId);
      record(tx, {
        ...{ kind: by === "provider" ? "price-asked" : "price-countered", weekly: step.pence },
        ...{
          subject: { kind: "negotiation", id: negotiationId },
          commissionerId: negotiation.commissionerId,
        },
      });
      const { commissioner, providerId, provider, openedBy, steps, commissionerId } = negotiation;
      const onceKey = `price:${negotiationId}:${steps.length + 1}`;
      if (by === "council")
        await queueToProvider(tx, providerId, priceNamedLetter({ commissioner, link: page(negotiationId) }), {
          onceKey,
          commissionerId,
        });
      else if (!recordedForProvider)
        await queueToStaff(tx, openedBy, priceAnsweredLetter({ provider, answer: "named a price" }), onceKey);
      return yes({ weekly: step.pence });
    },
    arrival,
  );
}
