import type { ComponentType } from "react";
import { beforeAll, describe, expect, test } from "vitest";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { quartiles } from "#app/domain/benchmark/statistics.ts";
import handleRequest from "#app/entry.server.tsx";
import { unzip } from "#app/files/unzip.ts";
import * as newCap from "#app/routes/commissioner/caps/new.tsx";
import * as agreedRates from "#app/routes/commissioner/outliers/agreed-rates.tsx";
import * as agreedRatesFile from "#app/routes/commissioner/outliers/agreed-rates-file.ts";
import * as averageCosts from "#app/routes/commissioner/outliers/average-costs.tsx";
import * as averageCostsFile from "#app/routes/commissioner/outliers/average-costs-file.ts";
import * as casePage from "#app/routes/commissioner/outliers/case.tsx";
import * as queueFile from "#app/routes/commissioner/outliers/file.ts";
import * as queue from "#app/routes/commissioner/outliers/index.tsx";
import * as providerPage from "#app/routes/commissioner/outliers/provider.tsx";
import * as providerFile from "#app/routes/commissioner/outliers/provider-file.ts";
import * as providers from "#app/routes/commissioner/outliers/providers.tsx";
import * as providersFile from "#app/routes/commissioner/outliers/providers-file.ts";
import * as placementPage from "#app/routes/brokerage/placements/placement.tsx";
import { anApplicant } from "#test/factories/applicant.ts";
import { brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { idOf } from "#test/factories/market.ts";
import { memberAt } from "#test/factories/member.ts";
import { aFlag, aPricedPlacement, aRun } from "#test/factories/outliers.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let actor: StaffActor;
let flagId: string;
let placementId: string;
let lotId: string;
let runId: string;
let whose: readonly { readonly providerId: string; readonly organisationId: string }[];

/** What four providers of the first lot are paid in a week, the case's own first. None can be had from others by chance. */
const weekly = [1_937_31, 1_214_57, 1_346_83, 1_583_29] as const;
const [own, ...peers] = weekly;
/** What their flags ended on, and what they ask an hour. */
const agreed = [1_871_13, 1_193_71, 1_317_89, 1_531_37] as const;
const hourly = [2_400, 2_450, 2_500, 2_517] as const;

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  actor = { ...world.analyst, roles: ["analyst", "commissioner", "broker", "approver"] };
  lotId = world.coreLotIds[0] ?? "";
  const fourth = await anApplicant(database.owner, 4);
  await memberAt(database.owner, world, fourth, hourly[3], 44, "EXEMPT");
  whose = [...world.bidders, fourth].map(({ actor: { providerId }, organisationId }) => ({
    providerId,
    organisationId,
  }));
  for (const [at, { providerId, organisationId: locationId }] of whose.entries())
    await aPricedPlacement(database.owner, world, {
      nth: at,
      providerId,
      locationId,
      weekly: weekly[at] ?? 1,
    });
  placementId = idOf(93, 0);
  const group = { number: 1, lotId, clientGroup: "mental-health", n: 4, providers: 4, figures: weekly };
  runId = await aRun(database.owner, world, [group]);
  flagId = await aFlag(database.owner, world, {
    ...{ nth: 1, runId, placementId, groupNumber: 1, learningDisability: false },
    finding: {
      ...{ pence: pence(own), weekly: pence(own) },
      asked: { pence: pence(own), on: "2025-04-07" as never },
    },
  });
});

type Page = {
  readonly loader: (args: never) => Promise<unknown>;
  readonly default?: ComponentType;
};

/** What a page says and what it is given to say it with, or what a file holds, as the actor asks for it. */
async function told(page: Page, params: Readonly<Record<string, string>> = {}, search = ""): Promise<string> {
  const answer = await page.loader({
    request: new Request(`http://portal.test/${search}`),
    params,
    context: { visitor: () => Promise.resolve({ actor }), address: "" },
  } as never);
  if (answer instanceof Response) return textOf(answer, params["format"] ?? "csv");
  const data = dataIn(answer);
  return `${JSON.stringify(data)}\n${page.default ? await rendered(page.default, data) : ""}`;
}

function dataIn(answer: unknown): unknown {
  const wrapped = answer as { readonly type?: string; readonly data?: unknown };
  return wrapped.type === "DataWithResponseInit" ? wrapped.data : answer;
}

/** The page as it is sent, but for the frame around it. */
async function rendered(Component: ComponentType, data: unknown): Promise<string> {
  const route = { id: "page", path: "/", hasLoader: true, hasAction: false, module: "" };
  const entry = {
    manifest: { routes: { page: route }, entry: { module: "", imports: [] }, url: "", version: "" },
    routeModules: { page: { default: Component } },
    ...{ future: {}, isSpaMode: false, serverHandoffString: "" },
    staticHandlerContext: {
      ...{ loaderData: { page: data }, actionData: null, errors: null, basename: "/", statusCode: 200 },
      ...{ loaderHeaders: {}, actionHeaders: {}, activeDeferreds: null },
      location: { pathname: "/", search: "", hash: "", state: null, key: "default" },
      matches: [{ params: {}, pathname: "/", pathnameBase: "/", route }],
    },
  };
  const request = new Request("http://portal.test/");
  const page = await handleRequest(request, 200, new Headers(), entry as never, { nonce: "n" });
  expect(page.status).toBe(200);
  return page.text();
}

async function textOf(response: Response, format: string): Promise<string> {
  if (format === "csv") return response.text();
  const bytes = Buffer.from(await response.arrayBuffer());
  const files = unzip(bytes, (name) => name.endsWith(".xml"), { mostEntries: 50, mostBytes: 5_000_000 });
  if (typeof files === "string") throw new Error(files);
  return [...files.values()].map((file) => file.toString("utf8")).join("\n");
}

/** Everything by which one of these figures would be told: each of them, their middles, means, sums and what lies between any two. */
function given(figures: readonly number[]): readonly number[] {
  const others = figures.slice(1);
  const sum = (some: readonly number[]) => some.reduce((total, one) => total + one, 0);
  const between = figures.flatMap((one, at) => figures.slice(at + 1).map((other) => Math.abs(one - other)));
  const middles = [figures, others].flatMap((some) => Object.values(quartiles(some)));
  const means = [figures, others].flatMap((some) => [sum(some), sum(some) / some.length]);
  return [...others, ...between, ...middles, ...means];
}

/** Which of the figures a text tells, in pence, in pounds and pence with and without commas, or in whole pounds of a sum. */
function leaked(text: string, figures: readonly number[]): readonly string[] {
  const forms = figures.flatMap((figure) => {
    const whole = Math.round(figure);
    const grouped = formatPounds(pence(whole)).replace("£", "");
    return [String(whole), grouped, grouped.replaceAll(",", ""), String(whole / 100), String(figure)];
  });
  return [...new Set(forms)].filter((form) =>
    new RegExp(`(?<![0-9a-z.])${form.replaceAll(".", "\\.")}(?![0-9a-z])`, "i").test(text),
  );
}

const secrets = () => [...given(weekly), ...given(agreed)];

describe("with four providers in a group no figure of a peer is on any page or in any file", () => {
  const files = ["csv", "xlsx"] as const;
  const pages: readonly (readonly [string, () => Promise<string>])[] = [
    ["the queue", () => told(queue)],
    ["the queue of this lot", () => told(queue, {}, `?lot=${lotId}&group=mental-health&state=all`)],
    ["the queue by money", () => told(queue, {}, "?order=money&direction=high&kind=PLACEMENT")],
    ...files.map((format) => [`the queue as ${format}`, () => told(queueFile, { format })] as const),
    ["the case", () => told(casePage, { flagId })],
    ["its placement", () => told(placementPage, { placementId })],
    ["the providers of the lot", () => told(providers, {}, `?lot=${lotId}`)],
    ...files.map(
      (format) => [`these as ${format}`, () => told(providersFile, { format }, `?lot=${lotId}`)] as const,
    ),
    ["its provider", () => told(providerPage, { providerId: whose[0]?.providerId ?? "" })],
    ...files.map(
      (format) =>
        [
          `its placements as ${format}`,
          () => told(providerFile, { providerId: whose[0]?.providerId ?? "", format }),
        ] as const,
    ),
    ["averages by month", () => told(averageCosts, {}, `?lot=${lotId}`)],
    ...files.map(
      (format) =>
        [`averages as ${format}`, () => told(averageCostsFile, { format }, `?lot=${lotId}`)] as const,
    ),
    ["agreed market rates", () => told(agreedRates)],
    ...files.map((format) => [`agreed rates as ${format}`, () => told(agreedRatesFile, { format })] as const),
    ["a cap to propose", () => told(newCap, { lineId: world.lineIds[0] ?? "" })],
  ];

  test.each(pages)("%s", async (_name, look) => {
    const text = await look();
    expect(text.length).toBeGreaterThan(40);
    expect(leaked(text, secrets())).toEqual([]);
  });

  test("the case tells its own price, so that the search above finds what is there", async () => {
    expect(leaked(await told(casePage, { flagId }), [own])).not.toEqual([]);
    expect(
      leaked(await told(providerFile, { providerId: whose[1]?.providerId ?? "", format: "csv" }), [peers[0]]),
    ).not.toEqual([]);
    expect(
      leaked(await told(providerFile, { providerId: whose[1]?.providerId ?? "", format: "xlsx" }), [
        peers[0],
      ]),
    ).not.toEqual([]);
  });

  test("rates of four providers have no middle on the page of one of them", async () => {
    const text = await told(providerPage, { providerId: whose[0]?.providerId ?? "" });
    expect(text).toContain("Fewer than five providers");
    // What lies between two of them is a pound or less, and stands on any page.
    expect(
      leaked(
        text,
        given(hourly).filter((figure) => figure > 1_000),
      ),
    ).toEqual([]);
  });

  test("a flag whose finding keeps a judgement is told without it where its group has four", async () => {
    const careless = await aFlag(database.owner, world, {
      ...{ nth: 2, runId, groupNumber: 1, learningDisability: false, providerId: whose[0]?.providerId ?? "" },
      finding: {
        ...{ pence: pence(own), weekly: pence(own) },
        peers: {
          ...{ kind: "judged", providers: 4, figure: own, z: 4.2, out: "high" },
          yardstick: {
            scale: "raw",
            n: 4,
            centre: quartiles(weekly).median,
            spread: 21_000,
            by: "median-deviation",
          },
        },
      },
      row: { gone_at: "2026-11-16T09:00:00Z" },
    });
    const text = await told(casePage, { flagId: careless });
    expect(text).toContain("fewer than five providers");
    expect(leaked(text, secrets())).toEqual([]);
  });
});

describe("what questions ended on", () => {
  const settle = async (nth: number, at: number, region: string, price: number, lot = lotId) => {
    await aFlag(database.owner, world, {
      ...{ nth, runId, lotId: lot, providerId: whose[at % 4]?.providerId ?? "", learningDisability: false },
      finding: {
        ...{ pence: pence(price), weekly: pence(price) },
        peerGroup: {
          lotId: lot,
          lineId: null,
          clientGroup: "mental-health",
          region,
          unit: "week",
          measure: "price",
        },
      },
      row: { state: "RESOLVED", closed_at: "2026-11-16T09:00:00Z", gone_at: "2026-11-16T09:00:00Z" },
    });
  };

  test("four providers' agreed prices are held back, also beside a group of five that may be told, and no total gives them away", async () => {
    const [north = ""] = world.areaIds;
    for (const [at, price] of agreed.entries()) await settle(10 + at, at, world.everywhereId, price);
    const fifth = await anApplicant(database.owner, 5);
    for (let at = 0; at < 4; at += 1) await settle(20 + at, at, north, 800_00 + at * 50_00);
    const told4 = await told(agreedRates);
    expect(leaked(told4, [...secrets(), 800_00, 850_00, 900_00, 950_00])).toEqual([]);
    await aFlag(database.owner, world, {
      ...{ nth: 30, runId, providerId: fifth.actor.providerId, locationId: null, learningDisability: false },
      finding: {
        ...{ pence: pence(990_00), weekly: pence(990_00) },
        peerGroup: {
          lotId,
          lineId: null,
          clientGroup: "mental-health",
          region: north,
          unit: "week",
          measure: "price",
        },
      },
      row: { state: "RESOLVED", closed_at: "2026-11-16T09:00:00Z", gone_at: "2026-11-16T09:00:00Z" },
    });
    for (const text of [
      await told(agreedRates),
      await told(agreedRatesFile, { format: "csv" }),
      await told(agreedRatesFile, { format: "xlsx" }),
      await told(newCap, { lineId: world.lineIds[0] ?? "" }),
    ]) {
      expect(leaked(text, [900_00])).not.toEqual([]);
      expect(leaked(text, secrets())).toEqual([]);
      const all = [...agreed, 800_00, 850_00, 900_00, 950_00, 990_00];
      expect(leaked(text, [all.reduce((sum, one) => sum + one, 0), quartiles(all).median])).toEqual([]);
    }
  });
});
