import { elementsOn, isWithin } from "#app/domain/brokerage/element.ts";
import { fundingOn, nhsStreams } from "#app/domain/brokerage/funding.ts";
import { nhsShareState } from "#app/domain/brokerage/nhs-share.ts";
import { daysOfChange, firstUnfunded, placementStatus, weekOn } from "#app/domain/brokerage/placement.ts";
import { isPlanned, weeklyCost } from "#app/domain/brokerage/weekly-cost.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { addDays, compareDays, dayOf, type Day } from "#app/domain/calendar.ts";
import { formatPercent, formatPounds } from "#app/domain/money.ts";
import type {
  PlacementShown,
  ShownElement,
  ShownShare,
  ShownSuspension,
} from "#app/data/brokerage/placement-page.server.ts";
import { fundingInWords, unfundedInWords } from "#app/components/placement/refusal-words.ts";
import {
  awayWords,
  chargeInWords,
  originInWords,
  partTitle,
  shareInWords,
  spanInside,
  spanInWords,
  streamWords,
} from "#app/components/placement/placement-words.ts";

/** What the page of a placement says, in words. */
export type PlacementView = ReturnType<typeof placementView>;

/** A placement in the words of its page, as it is on a day; before its start as on its first day, after its end as on its last. */
export function placementView(placement: PlacementShown, today: Day) {
  const on = dayShown(placement, today);
  const unfunded = firstUnfunded(placement);
  return {
    ...{ id: placement.id, reference: placement.reference, personRef: placement.personRef },
    status: placementStatus(placement, today),
    on: shortDay(on),
    isToday: on === today,
    days: spanInWords(placement),
    week: weekInWords(placement, on),
    overTime: daysOfChange(placement).map((day) => ({ day: shortDay(day), ...weekInWords(placement, day) })),
    parts: elementsOn(placement.elements, on).map(partInWords),
    otherParts: placement.elements.filter((one) => !isWithin(one, on)).map(partInWords),
    nhs: nhsShares(placement),
    suspensions: placement.suspensions.map((one) => suspensionInWords(one, today)),
    unfunded: unfunded ? unfundedInWords(unfunded) : null,
  };
}

function dayShown({ fromOn, toOn }: PlacementShown, today: Day): Day {
  if (compareDays(today, fromOn) < 0) return fromOn;
  return toOn !== null && compareDays(toOn, today) <= 0 ? addDays(toOn, -1) : today;
}

function weekInWords(placement: PlacementShown, on: Day) {
  const week = weekOn(placement, on);
  const agreed = fundingOn(placement.funding, on);
  if (!week.ok)
    return {
      ...{ care: "–", payable: "–", nursing: null, away: false, funded: [] },
      wrong: fundingInWords(week.why),
    };
  const { care, payable, nursing, funded } = week.value;
  return {
    ...{ care: formatPounds(care), payable: formatPounds(payable), away: payable !== care, wrong: null },
    nursing: nursing > 0 ? formatPounds(nursing) : null,
    funded: funded.map(({ stream, pence }) => {
      const share = agreed?.shares.find((one) => one.stream === stream);
      return { who: streamWords[stream], pays: formatPounds(pence), share: share ? shareInWords(share) : "" };
    }),
  };
}

function partInWords(element: ShownElement) {
  const { ratePence, capPence, pence: price } = element;
  const beside = [
    ...(ratePence === null ? [] : [`Framework rate ${formatPounds(ratePence as typeof price)}`]),
    ...(capPence === null ? [] : [`cap ${formatPounds(capPence as typeof price)}`]),
    ...(element.excepted ? ["above the cap by an approved exception"] : []),
  ];
  return {
    ...{
      id: element.id,
      title: partTitle(element),
      charge: chargeInWords(element),
      schedule: element.schedule,
      fromOn: element.fromOn,
    },
    ...{
      nursing: element.kind === "nursing",
      days: spanInWords(element),
      origin: originInWords(element.origin, element.originTitle),
    },
    weekly: element.per === "one-off" ? "Paid once" : formatPounds(weeklyCost(element)),
    planned: isPlanned(element.per),
    newPrice: element.originTitle !== "",
    beside:
      element.kind === "nursing" ? "Never counted against the cap" : beside.join(", ") || "No rate on file",
    aboveRate: ratePence !== null && price > ratePence,
  };
}

function nhsShares({ funding }: PlacementShown) {
  return funding.flatMap(({ id, shares, ...span }) =>
    shares
      .filter(({ stream }) => nhsStreams.includes(stream))
      .map((share) => ({
        ...{ key: `${id}:${share.stream}`, who: streamWords[share.stream], days: spanInside(span) },
        ...{ share: shareInWords(share), state: nhsShareState(share) },
        reference: share.icbReference,
        reason: share.disputeReason,
        answered: answeredInWords(share),
      })),
  );
}

/** Who gave the answer that stands: the ICB's own staff, or the council for it. */
function answeredInWords({ acceptedAt, disputedAt, icbAnsweredAt }: ShownShare): string {
  const [last] = [acceptedAt, disputedAt]
    .filter((at) => at !== null)
    .sort((a, b) => b.getTime() - a.getTime());
  if (!last) return "";
  const day = shortDay(dayOf(last));
  return icbAnsweredAt?.getTime() === last.getTime()
    ? `By the ICB itself on ${day}`
    : `Noted by the council on ${day}`;
}

function suspensionInWords({ id, paid, reason, words, ...span }: ShownSuspension, today: Day) {
  return {
    ...{ id, days: spanInside(span), why: awayWords[reason], words, now: isWithin(span, today) },
    paid: paid === 0 ? "Nothing is paid" : `${formatPercent(paid)} of the price is paid`,
  };
}
