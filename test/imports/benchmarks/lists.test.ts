import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { publishedRates, unitCosts } from "#app/imports/benchmarks/layouts.ts";
import { readBenchmarkList } from "#app/imports/benchmarks/read-list.ts";
import type { ColumnMap } from "#app/domain/benchmark/column-map.ts";
import { areasOfReference, releaseOfYear } from "./support.ts";

function read(text: string, map: ColumnMap, year: number) {
  const bytes = async function* () {
    yield Buffer.from(text);
  };
  return readBenchmarkList(bytes(), "list.csv", map, {
    areas: areasOfReference(),
    release: releaseOfYear(year),
  });
}

const unitCostHead =
  "support_type,age_category,primary_support_reason,service_delivery_mechanism,unit_cost_provision,region_code,council_code,council_name,unit_cost_gbp_per_week_as_published";

describe("the list of unit costs", () => {
  test("councils by the code of their returns, regions and England by name, blanks passed over", async () => {
    const file = await read(
      [
        unitCostHead,
        "Long term,Age 65 and over,Physical support,Residential,Provision by others,SW,909,Bristol,567.04",
        "Long term,Age 65 and over,Physical support,Residential,Provision by others,E,,East,512.85",
        "Long term,Age 65 and over,Physical support,Residential,Provision by others,Eng,,England,513.18",
        "Long term,Age 18 to 64,Learning disability support,Residential,All,NW,102,Cumbria,1336.22",
        "Long term,Age 18 to 64,Physical support,Nursing,All,EM,510,Rutland,.",
      ].join("\n"),
      unitCosts,
      2014,
    );
    expect(file).toMatchObject({ read: 5, bad: [], notAvailable: 1 });
    expect(
      file.figures.map(({ areaCode, age, service, detail, value }) => [
        areaCode,
        age,
        service,
        detail,
        value,
      ]),
    ).toEqual([
      ["E06000023", "65-plus", "residential", "Physical support, Provision by others", "567.04"],
      ["E12000006", "65-plus", "residential", "Physical support, Provision by others", "512.85"],
      ["E92000001", "65-plus", "residential", "Physical support, Provision by others", "513.18"],
      ["E10000006", "18-64", "residential", "Learning disability support, All", "1336.22"],
    ]);
  });

  test("a council that no longer exists in the release's year is a bad cell", async () => {
    const file = await read(
      `${unitCostHead}\nLong term,Age 18 to 64,Physical support,Nursing,All,NW,102,Cumbria,554`,
      unitCosts,
      2024,
    );
    expect(file.bad).toMatchObject([{ row: 2, column: "council_code" }]);
    expect(file.bad[0]?.message).toContain("no longer exists");
  });
});

describe("the list of published rates", () => {
  const list = readFileSync("prisma/reference/published-rates.csv", "utf8");

  test("the rows of the release's year, with their sources and how sure they are", async () => {
    const file = await read(list, publishedRates, 2025);
    const urban = file.figures.find(({ detail }) => detail === "Urban");
    expect(urban).toMatchObject({
      ...{ areaCode: "E06000061", service: "home-care", age: "all", unit: "hour", statistic: "rate" },
      ...{ value: "23.34", uncertain: false },
    });
    expect(urban?.source).toContain("opengovernment.network");
    const average = file.figures.find(
      ({ areaCode, service, age }) => areaCode === "E92000001" && service === "nursing" && age === "18-64",
    );
    expect(average).toMatchObject({ value: "1486", uncertain: true });
    expect(file.notes[0]).toContain("are of other years than 2025/26");
  });

  test("both ends of a range are kept, as the lowest and the highest", async () => {
    const head = list.split("\n")[0] ?? "";
    const row = "Bristol,2025/26,shared_lives,low,per_week,65,425,,A page,high";
    const file = await read(`${head}\n${row}`, publishedRates, 2025);
    expect(file.figures.map(({ statistic, value }) => [statistic, value])).toEqual([
      ["lowest", "65"],
      ["highest", "425"],
    ]);
  });
});

describe("any other list, by the map that its dataset remembers", () => {
  const map: ColumnMap = {
    areaBy: "council-code",
    parts: {
      ...{ area: { columns: ["CASSR_CODE"] }, value: { columns: ["ItemValue"] } },
      ...{ service: { columns: ["SupportSetting_KEY"] }, age: { columns: ["AgeBand_KEY"] } },
      ...{ unit: { always: "week" }, statistic: { always: "mean" } },
    },
    meanings: { service: { "3": "residential", "4": "nursing" }, age: { "1": "18-64", "2": "65-plus" } },
    passedOver: ["GEOGRAPHY_CODE"],
  };
  const head = "CASSR_CODE,GEOGRAPHY_CODE,AgeBand_KEY,SupportSetting_KEY,ItemValue";

  test("keys stand for what the map says", async () => {
    const file = await read(`${head}\n909,E06000023,2,4,"1,083.22"`, map, 2016);
    expect(file.figures).toMatchObject([
      { areaCode: "E06000023", service: "nursing", age: "65-plus", value: "1083.22" },
    ]);
  });

  test.each([
    [
      "an extra column is refused by its name",
      `${head},Extra\n909,E06000023,2,4,900,x`,
      "the column “Extra”",
    ],
    [
      "a missing column is refused by its name",
      "CASSR_CODE,AgeBand_KEY,ItemValue\n909,2,900",
      "has no column “SupportSetting_KEY”",
    ],
    [
      "a column that comes twice is refused",
      `${head},ItemValue\n909,E06000023,2,4,900,900`,
      "the column “ItemValue” twice",
    ],
    ["an empty file is refused", "", "is empty"],
  ])("%s", async (_what, text, sentence) => {
    const file = await read(text, map, 2016);
    expect(file.figures).toEqual([]);
    expect(file.refusal).toContain(sentence);
  });

  test("a key that the map does not know is a bad cell", async () => {
    const file = await read(`${head}\n909,E06000023,9,4,900`, map, 2016);
    expect(file.bad).toMatchObject([{ row: 2, column: "AgeBand_KEY", value: "9" }]);
  });
});
