import { beforeAll, beforeEach, expect, test } from "vitest";
import { agreePrice } from "#app/commands/brokerage/agree-price.server.ts";
import { offerPlacement } from "#app/commands/brokerage/answer-enquiry.server.ts";
import { closeNegotiation, noteBasis } from "#app/commands/brokerage/hold-negotiation.server.ts";
import { moveSaving, recordSaving } from "#app/commands/brokerage/move-saving.server.ts";
import { namePrice } from "#app/commands/brokerage/name-price.server.ts";
import { negotiateOffer, negotiatePlacement } from "#app/commands/brokerage/open-negotiation.server.ts";
import { basesOf, negotiationOf } from "#app/data/brokerage/negotiations.server.ts";
import { offersOfEnquiries } from "#app/data/brokerage/offers.server.ts";
import { savingOfNegotiation, savingsAsked } from "#app/data/brokerage/savings.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { ProviderActor, StaffActor } from "#app/domain/access/actor.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { anOffer, asked, askingWorld, enquiryDue, negotiationPage as page } from "#test/factories/asking.ts";
import { aPlacement, aRequest, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let provider: ProviderActor;
let requestId: string;
let enquiryId: string;
let nth = 0;

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await askingWorld(database.owner);
  provider = world.bidders[0].actor;
});

beforeEach(async () => {
  await database.holdClock(mondayMorning);
  requestId = await aRequest(database.owner, world, { starts_on: "2027-01-04" }, (nth += 1));
  const [enquiry] = await asked(world, requestId, [0]);
  enquiryId = enquiry?.id ?? "";
  await offerPlacement(provider, enquiryId, anOffer(world, 2_550, "Two carers at night"));
});

async function opened(): Promise<string> {
  const verdict = await negotiateOffer(world.broker, enquiryId);
  if (!verdict?.ok) throw new Error(JSON.stringify(verdict));
  return verdict.value.negotiationId;
}

const nameIt = (
  actor: StaffActor | ProviderActor,
  id: string,
  price: number,
  words = "",
  forProvider = false,
) =>
  namePrice(
    actor,
    id,
    { prices: [{ serviceLineId: world.lineIds[0] ?? "", pence: price }], words, forProvider },
    page,
  );
const agreeTo = (actor: StaffActor | ProviderActor, id: string, weekly: number) =>
  agreePrice(actor, id, pence(weekly), page);
const savingOf = (id: string) => reading(world.finance, (tx) => savingOfNegotiation(tx, id));

test("the offered week is locked as the baseline before anybody counters, and a second negotiation is not opened beside it", async () => {
  const id = await opened();
  const found = await reading(world.broker, (tx) => negotiationOf(tx, id));
  expect(found).toMatchObject({ baseline: { pence: 26_775, of: "asked" }, steps: [], agreed: null });
  expect(await negotiateOffer(world.analyst, enquiryId)).toMatchObject({
    ok: false,
    why: { kind: "open-already", negotiationId: id },
  });
  expect(await negotiateOffer({ ...world.broker, commissionerId: world.everywhereId }, enquiryId)).toBeNull();
});

test("the council counters, the provider asks and the council agrees: the offer gets a version at that price and the saving is avoided", async () => {
  const id = await opened();
  expect(await nameIt(world.broker, id, 2_350)).toMatchObject({ ok: true, value: { weekly: 24_675 } });
  expect(await nameIt(provider, id, 2_450, "The nights are dear")).toMatchObject({
    ok: true,
    value: { weekly: 25_725 },
  });
  expect(await agreeTo(world.broker, id, 24_675)).toMatchObject({
    ok: false,
    why: { kind: "not-their-price", lastPence: 25_725 },
  });
  await database.holdClock(enquiryDue);
  expect(await agreeTo(world.broker, id, 25_725)).toMatchObject({ ok: true });
  const [latest] = await reading(world.broker, (tx) => offersOfEnquiries(tx, [enquiryId]));
  expect(latest).toMatchObject({ version: 2, weekly: 25_725, negotiationId: id, lines: [{ pence: 2_450 }] });
  // £10.50 a week from 4 January 2027: 87 days to 31 March are £130.50; 365 days are £547.50.
  expect(await savingOf(id)).toMatchObject({
    ...{ kind: "avoided", state: "agreed", weekly: 1_050, fromOn: "2027-01-04" },
    ...{ partYear: 13_050, fullYear: 54_750 },
  });
  expect(await nameIt(provider, id, 2_500)).toMatchObject({ ok: false, why: { kind: "closed" } });
});

test("a provider agrees to the council's price after its clock; it makes the saving and never reads it", async () => {
  const id = await opened();
  await nameIt(world.broker, id, 2_400);
  await database.holdClock(enquiryDue);
  expect(await agreeTo(provider, id, 25_200)).toMatchObject({ ok: true });
  expect(await savingOf(id)).toMatchObject({ kind: "avoided", weekly: 1_575 });
  expect(await reading(provider, (tx) => savingsAsked(tx, { kind: null, state: null, year: null }))).toEqual(
    [],
  );
  expect(await reading(provider, (tx) => basesOf(tx, id))).toEqual([]);
});

test("nothing is agreed above the cap, without the offer, with nothing named, or by a stranger", async () => {
  const id = await opened();
  expect(await agreeTo(provider, id, 26_775)).toMatchObject({ ok: false, why: { kind: "nothing-named" } });
  expect(await nameIt(provider, id, 2_650)).toMatchObject({ ok: true });
  expect(await agreeTo(world.broker, id, 27_825)).toMatchObject({ ok: false, why: { kind: "over-cap" } });
  expect(await reading(world.broker, (tx) => negotiationOf(tx, id))).toMatchObject({ agreed: null });
  expect(await nameIt(world.bidders[1].actor, id, 2_300)).toBeNull();
  expect(await agreeTo(world.bidders[1].actor, id, 27_825)).toBeNull();
  expect(await nameIt(world.broker, id, 2_400, "Ask Anna, anna@example.org")).toMatchObject({
    ok: false,
    why: { kind: "names-a-person" },
  });
});

test("a price that the provider said by telephone is written down as its own", async () => {
  const id = await opened();
  await nameIt(world.broker, id, 2_350);
  await database.holdClock("2026-11-16T10:05:00.000Z");
  await nameIt(world.broker, id, 2_425, "", true);
  const found = await reading(provider, (tx) => negotiationOf(tx, id));
  expect(
    found?.steps.map(({ by, pence: weekly, recordedForProvider }) => [by, weekly, recordedForProvider]),
  ).toEqual([
    ["council", 24_675, false],
    ["provider", 25_463, true],
  ]);
});

test("a recorded CareCubed result has its version, its case reference and who was trained; a closing has a reason", async () => {
  const id = await opened();
  const basis = {
    ...{
      basis: "care-cubed" as const,
      weekly: pence(24_900),
      source: "CareCubed",
      datedOn: toDay("2026-11-10"),
    },
    ...{ caseReference: "", version: "2026.2", trained: "One analyst" },
  } as const;
  expect(await noteBasis(world.analyst, id, basis)).toMatchObject({
    ok: false,
    why: { kind: "care-cubed-incomplete" },
  });
  expect(await noteBasis(world.analyst, id, { ...basis, caseReference: "CC-1207" })).toMatchObject({
    ok: true,
  });
  expect(await reading(world.broker, (tx) => basesOf(tx, id))).toMatchObject([
    { caseReference: "CC-1207", weekly: 24_900 },
  ]);
  expect(await closeNegotiation(world.broker, id, "")).toMatchObject({
    ok: false,
    why: { kind: "no-reason" },
  });
  expect(await closeNegotiation(world.broker, id, "Too far apart")).toMatchObject({ ok: true });
  expect(await nameIt(world.broker, id, 2_300)).toMatchObject({ ok: false, why: { kind: "closed" } });
});

test("a running price that falls saves cash from the day on which it holds, which a price on file shows and finance validates", async () => {
  const { placementId, elementId } = await aPlacement(database.owner, world, {}, nth);
  const verdict = await negotiatePlacement(world.analyst, placementId, toDay("2026-12-01"));
  if (!verdict?.ok) throw new Error(JSON.stringify(verdict));
  const id = verdict.value.negotiationId;
  await nameIt(world.analyst, id, 2_300);
  expect(await agreeTo(provider, id, 23_000)).toMatchObject({ ok: true });
  const saving = await savingOf(id);
  // £10.00 a week from 1 December 2026: 121 days to 31 March are £172.86.
  expect(saving).toMatchObject({
    kind: "cashable",
    weekly: 1_000,
    partYear: 17_286,
    fullYear: 52_143,
    state: "agreed",
  });
  const move = (
    actor: StaffActor,
    to: "evidenced" | "validated" | "reversed",
    evidenceId: string | null = null,
    words = "",
  ) => moveSaving(actor, saving?.id ?? "", { to, evidenceId, words });
  expect(await move(world.finance, "validated")).toMatchObject({ ok: false, why: { kind: "not-from-here" } });
  expect(await move(world.analyst, "evidenced")).toMatchObject({ ok: false, why: { kind: "no-evidence" } });
  expect(await move(world.analyst, "evidenced", placementId)).toMatchObject({
    ok: false,
    why: { kind: "not-its-evidence" },
  });
  expect(await move(world.analyst, "evidenced", elementId)).toMatchObject({ ok: true });
  expect(await move(world.analyst, "validated")).toMatchObject({ ok: false, why: { kind: "not-finance" } });
  expect(await move(world.finance, "validated")).toMatchObject({ ok: true });
  expect(await move(world.finance, "reversed")).toMatchObject({ ok: false, why: { kind: "no-reason" } });
  expect(await move(world.finance, "reversed", null, "The price rose again")).toMatchObject({ ok: true });
});

test("money that comes back once counts once, in its own year; a saving without a reason or an end before its start is refused", async () => {
  const { placementId } = await aPlacement(database.owner, world, {}, nth);
  const said = {
    ...({
      placementId,
      kind: "one-off",
      pence: pence(50_000),
      fromOn: toDay("2026-12-01"),
      toOn: null,
    } as const),
    words: "Voids not filled were repaid",
  };
  expect(await recordSaving(world.broker, { ...said, words: " " })).toMatchObject({
    ok: false,
    why: { kind: "no-reason" },
  });
  expect(await recordSaving(world.broker, { ...said, toOn: toDay("2026-12-01") })).toMatchObject({
    ok: false,
    why: { kind: "ends-before-it-starts" },
  });
  expect(await recordSaving(world.broker, { ...said, placementId: world.everywhereId })).toMatchObject({
    ok: false,
    why: { kind: "no-placement" },
  });
  expect(await recordSaving(world.broker, said)).toMatchObject({ ok: true });
  const [saving] = await reading(world.finance, (tx) =>
    savingsAsked(tx, { kind: "one-off", state: "proposed", year: 2026 }),
  );
  expect(saving).toMatchObject({ partYear: 50_000, fullYear: 50_000, once: 50_000, weekly: null });
});
