import { addDays, compareDays, toDay, type Day } from "#app/domain/calendar.ts";
import { councilId, personId } from "../commissioning.ts";
import { at } from "../days.ts";
import { rowsOf } from "../history-deeds.ts";
import { idOf, type Ledger, type Row } from "../ledger.ts";
import { lots } from "../lots.ts";
import type { DemonstrationPlacement } from "../placements-of-people.ts";

const today = toDay("2026-11-24");

/** What providers propose of running placements and what was decided, which moves are planned, and nursing paid by the NHS. */
export function addUpkeepOfPeople(ledger: Ledger, placements: readonly DemonstrationPlacement[]) {
  const running = placements.filter(({ toOn }) => toOn === null);
  addReviews(ledger, running);
  addMoves(ledger, running);
  addNursingOf(ledger, running);
}

type Proposal = {
  readonly nth: number;
  readonly placement: DemonstrationPlacement;
  readonly after: (units: number) => number;
  readonly reason: string;
  readonly proposedOn: Day;
};

/** What an assessor decided of a proposal; nothing while it waits. */
type Outcome = { readonly agreed: boolean; readonly words: string; readonly newElementId?: string };

/** Proposals that wait, three of them of the provider that can sign in, and some that were refused or withdrawn. */
function addReviews(ledger: Ledger, running: readonly DemonstrationPlacement[]) {
  const byHour = running.filter(
    ({ fromOn, elements, reviewed }) =>
      !reviewed && elements.at(-1)?.per === "hour" && compareDays(fromOn, toDay("2026-09-01")) < 0,
  );
  const own = byHour.filter(({ providerId }) => providerId === idOf("provider", 1)).slice(0, 3);
  const others = byHour.filter(
    ({ providerId }, place) => place % 97 === 5 && providerId !== idOf("provider", 1),
  );
  const accounts = accountsOf(ledger);
  [...own, ...others.slice(0, 16)].forEach((placement, nth) => {
    const fewer = nth % 3 !== 0;
    const proposal = {
      ...{ nth, placement, proposedOn: addDays(today, -2 - nth) },
      after: (units: number) => (fewer ? Math.max(units - 1.5, 0.5) : units + 2),
      reason: fewer
        ? "The person manages more alone since the summer"
        : "The person needs help in the evening too",
    };
    const isRefused = nth >= 11 && nth < 17;
    const outcome = isRefused ? { agreed: false, words: "The last assessment says otherwise" } : undefined;
    addProposal(ledger, accounts, proposal, outcome, nth >= 17);
  });
}

function addProposal(
  ledger: Ledger,
  accounts: ReadonlyMap<string, string>,
  { nth, placement, after, reason, proposedOn }: Proposal,
  outcome: Outcome | undefined,
  withdrawn: boolean,
) {
  const element = placement.elements.at(-1);
  if (!element) return;
  ledger.add("review_proposal", {
    ...{ id: idOf("review", nth), placement_id: placement.id, commissioner_id: councilId },
    ...{ provider_id: placement.providerId, element_id: element.id, units_before: element.units },
    ...{ units_after: after(element.units), from_on: addDays(today, 13), reason },
    ...{ proposed_by: accounts.get(placement.providerId), proposed_at: at(proposedOn, 10) },
    withdrawn_at: withdrawn ? at(addDays(proposedOn, 1), 12) : null,
    ...decidedBy(outcome, at(addDays(proposedOn, 2), 15)),
  });
}

function decidedBy(outcome: Outcome | undefined, when: Date): Row {
  return {
    agreed: outcome?.agreed ?? null,
    decided_by: outcome ? personId("assessor") : null,
    decided_at: outcome ? when : null,
    decision_words: outcome?.words ?? "",
    new_element_id: outcome?.newElementId ?? null,
  };
}

/** The proposal that an assessor agreed to, by which one part took over from another. */
export function addAgreedReview(
  ledger: Ledger,
  part: { readonly placementId: string; readonly providerId: string; readonly elementId: string },
  change: {
    readonly before: number;
    readonly after: number;
    readonly on: Day;
    readonly newElementId: string;
  },
) {
  const { newElementId } = change;
  ledger.add("review_proposal", {
    ...{ id: idOf("review", part.elementId), placement_id: part.placementId, commissioner_id: councilId },
    ...{ provider_id: part.providerId, element_id: part.elementId, units_before: change.before },
    ...{ units_after: change.after, from_on: change.on, reason: "Less help is needed in the morning" },
    ...{ proposed_by: accountsOf(ledger).get(part.providerId), proposed_at: at(addDays(change.on, -21), 10) },
    withdrawn_at: null,
    ...decidedBy({ agreed: true, words: "", newElementId }, at(addDays(change.on, -14), 15)),
  });
}

/** Of each provider the person who proposes. */
function accountsOf(ledger: Ledger): ReadonlyMap<string, string> {
  return new Map(
    rowsOf<{ id: string; provider_id: string | null }>(ledger, "account").flatMap(({ id, provider_id }) =>
      provider_id ? [[provider_id, id] as const] : [],
    ),
  );
}

/** Days from today for which moves are planned: some are over, some come within the weeks of the reminder, some later. */
const plannedIn = [-30, -12, -5, -1, 1, 4, 9, 14, 18, 21, 35, 60, 90, 120];

function addMoves(ledger: Ledger, running: readonly DemonstrationPlacement[]) {
  const living = running.filter(({ lot, fromOn }) => (lot === 2 || lot === 3) && fromOn < "2026-06-01");
  plannedIn.forEach((days, nth) => {
    const placement = living[nth * 41 + 7];
    const rung = placement && lots[placement.lot - 1]?.rung;
    if (!rung) return;
    const plannedOn = addDays(today, days);
    ledger.add("placement_move", {
      ...{ id: idOf("move", nth), commissioner_id: councilId, person_ref: placement.personRef },
      ...{ from_placement_id: placement.id, to_rung_id: idOf("rung", rung - 1 - (nth % 3)) },
      ...{ planned_on: plannedOn, reason: "Ready for a place with less support" },
      ...{ recorded_by: personId(nth % 4 === 3 ? "broker2" : "broker"), recorded_at: at("2026-10-12", 14) },
      reminded_at: days < 0 ? at(addDays(plannedOn, -21), 8) : null,
      given_up_at: nth === 1 ? at("2026-11-19", 11) : null,
    });
  });
}

/** What the NHS pays a home for nursing (FNC) in a week, by the day it holds from; the second figure is uncertain. */
const nursing = [
  { pence: 25_406, from: toDay("2025-04-01"), to: toDay("2026-04-01") },
  { pence: 26_768, from: toDay("2026-04-01"), to: null },
] as const;

/** Two in three people in a nursing home whom full CHC does not pay for have nursing paid on top of the home's rate. */
function addNursingOf(ledger: Ledger, running: readonly DemonstrationPlacement[]) {
  const wholly = new Set(
    ledger.rows("placement_share").flatMap((row) => (row["stream"] === "chc" ? [row["funding_id"]] : [])),
  );
  running
    .filter(({ id, lot }) => lot === 1 && !wholly.has(idOf("funding", id)))
    .filter((_, nth) => nth % 3 !== 0)
    .forEach((placement) => {
      for (const { pence, from, to } of nursing) {
        const fromOn = compareDays(from, placement.fromOn) < 0 ? placement.fromOn : from;
        if (to !== null && compareDays(fromOn, to) >= 0) continue;
        ledger.add("placement_element", {
          ...{
            id: idOf("nursing", placement.id, from),
            placement_id: placement.id,
            commissioner_id: councilId,
          },
          ...{
            provider_id: placement.providerId,
            service_line_id: placement.elements[0]?.lineId,
            kind: "NURSING",
          },
          ...{ pence, per: "week", units: 1, weekly_pence: pence, schedule: "", from_on: fromOn, to_on: to },
          ...{ rate_id: null, rate_pence: null, cap_pence: null, origin: "AMENDED" },
        });
      }
    });
}
