import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import type { ArguedLine, NegotiationOnFile } from "#app/data/brokerage/negotiations.server.ts";
import { aWeek, perInWords } from "#app/components/brokerage/enquiry-words.ts";

/** A negotiation as both sides read it: the baseline, what each named in turn, and what may be agreed now. */
export function negotiationView(
  negotiation: NegotiationOnFile,
  lines: readonly ArguedLine[],
  side: "provider" | "council",
) {
  const { id, baseline, steps, agreed, closedAt, baselineOn } = negotiation;
  const theirs = steps.filter(({ by }) => by !== side).at(-1);
  const agreeable = theirs?.pence ?? (side === "council" ? baseline?.pence : undefined);
  const latest = (serviceLineId: string) =>
    steps.at(-1)?.prices.find((price) => price.serviceLineId === serviceLineId)?.pence;
  return {
    id,
    state: agreed ? ("agreed" as const) : closedAt ? ("closed" as const) : ("open" as const),
    baseline: baseline && {
      weekly: aWeek(baseline.pence),
      words: baseline.of === "asked" ? "asked in the offer" : "paid today",
      from: baselineOn ? shortDay(baselineOn) : "",
      locked: inWords(baseline.lockedAt),
    },
    steps: steps.map(({ id: key, by, pence: weekly, words, at, prices, recordedForProvider }) => ({
      ...{
        key,
        by,
        words,
        weekly: aWeek(weekly),
        at: inWords(at),
        iso: at.toISOString(),
        recordedForProvider,
      },
      prices: prices
        .map(({ serviceLineId, pence: price }) => {
          const line = lines.find((one) => one.serviceLineId === serviceLineId);
          return `${formatPounds(pence(price))}${line ? ` ${perInWords(line.per)} for ${line.title}` : ""}`;
        })
        .join("; "),
    })),
    agreed: agreed && { weekly: aWeek(agreed.pence), at: inWords(agreed.at), iso: agreed.at.toISOString() },
    closed: closedAt && { at: inWords(closedAt), reason: negotiation.closedReason },
    agreeable:
      agreeable === undefined || agreed || closedAt ? null : { pence: agreeable, weekly: aWeek(agreeable) },
    lines: lines.map(({ serviceLineId, title, pence: price, per, units }) => ({
      ...{ id: serviceLineId, title, per: perInWords(per), units },
      price: formatPounds(pence(latest(serviceLineId) ?? price)).replaceAll(/[£,]/g, ""),
    })),
  };
}

export type NegotiationView = ReturnType<typeof negotiationView>;
