import type pg from "pg";
import type { ProviderActor, Role, StaffActor } from "#app/domain/access/actor.ts";
import { anApplicant, type Applying } from "./applicant.ts";
import { idOf, insert, market, type Market } from "./market.ts";
import { memberAt } from "./member.ts";

/** A member of the first core lot with a rate in its line everywhere. */
export type Bidder = Pick<Applying, "actor" | "partyId" | "organisationId"> & {
  readonly actor: ProviderActor;
  readonly rateId: string;
  readonly ratePence: number;
};

/** A market with three members, the staff of its council, limits and routes, in which services are called off. */
export type CallingOff = Market & {
  readonly bidders: readonly [Bidder, Bidder, Bidder];
  readonly commissioner: StaffActor;
  readonly commissioner2: StaffActor;
  readonly approver: StaffActor;
  readonly evaluator: StaffActor;
  readonly evaluator2: StaffActor;
  readonly finance: StaffActor;
};

/** The instants that tests of a competition stand at. */
export const published = "2026-11-02T09:00:00.000Z";
export const whileOpen = "2026-11-16T10:00:00.000Z";
const questionsClose = "2026-11-20T12:00:00.000Z";
export const bidsClose = "2026-12-04T12:00:00.000Z";

const rates = [2_400, 2_450, 2_500] as const;

/** Three members at 24.00, 24.50 and 25.00 pounds an hour under a cap of 26.00, and everyone who calls off. */
export async function callingOff(owner: pg.Client, world = 0): Promise<CallingOff> {
  const made = await market(owner, world);
  await owner.query("UPDATE framework SET maximum_pence = 500000000000 WHERE id = $1", [made.frameworkId]);
  const bidder = async (nth: 0 | 1 | 2): Promise<Bidder> => {
    const applicant = await anApplicant(owner, nth + 1, world);
    const rateId = await memberAt(owner, made, applicant, rates[nth], 1 + nth + 10 * world, "EXEMPT", world);
    return { ...applicant, rateId, ratePence: rates[nth] };
  };
  const bidders = [await bidder(0), await bidder(1), await bidder(2)] as const;
  const person = (nth: number, ...roles: Role[]) => member(owner, made.commissionerId, world, nth, roles);
  const limit = {
    commissioner_id: made.commissionerId,
    from_on: "2026-01-01",
    source: "Scheme of delegation",
  };
  await insert(owner, "call_off_limit", [
    { ...limit, role: "approver", limit_pence: 500_000_000 },
    { ...limit, role: "commissioner", limit_pence: 10_000_000 },
  ]);
  await insert(
    owner,
    "lot_route",
    (["DIRECT", "RESTRICTED", "OPEN"] as const).flatMap((route, r) =>
      made.coreLotIds.map((lotId, n) => ({
        ...{ id: idOf(60, 10 * r + n, world), framework_id: made.frameworkId, lot_id: lotId, route },
        ...{ kinds: ["SPOT", "BLOCK"], from_on: "2026-01-01", source: "Call-off rules of the framework" },
        ...{ needs_reason: route === "RESTRICTED", ranking: "PRICE" },
        ...{ response_measure: "WORKING_HOURS", response_units: 8 },
      })),
    ),
  );
  return {
    ...made,
    bidders,
    commissioner: await person(1, "commissioner"),
    commissioner2: await person(2, "commissioner"),
    approver: await person(3, "approver"),
    evaluator: await person(4, "evaluator"),
    evaluator2: await person(5, "evaluator"),
    finance: await person(6, "finance"),
  };
}

/** A call-off in the database with the ids of its line and of its two questions on quality (60 and 40 of 100). */
export type MadeCallOff = {
  readonly callOffId: string;
  readonly lineId: string;
  readonly criterionIds: readonly [string, string];
};

type Stage = "draft" | "approved" | "published";

/**
 * A call-off of 1,000 hours in the first core lot, as far as the stage says. A published competition (quality 60, price
 * 40) has every member invited; it was created by the commissioner and approved by the approver.
 */
export async function aCallOff(
  owner: pg.Client,
  world: CallingOff,
  stage: Stage = "published",
  changes: Readonly<Record<string, unknown>> = {},
  nth = 1,
): Promise<MadeCallOff> {
  const [callOffId, lineId] = [idOf(61, nth), idOf(62, nth)];
  const criterionIds = [idOf(63, 2 * nth), idOf(63, 2 * nth + 1)] as const;
  const whose = { call_off_id: callOffId, commissioner_id: world.commissionerId };
  const approved = {
    approval_asked_by: world.commissioner.accountId,
    approval_asked_at: "2026-10-30T09:00:00Z",
  };
  const by = { approved_by: world.approver.accountId, approved_at: "2026-10-30T15:00:00Z" };
  await insert(owner, "call_off", [
    {
      ...{ id: callOffId, framework_id: world.frameworkId, commissioner_id: world.commissionerId },
      ...{
        reference: `CO-2026-${String(9000 + nth)}`,
        title: "Home care in the north",
        summary: "Evening calls.",
      },
      ...{
        kind: "SPOT",
        innovation: false,
        regime: "PA_2023_LIGHT_TOUCH",
        mixed_test: "",
        urgency: "ROUTINE",
      },
      ...{ user_choice: false, choice_statement: "", starts_on: "2027-01-04", ends_on: "2028-01-04" },
      ...{ extension_months: 0, value_pence: 2_600_000, value_with_vat_pence: 2_600_000, route: "OPEN" },
      ...{ route_reason: "", quality_weight: 60, minimum_quality: 50, price_formula: "lowest-over-this@1" },
      ...{
        tie_rule: "HIGHER_QUALITY",
        standstill_promised: false,
        returned_reason: "",
        cancelled_reason: "",
      },
      ...{ questions_close_at: questionsClose, closes_at: bidsClose },
      ...{ created_by: world.commissioner.accountId, created_at: "2026-10-29T09:00:00Z" },
      ...changes,
    },
  ]);
  await insert(owner, "call_off_lot", [
    { ...whose, lot_id: world.coreLotIds[0], position: 1, milestone: "" },
  ]);
  await insert(owner, "call_off_line", [
    {
      ...{ id: lineId, ...whose, lot_id: world.coreLotIds[0], service_line_id: world.lineIds[0] },
      ...{ area_id: world.everywhereId, units: 1_000, position: 1, note: "" },
    },
  ]);
  await insert(
    owner,
    "call_off_criterion",
    criterionIds.map((id, n) => ({
      ...{ id, ...whose, position: n + 1, title: n === 0 ? "Continuity" : "Safety", question: "How?" },
      ...{ guidance: "", weight: n === 0 ? 60 : 40, minimum_score: null, maximum_words: 500 },
    })),
  );
  if (stage === "draft") return { callOffId, lineId, criterionIds };
  await set(owner, callOffId, { ...approved, ...by });
  if (stage === "approved") return { callOffId, lineId, criterionIds };
  await insert(
    owner,
    "call_off_invitation",
    world.bidders.map(({ actor, partyId }, n) => ({
      ...{
        id: idOf(64, 10 * nth + n),
        ...whose,
        provider_id: actor.providerId,
        party_id: partyId,
        reasons: [],
      },
      ...{ reason: "", invited_by: world.commissioner.accountId, invited_at: published, declined_reason: "" },
    })),
  );
  await set(owner, callOffId, { published_at: published });
  return { callOffId, lineId, criterionIds };
}

async function set(owner: pg.Client, callOffId: string, values: Readonly<Record<string, unknown>>) {
  const columns = Object.keys(values);
  const sets = columns.map((column, n) => `${owner.escapeIdentifier(column)} = $${n + 2}`).join(", ");
  await owner.query(`UPDATE call_off SET ${sets} WHERE id = $1`, [callOffId, ...Object.values(values)]);
}

async function member(
  owner: pg.Client,
  commissionerId: string,
  world: number,
  nth: number,
  roles: readonly Role[],
): Promise<StaffActor> {
  const accountId = idOf(65, nth, world);
  await insert(owner, "account", [
    {
      ...{ id: accountId, email: `caller${world}-${nth}@council.test`, name: `Staff ${nth}` },
      ...{ commissioner_id: commissionerId, roles, created_at: "2026-01-01T00:00:00Z" },
    },
  ]);
  return { kind: "staff", accountId, commissionerId, roles };
}

/** A bid as a test makes it: whose, at how much for a unit. */
export type MadeBid = { readonly bidder: 0 | 1 | 2; readonly pence: number };

/** The instant at which tests open bids, and one on the next working day at which they judge. */
const bidsOpen = "2026-12-04T14:00:00.000Z";
export const whileJudging = "2026-12-07T10:00:00.000Z";

/**
 * Bids on a published call-off, opened by two people after its close. The two evaluators are appointed, and everyone has
 * declared to have no interest. Answers the bids' ids in the order given.
 */
export async function bidsOpened(
  owner: pg.Client,
  world: CallingOff,
  { callOffId, lineId, criterionIds }: MadeCallOff,
  bids: readonly MadeBid[],
): Promise<readonly string[]> {
  const whose = { call_off_id: callOffId, commissioner_id: world.commissionerId };
  const first = 10 * Number.parseInt(callOffId.slice(-12), 16);
  const made = bids.map(({ bidder, pence }, n) => ({
    ...world.bidders[bidder],
    pence,
    id: idOf(66, first + n),
  }));
  await insert(
    owner,
    "bid",
    made.map(({ id, actor }, n) => ({
      ...{ id, ...whose, provider_id: actor.providerId, version: 1, reference: `B-${first + n}` },
      ...{ submitted_at: "2026-11-30T10:00:00Z", submitted_by: actor.accountId, content_hash: "hash" },
    })),
  );
  await insert(
    owner,
    "bid_content",
    made.map(({ id, actor, pence }) => ({
      ...{ bid_id: id, ...whose, provider_id: actor.providerId, salt: "salt" },
      content: {
        answers: criterionIds.map((criterionId, n) => ({
          ...{ criterionId, title: n === 0 ? "Continuity" : "Safety", text: "By one team for each person." },
        })),
        prices: [
          { ...{ lineId, title: "Home care", area: "Everywhere", unit: "hour" }, units: "1000.00", pence },
        ],
      },
    })),
  );
  await insert(
    owner,
    "bid_price",
    made.map(({ id, actor, pence, rateId, ratePence }) => ({
      ...{ bid_id: id, call_off_line_id: lineId, ...whose, provider_id: actor.providerId, pence },
      ...{ rate_id: rateId, rate_pence: ratePence, cap_pence: world.capPence },
    })),
  );
  const appointed = { appointed_by: world.commissioner.accountId, appointed_at: published };
  await insert(
    owner,
    "call_off_evaluator",
    [world.evaluator, world.evaluator2].map(({ accountId }, n) => ({
      ...{ ...whose, account_id: accountId, lived_experience: n === 1, ...appointed },
    })),
  );
  const people = [world.commissioner, world.commissioner2, world.approver, world.evaluator, world.evaluator2];
  await insert(
    owner,
    "call_off_interest",
    people.map(({ accountId }) => ({
      ...{ ...whose, account_id: accountId, statement: "", provider_ids: [], declared_at: whileOpen },
    })),
  );
  await insert(owner, "call_off_opening", [
    {
      ...{ ...whose, first_by: world.commissioner.accountId, first_at: bidsOpen },
      ...{ second_by: world.approver.accountId, opened_at: bidsOpen },
    },
  ]);
  return made.map(({ id }) => id);
}

/** Scores agreed for a bid, question by question, as if two evaluators had scored it. */
export async function scoresAgreed(
  owner: pg.Client,
  world: CallingOff,
  { callOffId, criterionIds }: MadeCallOff,
  bidId: string,
  scores: readonly [number, number],
) {
  const { rows } = await owner.query<{ provider: string }>(
    "SELECT provider_id AS provider FROM bid WHERE id = $1",
    [bidId],
  );
  const whose = {
    call_off_id: callOffId,
    commissioner_id: world.commissionerId,
    provider_id: rows[0]?.provider,
  };
  const answers = criterionIds.map((criterionId, n) => ({
    ...{ bid_id: bidId, criterion_id: criterionId, ...whose, score: scores[n], reason: "Seen and agreed" },
  }));
  await insert(
    owner,
    "bid_score",
    answers.flatMap((answer) =>
      [world.evaluator, world.evaluator2].map(({ accountId }) => ({
        ...{ ...answer, account_id: accountId, scored_at: whileJudging },
      })),
    ),
  );
  await insert(
    owner,
    "bid_consensus",
    answers.map((answer) => ({
      ...{ ...answer, moderated_by: world.commissioner.accountId, moderated_at: whileJudging },
    })),
  );
}

/** A contract in the database, with the call-off that it came from and its line. */
export type MadeContract = {
  readonly contractId: string;
  readonly callOffId: string;
  readonly lineId: string;
};

/**
 * A contract for 1,000 hours with the first member at its own rate, 24,000 pounds with no VAT, for the year 2027; made on Monday 2
 * November 2026 by direct award. `changes` are of the contract, `callOffChanges` of its call-off.
 */
export async function aContract(
  owner: pg.Client,
  world: CallingOff,
  nth = 1,
  changes: Readonly<Record<string, unknown>> = {},
  callOffChanges: Readonly<Record<string, unknown>> = {},
): Promise<MadeContract> {
  const { callOffId, lineId } = await aCallOff(
    owner,
    world,
    "approved",
    { route: "DIRECT", response_measure: "WORKING_HOURS", response_units: 8, ...callOffChanges },
    100 + nth,
  );
  const [bidder] = world.bidders;
  const whose = { call_off_id: callOffId, commissioner_id: world.commissionerId };
  const provider = { provider_id: bidder.actor.providerId };
  const [offerId, awardId, contractId] = [idOf(86, nth), idOf(87, nth), idOf(88, nth)];
  const units = 1_000;
  const value = units * bidder.ratePence;
  const by = world.commissioner.accountId;
  await insert(owner, "offer", [
    {
      ...{ id: offerId, ...whose, framework_id: world.frameworkId, ...provider, party_id: bidder.partyId },
      ...{ rank: 1, ground: "", evidence: "", prices: [], value_pence: value, sent_by: by },
      ...{ sent_at: "2026-10-30T16:00:00Z", due_at: "2026-11-02T16:00:00Z", answer_reason: "" },
      ...{ accepted_at: "2026-11-02T09:00:00Z", answered_by: bidder.actor.accountId, withdrawn_reason: "" },
    },
  ]);
  await insert(owner, "award", [
    {
      ...{ id: awardId, ...whose, framework_id: world.frameworkId, ...provider, offer_id: offerId },
      ...{ value_pence: value, basis: {}, reasons: "First in rank.", recommended_by: by },
      ...{ recommended_at: "2026-11-02T10:00:00Z", decided_by: world.approver.accountId, approved: true },
      ...{ decided_at: "2026-11-02T11:00:00Z", decision_reason: "", standstill_words: "" },
      withdrawn_reason: "",
    },
  ]);
  await insert(owner, "contract", [
    {
      ...{ id: contractId, award_id: awardId, ...whose, framework_id: world.frameworkId, ...provider },
      ...{ reference: `C-2026-${String(9000 + nth)}`, title: "Home care in the north", kind: "SPOT" },
      ...{ regime: "PA_2023_LIGHT_TOUCH", user_choice: false, value_pence: value },
      ...{ value_with_vat_pence: value, starts_on: "2027-01-04", ends_on: "2028-01-03" },
      ...{ extension_months: 12, signed_on: "2026-11-02", made_by: by, made_at: "2026-11-02T12:00:00Z" },
      ...{ ended_reason: "", ...changes },
    },
  ]);
  await insert(owner, "contract_line", [
    {
      ...{ contract_id: contractId, call_off_line_id: lineId, commissioner_id: world.commissionerId },
      ...{ ...provider, lot_id: world.coreLotIds[0], service_line_id: world.lineIds[0] },
      ...{ area_id: world.everywhereId, pence: bidder.ratePence, units, rate_id: bidder.rateId },
    },
  ]);
  return { contractId, callOffId, lineId };
}
