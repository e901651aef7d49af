import { dayOf } from "#app/domain/calendar.ts";
import { dayInWords, inWords, shortDay } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { formatDecimal4, formatPounds } from "#app/domain/money.ts";
import { capEffect, capEffectBy, type CapEffect } from "#app/domain/pricing/cap-effect.ts";
import { ratesUnderCap } from "#app/data/cap-effect.server.ts";
import type { CapProposal } from "#app/data/cap-proposals.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { floorsOn } from "#app/data/floors.server.ts";
import { floorLineWords } from "./cap-words.ts";

/** What is proposed, on what evidence, and what was decided. */
export function proposalInWords(one: CapProposal) {
  const decision =
    one.approved === null
      ? "Not yet decided"
      : `${one.approved ? "Approved" : "Refused"} by ${one.decider ?? "a colleague"}${one.decidedAt ? ` on ${dayInWords(dayOf(one.decidedAt))}` : ""}: ${one.decisionReason}`;
  const rows = [
    { key: "Cap", value: `${formatPrice(one.pence, one.unit)}, ${one.area.toLowerCase()}` },
    { key: "Holds from", value: dayInWords(one.effectiveFrom) },
    { key: "Based on", value: one.basis },
    { key: "Data", value: `${one.document}, as of ${shortDay(one.dataOn)}` },
    { key: "Consultation", value: one.consultation },
    { key: "Equality impact assessment", value: one.equalityReference },
    { key: "Proposed", value: `by ${one.proposer} at ${inWords(one.proposedAt)}` },
    { key: "Decision", value: decision },
  ];
  const answer = one.floorAnswer ? [{ key: "On the floor", value: one.floorAnswer }] : [];
  return {
    title: `${one.line}, ${one.area.toLowerCase()}`,
    lotTitle: one.lotTitle,
    rows: [...rows, ...answer],
  };
}

/** The floor of the cap's line on its day, part by part. */
export async function floorInWords(tx: Tx, one: CapProposal) {
  const floor = (await floorsOn(tx, [one.serviceLineId], one.effectiveFrom)).get(one.serviceLineId);
  if (!floor) return { known: false, below: false, price: "", lines: [], notes: [] };
  const { basis } = floor;
  return {
    known: true,
    below: one.pence < floor.unit,
    price: formatPrice(floor.unit, one.unit),
    lines: [
      ...floor.lines.map((line) => ({
        what: floorLineWords[line.name],
        amount: formatDecimal4(line.anHour),
      })),
      { what: "An hour of work", amount: formatDecimal4(floor.anHour) },
    ],
    notes: [
      `A unit takes ${basis.workHours} hours of work, each with ${basis.travelMinutes} minutes of travel and ${basis.miles} miles, by people who work ${basis.weeklyHours} hours a week, train ${basis.trainingHours} hours and are ill ${basis.sickDays} days a year. ${floor.source}${floor.uncertain ? " (uncertain)" : ""}.`,
      ...floor.facts.map(
        (fact) => `${fact.source}, from ${shortDay(fact.fromOn)}${fact.uncertain ? " (uncertain)" : ""}.`,
      ),
    ],
  };
}

/** Whom the cap would leave over it, in all, by area and by size. */
export async function effectInWords(tx: Tx, one: CapProposal) {
  const rates = await ratesUnderCap(tx, one, one.effectiveFrom);
  const over = rates.filter((rate) => rate.pence > one.pence);
  return {
    total: effectRow("All", capEffect(rates, one.pence)),
    groups: [
      ...capEffectBy(rates, one.pence, (rate) => rate.areaName).map((row) => effectRow(row.group, row)),
      ...capEffectBy(rates, one.pence, (rate) =>
        rate.small ? "Small and medium providers" : "Larger providers",
      ).map((row) => effectRow(row.group, row)),
    ],
    over: over.slice(0, 100).map((rate, index) => ({
      key: `${rate.providerId}-${rate.areaId}-${rate.locationId}-${index}`,
      provider: rate.providerName,
      place: `${rate.locationName}, ${rate.areaName.toLowerCase()}`,
      rate: formatPrice(rate.pence, one.unit),
      volume: rate.volume ? rate.volume.units.toLocaleString("en-GB") : "Not declared",
    })),
    more: Math.max(0, over.length - 100),
  };
}

function effectRow(group: string, effect: CapEffect) {
  return {
    group,
    members: `${effect.membersOver} of ${effect.members}`,
    locations: String(effect.locationsOver),
    people: String(effect.peopleOver),
    spend: formatPounds(effect.spendOver),
    stake: formatPounds(effect.atStake),
    withoutVolume: effect.withoutVolume,
  };
}
