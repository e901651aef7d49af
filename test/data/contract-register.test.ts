import { beforeAll, expect, test } from "vitest";
import { committedSpend } from "#app/data/call-off/committed.server.ts";
import { contractRows, contractsAsked, countContracts } from "#app/data/call-off/contract-list.server.ts";
import { contractOf } from "#app/data/call-off/contracts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { addDays, toDay } from "#app/domain/calendar.ts";
import { contractState, contractStates } from "#app/domain/call-off/contract.ts";
import { contractFile } from "#app/web/contract-file.server.ts";
import { readContractQuestion } from "#app/web/contract-question.server.ts";
import { aContract, callingOff, type CallingOff } from "#test/factories/call-off.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: CallingOff;
let elsewhere: CallingOff;
let contractId: string;

beforeAll(async () => {
  await database.holdClock("2026-11-25T10:00:00Z");
  world = await callingOff(database.owner);
  elsewhere = await callingOff(database.owner, 1);
  ({ contractId } = await aContract(database.owner, world, 1));
  await aContract(database.owner, world, 2, { starts_on: "2026-01-05", ends_on: "2026-11-24" });
  await aContract(database.owner, world, 3, {
    ...{ starts_on: "2026-01-05", ends_on: "2026-12-31", ended_on: "2026-10-31" },
  });
  await aContract(database.owner, world, 4, { starts_on: "2026-11-25", ends_on: "2026-11-30" });
});

const asked = (search: string) => readContractQuestion(new URLSearchParams(search));

test("what the register counts in a state is what the rule says of each contract, on any day", async () => {
  await reading(world.commissioner, async (tx) => {
    const all = await contractsAsked(tx, asked(""), toDay("2026-11-25"));
    expect(all).toHaveLength(4);
    for (const days of [-400, -26, -25, -1, 0, 1, 5, 6, 40, 404, 405, 500]) {
      const today = addDays(toDay("2026-11-25"), days);
      for (const state of contractStates) {
        const expected = all.filter((contract) => contractState(contract, today) === state).length;
        expect(await countContracts(tx, asked(`state=${state}`), today), `${state} on ${today}`).toBe(
          expected,
        );
      }
    }
  });
});

test.each([
  ["", 4],
  ["words=C-2026-9002", 1],
  ["lot=1", 4],
  ["lot=77", 0],
  ["kind=BLOCK", 0],
  ["ends=1", 1],
  ["state=nonsense&lot=-1&ends=x", 4],
])("the register answers %s with %d contracts", async (search, count) => {
  const today = toDay("2026-11-25");
  expect(await reading(world.commissioner, (tx) => countContracts(tx, asked(search), today))).toBe(count);
});

test("another commissioner sees none of them, the provider its own", async () => {
  expect(await reading(elsewhere.commissioner, (tx) => contractOf(tx, contractId))).toBeUndefined();
  const [own, other] = world.bidders;
  expect(await reading(own.actor, (tx) => contractOf(tx, contractId))).toMatchObject({ value: 2_400_000 });
  expect(await reading(other.actor, (tx) => contractOf(tx, contractId))).toBeUndefined();
});

test("what is committed is the sum with VAT, by who made the contracts; an early end counts by its days", async () => {
  const committed = await reading(world.commissioner, (tx) => committedSpend(tx, toDay("2026-11-25")));
  expect(committed).toMatchObject([
    {
      ...{
        maximum: 500_000_000_000,
        total: 8_191_736,
        whole: true,
        by: [{ contracts: 4, value: 8_191_736 }],
      },
      // 300 of the 726 days from 5 January 2026 to 31 December 2027, the end of its last extension.
      ended: { contracts: 1, worth: 2_400_000, counted: 991_736 },
    },
  ]);
  expect(
    await reading(elsewhere.commissioner, (tx) => committedSpend(tx, toDay("2026-11-25"))),
  ).toMatchObject([{ total: 0, by: [] }]);
});

test("the file has a row for each line, with ids, days and sums", async () => {
  const today = toDay("2026-11-25");
  const rows = await reading(world.commissioner, (tx) => contractRows(tx, asked("words=C-2026-9001"), today));
  const { columns, rows: lines } = contractFile(rows, today);
  expect(lines).toHaveLength(1);
  const cell = (name: string) => lines[0]?.[columns.indexOf(name)];
  expect(columns).toHaveLength(lines[0]?.length ?? 0);
  expect(cell("contract_id")).toBe(contractId);
  expect(cell("units")).toBe("1000.00");
  expect(cell("line_value_pounds")).toEqual({ pence: 2_400_000 });
  expect(cell("ends_on")).toBe("2028-01-03");
});
