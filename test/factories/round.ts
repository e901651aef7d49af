import type pg from "pg";
import type { ProviderActor, StaffActor } from "#app/domain/access/actor.ts";
import { idOf, insert, market, type Market } from "./market.ts";

export type RoundWorld = Market & {
  readonly roundId: string;
  readonly questionSetId: string;
  readonly commissioner: StaffActor;
  /** Three providers: the first two have a draft in the round, the third has none. */
  readonly providers: readonly ProviderActor[];
};

/** The dates of the round: 12 noon on Friday 4 December 2026, questions until a week before. */
const roundDates = {
  opens_at: "2026-11-02T09:00:00Z",
  clarifications_close_at: "2026-11-27T12:00:00Z",
  closes_at: "2026-12-04T12:00:00Z",
  effective_on: "2027-01-04",
};

/** A market with a published round, its commissioner and three providers. */
export async function roundWorld(owner: pg.Client, world = 0): Promise<RoundWorld> {
  const base = await market(owner, world);
  const id = (kind: number, nth = 0) => idOf(kind, nth, world);
  const { frameworkId, commissionerId } = base;
  const [staffId, roundId, questionSetId] = [id(50), id(51), id(52)];
  await insert(owner, "account", [
    {
      id: staffId,
      email: `commissioner${world}@council.test`,
      name: "Ada Commissioner",
      commissioner_id: commissionerId,
      roles: ["commissioner"],
      created_at: "2026-01-01T00:00:00Z",
    },
  ]);
  await insert(owner, "question_set", [
    { id: questionSetId, framework_id: frameworkId, version: 1, title: "First" },
  ]);
  await insert(owner, "question", [question(id(53), questionSetId, "INSURANCE")]);
  await insert(owner, "round", [
    {
      id: roundId,
      framework_id: frameworkId,
      number: 1,
      title: "Round 1: autumn 2026",
      intake: "WINDOW",
      whole_framework: true,
      ...roundDates,
      question_set_id: questionSetId,
      minimum_score: 50,
      published_at: "2026-10-19T09:00:00Z",
    },
  ]);
  const providers = [0, 1, 2].map((nth) => ({
    nth,
    id: id(54, nth),
    account: id(55, nth),
    party: id(56, nth),
  }));
  for (const one of providers) await addProvider(owner, one, world);
  await insert(
    owner,
    "application",
    providers.slice(0, 2).map((one) => ({
      id: id(57, one.nth),
      round_id: roundId,
      framework_id: frameworkId,
      party_id: one.party,
      provider_id: one.id,
      reference: `A-${world}-${one.nth}`,
      started_at: "2026-11-10T10:00:00Z",
    })),
  );
  return {
    ...base,
    roundId,
    questionSetId,
    commissioner: { kind: "staff", accountId: staffId, commissionerId, roles: ["commissioner"] },
    providers: providers.map((one) => ({ kind: "provider", accountId: one.account, providerId: one.id })),
  };
}

/** A pass or fail question. */
export function question(id: string, questionSetId: string, code: string) {
  return {
    id,
    question_set_id: questionSetId,
    code,
    position: 1,
    text: "Are you insured?",
    hint: "",
    kind: "PASS_FAIL",
    passes: ["Yes"],
    fails: ["No"],
    choices: ["Yes", "No"],
    weight: 0,
    guidance: "",
    maximum_words: 500,
  };
}

async function addProvider(
  owner: pg.Client,
  one: { readonly nth: number; readonly id: string; readonly account: string; readonly party: string },
  world: number,
) {
  const name = ["Harbour Lights Care", "Mill Lane Support", "Orchard View Homes"][one.nth] ?? "Provider";
  await insert(owner, "provider", [
    {
      id: one.id,
      name,
      companies_house_number: `MU${world}${one.nth}`,
      is_small: true,
      is_voluntary: false,
      contact_mail: `office${one.nth}@provider${world}.test`,
      contact_phone: "",
      website: "",
      made_up: true,
      created_at: "2026-01-01T00:00:00Z",
    },
  ]);
  await insert(owner, "party", [{ id: one.party, lead_provider_id: one.id, name, joint: false }]);
  await insert(owner, "account", [
    {
      id: one.account,
      email: `person${one.nth}@provider${world}.test`,
      name: `Person ${one.nth}`,
      provider_id: one.id,
      roles: [],
      created_at: "2026-01-01T00:00:00Z",
    },
  ]);
}
