import { toUnit, unitsInWords } from "#app/domain/call-off/line-unit.ts";
import type { CallOff } from "#app/domain/call-off/call-off.ts";
import { replays } from "#app/domain/call-off/award-basis.ts";
import { rankBids } from "#app/domain/call-off/ranking.ts";
import type { Day } from "#app/domain/calendar.ts";
import { dayInWords, deadlineInWords, inWords } from "#app/domain/calendar-words.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { trailOf } from "#app/data/audit-trail.server.ts";
import { holdsOf } from "#app/data/call-off/award-holds.server.ts";
import { lettersOf } from "#app/data/call-off/award-letters.server.ts";
import { awardsOf, basisOf, checksOfAward } from "#app/data/call-off/awards.server.ts";
import { drawsOf, exclusionsOf, queriesOf } from "#app/data/call-off/bid-exclusions.server.ts";
import { bidConsensus, bidScores } from "#app/data/call-off/bid-scores.server.ts";
import { bidsOpened, criteriaOf } from "#app/data/call-off/bids-opened.server.ts";
import { namedCodes } from "#app/data/call-off/cpv-codes.server.ts";
import { linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { interestsOnFile, invitationsOnFile, peopleOnFile } from "#app/data/call-off/decision-file.server.ts";
import { contractOfCallOff } from "#app/data/call-off/new-contract.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { namesFor } from "#app/data/trail-names.server.ts";
import { kindWords, routeWords } from "#app/components/call-off/call-off-words.ts";
import { exclusionWords, holdWords } from "#app/components/call-off/judging-words.ts";
import { vatEstimateInWords } from "#app/components/call-off/vat-words.ts";
import { regimeWords } from "#app/components/portal/round-words.ts";
import { rankingRows } from "./ranking.server.ts";
import { tellEvent } from "./trail-words.ts";

type Fact = readonly [what: string, value: string];

/** The start of the file: what was wanted, by which route and why, who was invited and when what happened. */
export async function startOfFile(tx: Tx, callOff: CallOff, today: Day) {
  const lines = await linesOfCallOff(tx, callOff.id);
  const codes = await namedCodes(tx, callOff.cpvCodes, today);
  const people = await peopleOnFile(tx, callOff.id);
  const wanted: readonly Fact[] = [
    ["What is wanted", callOff.summary || callOff.title],
    ["Kind", kindWords[callOff.kind]],
    ["Legal regime", regimeWords[callOff.regime]],
    ["Term", `${dayInWords(callOff.startsOn)} to ${dayInWords(callOff.endsOn)}`],
    ["Estimated value without VAT", formatPounds(callOff.value)],
    ["Estimated value with VAT", formatPounds(callOff.valueWithVat)],
    ["VAT", vatEstimateInWords(lines)],
    ...said("Codes for notices (CPV)", codes.join("; ")),
    ["Route", callOff.route ? routeWords[callOff.route] : "Not chosen"],
    ...said("Why this route", callOff.routeReason),
    ...said("The person’s choice", callOff.choiceStatement),
    ...said("Mixed procurement", callOff.mixedTest),
    ["Set up", `${people?.creator ?? "A colleague"}, ${inWords(callOff.createdAt)}`],
    ...at("Approved to start", callOff.approvedAt, people?.approver),
    ...at("Published", callOff.publishedAt),
    ...at("Questions until", callOff.questionsCloseAt),
    ...at("Bids until", callOff.closesAt),
    ...at(
      "Opened",
      callOff.openedAt,
      people && `${people.first ?? "a colleague"} and ${people.second ?? "a colleague"}`,
    ),
  ];
  return {
    wanted,
    lines: lines.map(({ id, title, area, unit, units, lotNumber }) => ({
      ...{ id, units: unitsInWords(units, toUnit(unit)), title: `Lot ${lotNumber}: ${title}, ${area}` },
    })),
    invited: (await invitationsOnFile(tx, callOff.id)).map((one) => ({
      ...{ provider: one.provider, reason: one.reason || "A member of every lot" },
      bid: one.bidAt
        ? `Bid at ${inWords(one.bidAt)}`
        : one.declinedAt
          ? `Declined: ${one.declinedReason}`
          : "No bid",
    })),
    interests: (await interestsOnFile(tx, callOff.id)).map(({ name, statement, providers, at: when }) => ({
      ...{ name, when: inWords(when) },
      words: `${providers.length > 0 ? `An interest in ${providers.join(", ")}` : "No interest"}. ${statement}`,
    })),
  };
}

/** How the bids were judged: every score with its reason that the reader may see, questions, exclusions and lots. */
export async function judgingOnFile(tx: Tx, callOffId: string) {
  const criteria = await criteriaOf(tx, callOffId);
  const bids = await bidsOpened(tx, callOffId);
  const scores = await bidScores(tx, callOffId);
  const agreed = await bidConsensus(tx, callOffId);
  const providerOf = (bidId: string) => bids.find((bid) => bid.bidId === bidId)?.provider ?? "";
  const answers = bids.flatMap(({ bidId, provider }) =>
    criteria.map(({ id, title, weight }) => {
      const of = (one: { bidId: string; criterionId: string }) =>
        one.bidId === bidId && one.criterionId === id;
      const consensus = agreed.find(of);
      return {
        ...{ key: `${bidId}${id}`, provider, title: `${title} (${weight}%)` },
        apart: scores.filter(of).map(({ name, score, reason }) => `${name}: ${score}, ${reason}`),
        agreed: consensus ? `${consensus.score}: ${consensus.reason} (${consensus.by})` : "Not agreed",
      };
    }),
  );
  const queries = (await queriesOf(tx, callOffId)).map((query) => {
    const outcome =
      query.accepted === null
        ? "not decided"
        : `${query.accepted ? "accepted" : "not accepted"}, ${query.decisionReason}`;
    return `${providerOf(query.bidId)} was asked about its price: “${query.question}” It answered: “${query.answer || "nothing"}” The answer was ${outcome}.`;
  });
  const exclusions = (await exclusionsOf(tx, callOffId)).map(
    ({ bidId, kind, reason, by, at: when, liftedAt, liftedReason }) =>
      `${providerOf(bidId)} was excluded by ${by}, ${inWords(when)}. ${exclusionWords[kind]}: ${reason}.${liftedAt ? ` Taken back: ${liftedReason}.` : ""}`,
  );
  const draws = (await drawsOf(tx, callOffId)).map(
    ({ bidIds, witnesses, by, at: when }) =>
      `Lots were drawn, recorded by ${by}, ${inWords(when)}: ${bidIds.map(providerOf).join(", then ")}. ${witnesses}`,
  );
  return { answers, events: [...queries, ...exclusions, ...draws] };
}

/** Every award with its basis worked out again, its checks, decision, letters, standstill, holds and contract. */
export async function awardsOnFile(tx: Tx, callOff: CallOff) {
  const bids = await bidsOpened(tx, callOff.id);
  const providerOf = (bidId: string) => bids.find((bid) => bid.bidId === bidId)?.provider ?? "";
  const letters = await lettersOf(tx, callOff.id);
  const contract = await contractOfCallOff(tx, callOff.id);
  const awards = [];
  for (const award of await awardsOf(tx, callOff.id)) {
    const basis = await basisOf(tx, award.id);
    const ranking = basis && rankBids(basis.bids, basis.rules, basis.draws);
    const checks = await checksOfAward(tx, award.id);
    const holds = await holdsOf(tx, award.id);
    const own = letters.filter(({ awardId }) => awardId === award.id);
    const decided = award.decider
      ? `${award.approved ? "Approved" : "Refused"} by ${award.decider}`
      : "Decided";
    const facts: readonly Fact[] = [
      ["Value without VAT", formatPounds(award.value)],
      ["Reasons", award.reasons],
      ["Recommended", `${award.recommender}, ${inWords(award.recommendedAt)}`],
      ...checks.map(({ clear, by, at: when, note }): Fact => [
        "Exclusion and debarment checked",
        `${clear ? "Clear" : "Not clear"}: ${by}, ${inWords(when)}. ${note}`,
      ]),
      ...at(decided, award.decidedAt, award.decisionReason),
      ...at(`Letters to ${own.length} bidders`, award.lettersAt),
      ...said("Standstill", award.standstillWords),
      ...(own[0] ? said("What spoke for the winner", own[0].letter.advantages) : []),
      ...holds.map((hold): Fact => [
        holdWords[hold.kind],
        `${hold.provider ?? ""} ${dayInWords(hold.receivedOn)}: ${hold.words} ${hold.answeredAt ? `Answered ${inWords(hold.answeredAt)}: ${hold.answer}` : "Not answered."} ${hold.notBefore ? `No contract before ${deadlineInWords(hold.notBefore)}.` : ""}`.trim(),
      ]),
      ...at("Withdrawn", award.withdrawnAt, award.withdrawnReason),
    ];
    awards.push({
      ...{ id: award.id, provider: award.provider, facts },
      ranking:
        basis && ranking?.ok
          ? {
              rows: rankingRows(ranking.value, basis.rules, providerOf),
              weights: { quality: basis.rules.qualityWeight, price: 100 - basis.rules.qualityWeight },
              formula: basis.formula,
              same: replays(basis),
              rates: basis.rates.map((rate) => ({
                ...{ id: rate.callOffLineId, rate: formatPounds(pence(rate.ratePence)) },
                cap: rate.capPence === null ? "none" : formatPounds(pence(rate.capPence)),
              })),
            }
          : null,
    });
  }
  return {
    awards,
    contract: contract && `${contract.reference}, made ${inWords(contract.madeAt)}`,
  };
}

/** The trail of a call-off, oldest first. */
export async function trailOnFile(tx: Tx, callOffId: string) {
  const events = await trailOf(tx, "call-off", callOffId);
  const names = await namesFor(tx, events);
  return events.map((event) => tellEvent(event, names));
}

function said(what: string, value: string): readonly Fact[] {
  return value === "" ? [] : [[what, value]];
}

function at(what: string, when: Date | null, more?: string | null): readonly Fact[] {
  return when ? [[what, `${inWords(when)}${more ? `, ${more}` : ""}`]] : [];
}
