import { beforeAll, expect, test } from "vitest";
import { acceptTerms } from "#app/commands/evaluation/accept-terms.server.ts";
import { admitProvider } from "#app/commands/evaluation/admit-provider.server.ts";
import { approveOutcomes, lotKey, proposeOutcomes } from "#app/commands/evaluation/decide-outcomes.server.ts";
import { recordExclusionCheck } from "#app/commands/evaluation/record-exclusion-check.server.ts";
import { sendOutcomeLetters } from "#app/commands/evaluation/send-letters.server.ts";
import { reading } from "#app/data/db.server.ts";
import { searchRegister } from "#app/data/register.server.ts";
import { searchMembers } from "#app/data/search.server.ts";
import { nobody } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { evaluating, opened, page, scored, type Evaluating } from "#test/factories/evaluation.ts";
import { idOf, insert } from "#test/factories/market.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
const membershipId = idOf(41, 1);
const branchId = idOf(43, 1);
const dayBefore = toDay("2027-01-03");
const effectiveOn = toDay("2027-01-04");
let world: Evaluating;
let lotId: string;

/** A member with a branch in the north has applied again, as a whole organisation everywhere, and is admitted. */
beforeAll(async () => {
  world = await evaluating(database.owner, database.holdClock);
  lotId = world.coreLotIds[0] ?? "";
  await member();
  await opened(world, database.holdClock);
  await scored(world, world.submissionId, 4);
  await scored(world, world.otherSubmissionId, 2);
  const keys = [world.submissionId, world.otherSubmissionId].map((id) => lotKey(id, lotId));
  await proposeOutcomes(world.commissioner, world.roundId, keys);
  await approveOutcomes(world.approver, world.roundId, keys);
  await sendOutcomeLetters(world.commissioner, world.roundId, page);
  const mine = { roundId: world.roundId, submissionId: world.submissionId };
  const { providerId } = world.actor;
  await recordExclusionCheck(world.commissioner, { ...mine, providerId }, { clear: true, note: "Looked." });
  const signatory = { termsId: world.termsId, signatoryName: "Priya Hollis", signatoryRole: "Director" };
  await acceptTerms(world.actor, world.applicationId, signatory, page(""));
  const admitted = await admitProvider(world.commissioner, mine, page);
  expect(admitted).toEqual({ ok: true, value: { lots: 1, rates: 1 } });
});

async function member() {
  const { frameworkId, partyId, everywhereId } = world;
  const owned = { framework_id: frameworkId, lot_id: lotId, provider_id: world.actor.providerId };
  const [northId = ""] = world.areaIds;
  await database.owner.query(
    "INSERT INTO location (id, provider_id, name, organisation, regulated) VALUES ($1, $2, 'Branch', false, false)",
    [branchId, world.actor.providerId],
  );
  await insert(database.owner, "lot_membership", [
    { id: membershipId, ...owned, party_id: partyId, active_from: "2026-01-05" },
  ]);
  const where = { membership_id: membershipId, lot_id: lotId, provider_id: world.actor.providerId };
  await insert(database.owner, "membership_location", [{ ...where, location_id: branchId }]);
  await insert(database.owner, "membership_area", [{ membership_id: membershipId, area_id: northId }]);
  await insert(database.owner, "rate", [
    {
      ...{ id: idOf(42, 1), ...owned, membership_id: membershipId, service_line_id: world.lineIds[0] },
      ...{ area_id: everywhereId, location_id: world.organisationId, pence: 2_438 },
      ...{ valid_from: "2026-01-05", cap_id: world.capIds[0], cap_pence: 2_600 },
    },
  ]);
}

test("the old membership ends on the day on which another begins with the same price", async () => {
  const { rows } = await database.owner.query(
    `SELECT m.active_from::text AS from, m.active_to::text AS to, r.pence, r.valid_from::text AS "rateFrom", r.valid_to::text AS "rateTo"
     FROM lot_membership m JOIN rate r ON r.membership_id = m.id WHERE m.party_id = $1 ORDER BY m.active_from`,
    [world.partyId],
  );
  const days = { from: "2026-01-05", to: "2027-01-04", rateFrom: "2026-01-05", rateTo: "2027-01-04" };
  expect(rows).toEqual([
    { ...days, pence: 2_438 },
    { from: "2027-01-04", to: null, rateFrom: "2027-01-04", rateTo: null, pence: 2_438 },
  ]);
});

test.each([
  ["its old places until the day before", dayBefore, () => branchId],
  ["its new places from the day itself", effectiveOn, () => world.organisationId],
])("search and register show %s", async (_, today, place) => {
  const requirement = {
    ...{ frameworkId: world.frameworkId, lots: [{ lotId, rule: { kind: "by-application" } as const }] },
    ...{ everywhereId: world.everywhereId, areaId: null, within: null, price: null, ratings: null },
    ...{ specialism: null, room: null, includeStopped: false },
  };
  const search = (areaId: string | null) =>
    reading(world.commissioner, (tx) =>
      searchMembers(tx, { requirement: { ...requirement, areaId }, today, sort: "name", page: "all" }),
    );
  const found = await search(null);
  expect(found.results.map(({ candidate }) => candidate.locationId)).toEqual([place()]);
  expect(found.nearMisses).toEqual([]);
  const inAnotherArea = await search(world.areaIds[1] ?? "");
  expect(inAnotherArea.total).toBe(today === effectiveOn ? 1 : 0);
  const asked = { lot: null, areaId: null, near: null, name: null, letter: null, page: 1 };
  const register = await reading(nobody, (tx) => searchRegister(tx, { today, ...asked }, []));
  expect(register.entries.map((entry) => entry.locationId)).toEqual([place()]);
});
