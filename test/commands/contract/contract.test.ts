import { beforeAll, beforeEach, expect, test } from "vitest";
import { endContractEarly } from "#app/commands/contract/end-contract.server.ts";
import { useExtension } from "#app/commands/contract/extend-contract.server.ts";
import { noteReview, setReviewDay } from "#app/commands/contract/review-contract.server.ts";
import { decideOnVariation, proposeVariation } from "#app/commands/contract/vary-contract.server.ts";
import { changesOfContract } from "#app/data/call-off/changes-of-contract.server.ts";
import { contractOf, linesOfContract } from "#app/data/call-off/contracts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import { aContract, callingOff, type CallingOff } from "#test/factories/call-off.ts";
import { lawOnFile } from "#test/factories/legal-facts.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let elsewhere: CallingOff;
let contractId: string;
let lineId: string;
let nth = 0;

beforeAll(async () => {
  await database.holdClock("2026-11-25T10:00:00Z");
  await lawOnFile(database.owner);
  world = await callingOff(database.owner);
  elsewhere = await callingOff(database.owner, 1);
});

beforeEach(async () => {
  nth += 1;
  ({ contractId, lineId } = await aContract(database.owner, world, nth));
});

const stored = async () => {
  const contract = await reading(world.commissioner, (tx) => contractOf(tx, contractId));
  if (!contract) throw new Error("no contract");
  return contract;
};
const notices = async () => {
  const { rows } = await database.owner.query<{ told: string }>(
    `SELECT kind || ': ' || coalesce(due_on::text, exempt_reason) AS told FROM notice_obligation WHERE subject_id = $1 ORDER BY 1`,
    [contractId],
  );
  return rows.map(({ told }) => told);
};
const events = async () => {
  const { rows } = await database.owner.query<{ kind: string }>(
    "SELECT kind FROM audit_event WHERE subject_id = $1 ORDER BY seq",
    [contractId],
  );
  return rows.map(({ kind }) => kind);
};
/** A hundred hours more than the thousand, at the same price: £26,400.00. */
const varied = (changes: object = {}) => ({
  ...{ endsOn: toDay("2028-01-03"), extensionMonths: 12 },
  lines: [{ lineId, units: "1100", pence: pence(2_400) }],
  ...{ effectiveOn: toDay("2027-02-01"), code: "light-touch", clause: "", reason: "Two people more" },
  ...changes,
});
const lines = () => reading(world.commissioner, (tx) => linesOfContract(tx, contractId));

test("an extension uses months that the options leave, and no more", async () => {
  const asked = { months: 6, reason: "Still needed" };
  expect(await useExtension(world.commissioner, contractId, asked)).toMatchObject({ ok: true });
  expect(await stored()).toMatchObject({ endsOn: "2028-07-03", extensionMonths: 6, value: 2_400_000 });
  expect(await useExtension(world.commissioner, contractId, { ...asked, months: 7 })).toEqual({
    ok: false,
    why: { kind: "beyond-options", left: 6 },
  });
  expect(await events()).toEqual(["contract-extended"]);
});

test("a contract of another commissioner is nobody's here", async () => {
  expect(await useExtension(elsewhere.commissioner, contractId, { months: 1, reason: "Mine" })).toBeNull();
  expect(await proposeVariation(elsewhere.commissioner, contractId, varied())).toBeNull();
});

test("an early end lies inside the contract, happens once, and puts its notice on file", async () => {
  const outside = { on: toDay("2028-01-03"), reason: "Closed" };
  expect(await endContractEarly(world.commissioner, contractId, outside)).toMatchObject({
    why: { kind: "outside" },
  });
  const asked = { on: toDay("2027-06-30"), reason: "The home closes" };
  expect(await endContractEarly(world.commissioner, contractId, asked)).toMatchObject({ ok: true });
  expect(await endContractEarly(world.commissioner, contractId, asked)).toMatchObject({
    why: { kind: "over", on: "2027-06-30" },
  });
  expect(await stored()).toMatchObject({ endedOn: "2027-06-30", endedReason: "The home closes" });
  expect(await notices()).toEqual([
    "contract-termination-notice: Its value with VAT is below the threshold for light touch contracts",
  ]);
});

test("the provider is told of an extension, a variation and an early end, without an amount", async () => {
  await useExtension(world.commissioner, contractId, { months: 6, reason: "Still needed" });
  await proposeVariation(
    world.commissioner,
    contractId,
    varied({ endsOn: toDay("2028-07-03"), extensionMonths: 6 }),
  );
  await decideOnVariation(world.approver, contractId, { approved: true, reason: "Agreed" });
  await endContractEarly(world.commissioner, contractId, { on: toDay("2027-06-30"), reason: "It closes" });
  const { reference } = await stored();
  const { rows } = await database.owner.query<{ subject: string; text: string }>(
    "SELECT subject, text FROM mail WHERE subject LIKE '%' || $1 || '%' ORDER BY queued_at, subject",
    [reference],
  );
  expect(new Set(rows.map(({ subject }) => subject))).toEqual(
    new Set([
      `Contract ${reference} is extended to Monday 3 July 2028`,
      `Contract ${reference} is varied from Monday 1 February 2027`,
      `Contract ${reference} ends early, on Wednesday 30 June 2027`,
    ]),
  );
  expect(rows.map(({ text }) => text).join()).not.toMatch(/£|It closes/);
});

test("a variation stands once another person has approved it, with before and after", async () => {
  expect(await proposeVariation(world.commissioner, contractId, varied())).toMatchObject({ ok: true });
  expect(await stored()).toMatchObject({ value: 2_400_000 });
  expect(await proposeVariation(world.commissioner2, contractId, varied())).toMatchObject({
    why: { kind: "one-waits" },
  });
  const yes = { approved: true, reason: "Agreed" };
  expect(await decideOnVariation(world.commissioner, contractId, yes)).toMatchObject({
    why: { kind: "own-proposal" },
  });
  expect(await decideOnVariation(world.approver, contractId, yes)).toMatchObject({ ok: true });
  expect(await decideOnVariation(world.approver, contractId, yes)).toMatchObject({
    why: { kind: "decided" },
  });
  expect(await stored()).toMatchObject({ value: 2_640_000, firstValueWithVat: 2_400_000 });
  expect(await lines()).toMatchObject([{ units: "1100.00", pence: 2_400, value: 2_640_000 }]);
  const [change] = await reading(world.commissioner, (tx) => changesOfContract(tx, contractId));
  expect(change).toMatchObject({
    ...{ kind: "VARIATION", approved: true, before: { value: 2_400_000 }, after: { value: 2_640_000 } },
    lines: [{ beforeUnits: "1000.00", beforePence: 2_400, units: "1100.00", pence: 2_400 }],
  });
  expect(await notices()).toEqual([
    "contract-change-notice: A light touch contract is modified without a change notice",
  ]);
  expect(await events()).toEqual(["variation-proposed", "variation-approved"]);
});

test("a refused variation changes nothing, and another may be proposed", async () => {
  await proposeVariation(world.commissioner, contractId, varied());
  expect(
    await decideOnVariation(world.approver, contractId, { approved: false, reason: "No" }),
  ).toMatchObject({ ok: true });
  expect(await stored()).toMatchObject({ value: 2_400_000 });
  expect(await proposeVariation(world.commissioner, contractId, varied())).toMatchObject({ ok: true });
});

test("a variation that the contract has moved past is not approved", async () => {
  await proposeVariation(world.commissioner, contractId, varied());
  await useExtension(world.commissioner, contractId, { months: 1, reason: "Longer" });
  const yes = { approved: true, reason: "Agreed" };
  expect(await decideOnVariation(world.approver, contractId, yes)).toMatchObject({
    why: { kind: "moved-on" },
  });
  expect(
    await decideOnVariation(world.approver, contractId, { approved: false, reason: "Stale" }),
  ).toMatchObject({ ok: true });
});

test("under the regulations of 2015 a change beyond a tenth needs another ground", async () => {
  nth += 1;
  ({ contractId, lineId } = await aContract(database.owner, world, nth, { regime: "PCR_2015_LIGHT_TOUCH" }));
  const tenth = { lineId, units: "1100.01", pence: pence(2_400) };
  const small = varied({ code: "small", lines: [tenth] });
  expect(await proposeVariation(world.commissioner, contractId, small)).toMatchObject({
    why: { kind: "beyond-share", moved: 240_024, most: 240_000 },
  });
  const unforeseen = { ...small, code: "unforeseen" };
  expect(await proposeVariation(world.commissioner, contractId, unforeseen)).toMatchObject({ ok: true });
});

test("a variation with an end before the start is refused", async () => {
  const asked = varied({ endsOn: toDay("2027-01-04") });
  expect(await proposeVariation(world.commissioner, contractId, asked)).toMatchObject({
    why: { kind: "ends-before-it-starts" },
  });
});

test.each([
  ["a price over the member's own rate", { pence: pence(2_401) }, { kind: "over-rate", ratePence: 2_400 }],
  ["no units", { units: "0" }, { kind: "no-units" }],
  [
    "a line of another contract",
    { lineId: "00000000-0000-4000-8000-000000000000" },
    { kind: "another-line" },
  ],
])("a variation with %s is refused", async (_what, line, why) => {
  const asked = varied({ lines: [{ lineId, units: "1000", pence: pence(2_400), ...line }] });
  expect(await proposeVariation(world.commissioner, contractId, asked)).toMatchObject({
    why: { kind: "line-refused", why },
  });
});

test("a variation of days alone leaves value and lines as they were", async () => {
  const asked = varied({ endsOn: toDay("2027-12-31"), lines: [] });
  expect(await proposeVariation(world.commissioner, contractId, asked)).toMatchObject({ ok: true });
  await decideOnVariation(world.approver, contractId, { approved: true, reason: "Agreed" });
  expect(await stored()).toMatchObject({ value: 2_400_000, endsOn: "2027-12-31" });
  expect(await lines()).toMatchObject([{ units: "1000.00", pence: 2_400 }]);
});

test("VAT keeps the proportion that the contract has it in", async () => {
  nth += 1;
  const withVat = { value_with_vat_pence: 2_880_000 };
  ({ contractId, lineId } = await aContract(database.owner, world, nth, withVat));
  await proposeVariation(world.commissioner, contractId, varied());
  await decideOnVariation(world.approver, contractId, { approved: true, reason: "Agreed" });
  expect(await stored()).toMatchObject({ value: 2_640_000, valueWithVat: 3_168_000 });
});

test("nobody approves a variation that takes the contract over their own limit", async () => {
  const larger = varied({ lines: [{ lineId, units: "5000", pence: pence(2_400) }] });
  await proposeVariation(world.commissioner, contractId, larger);
  const yes = { approved: true, reason: "Agreed" };
  expect(await decideOnVariation(world.commissioner2, contractId, yes)).toEqual({
    ok: false,
    why: { kind: "over-limit", limit: 10_000_000, valueWithVat: 12_000_000 },
  });
  expect(await decideOnVariation(world.finance, contractId, yes)).toEqual({
    ok: false,
    why: { kind: "no-limit" },
  });
  expect(await decideOnVariation(world.approver, contractId, yes)).toMatchObject({ ok: true });
});

test("a line of a contract does not move behind its variations' back", async () => {
  await expect(
    database.owner.query("UPDATE contract_line SET units = 1 WHERE contract_id = $1", [contractId]),
  ).rejects.toThrow("only as a variation of it says");
});

test("a review is set ahead, within the contract, and noted once it was held", async () => {
  expect(await setReviewDay(world.commissioner, contractId, toDay("2026-11-25"))).toMatchObject({
    why: { kind: "not-ahead" },
  });
  expect(await setReviewDay(world.commissioner, contractId, toDay("2028-01-04"))).toMatchObject({
    why: { kind: "after-the-end" },
  });
  expect(await setReviewDay(world.commissioner, contractId, toDay("2027-06-01"))).toMatchObject({ ok: true });
  expect(await setReviewDay(world.commissioner, contractId, toDay("2027-07-01"))).toMatchObject({ ok: true });
  expect(await stored()).toMatchObject({ reviewOn: "2027-07-01" });
  const held = { on: toDay("2026-11-24"), findings: "Good care" };
  expect(await noteReview(world.commissioner, contractId, held)).toMatchObject({ ok: true });
  expect(await stored()).toMatchObject({ reviewOn: null });
});

test("the terms of a contract do not move behind its changes' back", async () => {
  await expect(
    database.owner.query("UPDATE contract SET value_pence = 1 WHERE id = $1", [contractId]),
  ).rejects.toThrow("only as a change of it says");
});
