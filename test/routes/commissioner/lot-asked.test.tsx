import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, test } from "vitest";
import { LotPanel } from "#app/routes/commissioner/outliers/LotPanel.tsx";
import * as averageCosts from "#app/routes/commissioner/outliers/average-costs.tsx";
import * as averageCostsFile from "#app/routes/commissioner/outliers/average-costs-file.ts";
import * as providers from "#app/routes/commissioner/outliers/providers.tsx";
import * as providersFile from "#app/routes/commissioner/outliers/providers-file.ts";
import { brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let stranger: Brokering;

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  stranger = await brokering(database.owner, 1);
});

type Page = { readonly loader: (args: never) => Promise<unknown> };
type Lots = Pick<Parameters<typeof LotPanel>[0], "lots" | "lot" | "unknown">;

async function asked(page: Page, lot: string, params: Readonly<Record<string, string>> = {}) {
  return page.loader({
    request: new Request(`http://portal.test/?lot=${lot}`),
    params,
    context: { visitor: () => Promise.resolve({ actor: world.analyst }), address: "" },
  } as never);
}

describe.each([
  ["prices by provider", providers, providersFile],
  ["average costs", averageCosts, averageCostsFile],
] as const)("%s of a lot", (_name, page, file) => {
  test("are those of the lot that is asked for", async () => {
    const lotId = world.coreLotIds[1] ?? "";
    const { lots, lot, unknown } = (await asked(page, lotId)) as Lots;
    expect([lot?.value, unknown]).toEqual([lotId, false]);
    expect(said({ lots, lot, unknown })).not.toContain("There is no such lot");
  });

  test.each([
    ["a number instead of a lot", () => "5"],
    ["another council's lot", () => stranger.coreLotIds[0] ?? ""],
  ])("are those of the first, and say so, for %s", async (_what, wanted) => {
    const { lots, lot, unknown } = (await asked(page, wanted())) as Lots;
    expect([lot, unknown]).toEqual([lots[0], true]);
    expect(said({ lots, lot, unknown })).toContain("There is no such lot, so the first one is shown.");
  });

  test("are no file where there is no such lot", async () => {
    await expect(asked(file, "5", { format: "csv" })).rejects.toMatchObject({ status: 404 });
  });
});

function said(lots: Lots): string {
  return renderToStaticMarkup(<LotPanel {...lots}>The lot</LotPanel>);
}
