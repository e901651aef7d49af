import { beforeAll, describe, expect, test } from "vitest";
import { savePrices } from "#app/commands/application/save-prices.server.ts";
import { submitApplication } from "#app/commands/application/submit-application.server.ts";
import { findDraft } from "#app/data/application/drafts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { declaredVolumes } from "#app/data/declared-volumes.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { pence } from "#app/domain/money.ts";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { memberAt } from "#test/factories/member.ts";
import { priceIt, wholeApplication, receiptPage } from "#test/factories/whole-application.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Applying;

beforeAll(async () => {
  world = await applying(database.owner);
  await database.holdClock("2026-11-24T10:00:00Z");
});

async function aMember(nth: number, price: number) {
  const applicant = await anApplicant(database.owner, nth);
  await memberAt(database.owner, world, applicant, price, nth);
  const id = await wholeApplication(world, applicant.actor, applicant.organisationId, price);
  const priceAt = (amount: number) => priceIt(world, id, amount, applicant.actor, applicant.organisationId);
  return { ...applicant, id, priceAt };
}

describe("a member's new price", () => {
  test("beyond the round's bound is taken where the round only warns", async () => {
    const { priceAt } = await aMember(30, 2_000);
    expect(await priceAt(2_301)).toEqual({ ok: true, value: true });
  });

  test("beyond the bound is refused with the bound in pence where the round refuses, and at its edges taken", async () => {
    const { actor, id, priceAt } = await aMember(31, 2_000);
    await priceAt(2_301);
    await database.owner.query("UPDATE round SET bound_policy = 'REFUSE' WHERE id = $1", [world.roundId]);
    const draft = await reading(actor, (tx) => findDraft(tx, actor.providerId, id));
    expect(draft?.tasks.find((task) => task.name.kind === "prices")?.status).toBe("problem");
    expect(await priceAt(2_301)).toMatchObject({
      why: { kind: "outside-bound", outside: [{ why: { leastPence: 1_800, mostPence: 2_300 } }] },
    });
    expect(await priceAt(1_799)).toMatchObject({ why: { kind: "outside-bound" } });
    expect([await priceAt(2_300), await priceAt(1_800)]).toEqual([
      { ok: true, value: true },
      { ok: true, value: true },
    ]);
    await database.owner.query("UPDATE round SET bound_policy = 'WARN' WHERE id = $1", [world.roundId]);
  });
});

describe("what stands beside the prices", () => {
  test("is the VAT of the last rate until another is chosen, and is frozen with each price", async () => {
    const { actor, id, organisationId } = await aMember(32, 2_000);
    const draft = await reading(actor, (tx) => findDraft(tx, actor.providerId, id));
    expect(draft?.lots[0]?.vat).toBe("STANDARD");
    const [lotId = ""] = world.coreLotIds;
    const [serviceLineId = ""] = world.lineIds;
    const place = { serviceLineId, areaId: world.everywhereId, locationId: organisationId };
    const prices = [{ ...place, pence: pence(2_050) }];
    const volumes = [{ ...place, unitsAYear: 5_200, people: 10 }];
    await savePrices(actor, id, lotId, prices, true, undefined, { vat: "EXEMPT", volumes });
    const submitted = await submitApplication(actor, id, receiptPage);
    const { rows } = await database.owner.query(
      `SELECT x.vat, c.content #> '{lots,0,prices,0,vat}' AS frozen, c.content #> '{lots,0,volumes,0,people}' AS people
       FROM submission_price x JOIN submission_content c USING (submission_id) WHERE x.submission_id = $1`,
      [submitted?.ok ? submitted.value.id : ""],
    );
    expect(rows).toEqual([{ vat: "EXEMPT", frozen: "EXEMPT", people: 10 }]);
  });

  test("may be another VAT on a single line, kept with the draft and frozen with that line's price", async () => {
    const { actor, id, organisationId } = await aMember(33, 2_000);
    const [lotId = ""] = world.coreLotIds;
    const [serviceLineId = ""] = world.lineIds;
    const place = { serviceLineId, areaId: world.everywhereId, locationId: organisationId };
    const said = { vat: "EXEMPT", lineVat: { [serviceLineId]: "STANDARD" }, volumes: [] } as const;
    await savePrices(actor, id, lotId, [{ ...place, pence: pence(2_050) }], true, undefined, said);
    const draft = await reading(actor, (tx) => findDraft(tx, actor.providerId, id));
    expect(draft?.lots[0]).toMatchObject({ vat: "EXEMPT", lineVat: { [serviceLineId]: "STANDARD" } });
    const submitted = await submitApplication(actor, id, receiptPage);
    const { rows } = await database.owner.query(
      "SELECT vat, pence FROM submission_price WHERE submission_id = $1",
      [submitted?.ok ? submitted.value.id : ""],
    );
    expect(rows).toEqual([{ vat: "STANDARD", pence: 2_050 }]);
  });

  test("is sealed: the council sees no volume of a submission before two people have opened the round", async () => {
    const staff: StaffActor = {
      ...{ kind: "staff", accountId: world.brokerId, commissionerId: world.commissionerId },
      roles: ["commissioner"],
    };
    const seen = () => reading(staff, (tx) => declaredVolumes(tx, world.frameworkId, world.lineIds));
    const stated = await database.owner.query("SELECT round_id FROM declared_volume");
    expect(stated.rows).toEqual([{ round_id: world.roundId }]);
    expect(await seen()).toEqual([]);
    await database.owner.query(
      "INSERT INTO round_opening (round_id, first_by, first_at, second_by, opened_at) VALUES ($1, $2, app.now(), $3, app.now())",
      [world.roundId, world.brokerId, world.actor.accountId],
    );
    expect(await seen()).toMatchObject([{ unitsAYear: 5_200, people: 10 }]);
  });
});
