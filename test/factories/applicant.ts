import type pg from "pg";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { capOf, idOf, insert, market, type Market } from "./market.ts";

/** A market with a round that takes applications, and a provider that may apply. */
export type Applying = Market & {
  readonly roundId: string;
  readonly actor: ProviderActor;
  readonly partyId: string;
  readonly organisationId: string;
  readonly capIds: readonly string[];
};

export type RoundTimes = {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly effectiveOn: string;
};

const winterRound: RoundTimes = {
  opensAt: "2026-11-02T09:00:00Z",
  closesAt: "2026-12-04T12:00:00Z",
  effectiveOn: "2027-01-04",
};

/** Sets up a market, its round with one question of each kind that is answered in words, and one applicant. */
export async function applying(
  owner: pg.Client,
  world = 0,
  times: RoundTimes = winterRound,
): Promise<Applying> {
  const made = await market(owner, world);
  const roundId = idOf(20, 1, world);
  const questionSetId = idOf(21, 1, world);
  await insert(owner, "question_set", [
    { id: questionSetId, framework_id: made.frameworkId, version: 1, title: "Questions" },
  ]);
  const blank = {
    question_set_id: questionSetId,
    hint: "",
    passes: [],
    fails: [],
    choices: [],
    guidance: "",
  };
  await insert(owner, "question", [
    {
      ...blank,
      ...{
        id: idOf(22, 1, world),
        code: "INSURANCE",
        position: 1,
        text: "Are you insured?",
        kind: "PASS_FAIL",
      },
      ...{ passes: ["Yes"], choices: ["Yes", "Not yet"], weight: 0, maximum_words: 500 },
    },
    {
      ...blank,
      ...{ id: idOf(22, 2, world), code: "OUTCOMES", position: 2, text: "How do you help?", kind: "SCORED" },
      ...{ weight: 100, maximum_words: 20 },
    },
  ]);
  await insert(owner, "round", [
    {
      ...{ id: roundId, framework_id: made.frameworkId, number: 3, title: "Round 3", intake: "WINDOW" },
      ...{ whole_framework: true, question_set_id: questionSetId, minimum_score: 50 },
      ...{ opens_at: times.opensAt, clarifications_close_at: times.opensAt, closes_at: times.closesAt },
      ...{ effective_on: times.effectiveOn, published_at: times.opensAt },
    },
  ]);
  const applicant = await anApplicant(owner, 1, world);
  return { ...made, ...applicant, roundId, capIds: [0, 1, 2].map((lot) => capOf(lot, world)) };
}

/** Another provider with a person who may apply. */
export async function anApplicant(
  owner: pg.Client,
  nth: number,
  world = 0,
): Promise<Pick<Applying, "actor" | "partyId" | "organisationId">> {
  const providerId = idOf(23, nth, world);
  const organisationId = idOf(24, nth, world);
  const accountId = idOf(25, nth, world);
  const partyId = idOf(26, nth, world);
  const name = `Provider ${world}-${nth}`;
  const created = { created_at: "2026-01-01T00:00:00Z" };
  const number = `${world}`.padStart(4, "0") + `${nth}`.padStart(4, "0");
  await insert(owner, "provider", [
    {
      ...{ id: providerId, name, companies_house_number: number, ...created },
      ...{
        is_small: true,
        is_voluntary: false,
        contact_mail: "",
        contact_phone: "",
        website: "",
        made_up: true,
      },
    },
  ]);
  await owner.query(
    "INSERT INTO location (id, provider_id, name, organisation, regulated) VALUES ($1, $2, $3, true, false)",
    [organisationId, providerId, name],
  );
  await insert(owner, "party", [{ id: partyId, lead_provider_id: providerId, name, joint: false }]);
  await insert(owner, "account", [
    {
      ...{
        id: accountId,
        email: `provider${world}-${nth}@provider.test`,
        name: "Priya",
        provider_id: providerId,
      },
      ...{ roles: [], ...created },
    },
  ]);
  return { partyId, organisationId, actor: { kind: "provider", accountId, providerId } };
}
