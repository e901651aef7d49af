import { beforeAll, expect, test } from "vitest";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { lotStanding } from "#app/domain/framework/membership.ts";
import { chooseInnovation } from "#app/commands/choose-innovation.server.ts";
import { reading } from "#app/data/db.server.ts";
import { lotsToStandIn, optOutsOf, spellsOf } from "#app/data/standing.server.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let member: ProviderActor;
let stranger: ProviderActor;
let lots: { core: string; innovation: string };

beforeAll(async () => {
  await database.holdClock("2026-11-24T09:30:00Z");
  const one = async (sql: string, values: unknown[] = []) =>
    (await database.owner.query<{ id: string }>(sql, values)).rows[0]?.id ?? "";
  const council = await one(
    "INSERT INTO commissioner (name, short_name, kind) VALUES ('Council', 'Council', 'COUNCIL') RETURNING id",
  );
  const framework = await one(
    "INSERT INTO framework (commissioner_id, reference, title, regime, starts_on, ends_on, maximum_pence) VALUES ($1, 'F', 'F', 'PCR_2015_LIGHT_TOUCH', '2024-04-01', '2034-03-31', 100) RETURNING id",
    [council],
  );
  const lot = (number: number, kind: string, rule: string) =>
    one(
      "INSERT INTO lot (framework_id, number, title, kind, membership_rule) VALUES ($1, $2, 'L', $3::lot_kind, $4::membership_rule) RETURNING id",
      [framework, number, kind, rule],
    );
  lots = {
    core: await lot(1, "CORE", "BY_APPLICATION"),
    innovation: await lot(2, "INNOVATION", "AUTOMATIC"),
  };
  const provider = async (number: string): Promise<ProviderActor> => {
    const providerId = await one(
      "INSERT INTO provider (name, companies_house_number, created_at) VALUES ('P', $1, now()) RETURNING id",
      [number],
    );
    const accountId = await one(
      "INSERT INTO account (email, name, provider_id, created_at) VALUES ($1, 'A', $2, now()) RETURNING id",
      [`${number}@example.test`, providerId],
    );
    return { kind: "provider", accountId, providerId };
  };
  member = await provider("00000001");
  stranger = await provider("00000002");
  const party = await one("INSERT INTO party (lead_provider_id, name) VALUES ($1, 'P') RETURNING id", [
    member.providerId,
  ]);
  await database.owner.query(
    "INSERT INTO lot_membership (framework_id, lot_id, party_id, provider_id, active_from) VALUES ($1, $2, $3, $4, '2025-01-06')",
    [framework, lots.core, party, member.providerId],
  );
});

async function standing(actor: ProviderActor) {
  return reading(actor, async (tx, now) => {
    const lot = (await lotsToStandIn(tx)).find((one) => one.lotId === lots.innovation);
    return (
      lot &&
      lotStanding(
        lot,
        await spellsOf(tx, actor.providerId),
        await optOutsOf(tx, actor.providerId),
        dayOf(now),
      ).kind
    );
  });
}

test("a member of a core lot belongs to the innovation lot of itself, and nobody else does", async () => {
  expect(await standing(member)).toBe("held");
  expect(await standing(stranger)).toBe("never");
});

test("a member stays out from the day it chooses, and comes back when it chooses", async () => {
  await chooseInnovation(member, lots.innovation, "leave");
  await chooseInnovation(member, lots.innovation, "leave");
  expect(await standing(member)).toBe("opted-out");
  await chooseInnovation(member, lots.innovation, "join");
  expect(await standing(member)).toBe("held");
  const { rows } = await database.owner.query("SELECT kind FROM audit_event ORDER BY seq");
  expect(rows.map(({ kind }) => kind as string)).toEqual(["innovation-left", "innovation-joined"]);
});

test("a lot that is joined by applying cannot be left like that", async () => {
  expect(await chooseInnovation(member, lots.core, "leave")).toEqual({
    ok: false,
    why: { kind: "not-automatic" },
  });
});
