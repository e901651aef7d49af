import type { Day } from "#app/domain/calendar.ts";
import {
  ratingAnswers,
  type PriceAsked,
  type RatingAnswer,
  type Requirement,
} from "#app/domain/call-off/requirement.ts";
import { normalisePostcode, outcodeOf, type GridPlace } from "#app/domain/framework/postcode.ts";
import type { Pence } from "#app/domain/money.ts";
import { daysOfFreshRoom } from "#app/data/brokerage/upkeep-rules.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { placeOfText } from "#app/data/register-places.server.ts";
import type { SearchQuestion, SearchSort } from "#app/data/search.server.ts";
import {
  searchTerms,
  type SearchLine,
  type SearchLot,
  type SearchTerms,
} from "#app/data/search/terms.server.ts";
import { moneyField } from "./fields.ts";

const searchMiles = ["1", "5", "10", "25"] as const;
/** How old a statement of room may be, in days. */
const searchRoom = ["any", "7", "28", "90"] as const;
const searchSorts = ["distance", "price", "name"] as const satisfies readonly SearchSort[];

/** What stands in the search form, as it was typed; `lots` with the lot of the line that was chosen. */
export type SearchTyped = {
  readonly lots: readonly string[];
  readonly ratings: readonly string[];
  readonly stopped: boolean;
} & Readonly<
  Record<
    "framework" | "area" | "postcode" | "miles" | "line" | "price" | "specialism" | "room" | "sort",
    string
  >
>;

export type SearchAsked = {
  readonly frameworks: readonly SearchTerms[];
  readonly terms: SearchTerms | null;
  readonly typed: SearchTyped;
  /** One sentence for each field that cannot be answered; then there is no question. */
  readonly errors: Readonly<Record<string, string>>;
  /** Nothing where something is wrong, or nothing has been asked yet. */
  readonly question: SearchQuestion | null;
};

type Errors = Record<string, string>;

/** Reads what an address asks of the brokerage search. */
export async function readSearch(
  tx: Tx,
  commissionerId: string,
  search: URLSearchParams,
  today: Day,
): Promise<SearchAsked> {
  const typed = typedIn(search);
  const postcode = normalisePostcode(typed.postcode);
  const { frameworks, place } = await searchTerms(
    tx,
    commissionerId,
    today,
    postcode.ok ? postcode.value : null,
  );
  const terms =
    typed.framework === "" ? frameworks[0] : frameworks.find((one) => one.reference === typed.framework);
  if (!terms) {
    const errors: Errors = frameworks.length > 0 ? { framework: "Choose a framework from the list" } : {};
    return { frameworks, terms: null, typed, errors, question: null };
  }
  if (![...search.keys()].some((name) => name !== "framework"))
    return { frameworks, terms, typed, errors: {}, question: null };
  const errors: Errors = {};
  const line = lineOf(terms, typed, errors);
  const lots = lotsOf(terms, typed, line, errors);
  const from = await placeOf(tx, typed.postcode, place, errors);
  const requirement = requirementOf({ terms, typed, line, lots, from }, errors);
  const shown = { ...typed, lots: lots.map((lot) => String(lot.number)) };
  if (Object.keys(errors).length > 0) return { frameworks, terms, typed: shown, errors, question: null };
  const sort = sortOf(typed, requirement);
  const freshDays = requirement.room && (await daysOfFreshRoom(tx, today));
  return {
    frameworks,
    terms,
    typed: { ...shown, sort },
    errors: inOrder(errors),
    question: { requirement, today, sort, page: pageOf(search), freshDays },
  };
}

/** The fields in the order in which the form asks for them. */
const fields = ["lot", "postcode", "miles", "area", "line", "price", "rating", "room", "sort"];

function inOrder(errors: Errors): Errors {
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => fields.indexOf(a) - fields.indexOf(b)));
}

function typedIn(search: URLSearchParams): SearchTyped {
  const clean = (value: string) => value.replaceAll("\u0000", "").trim().slice(0, 200);
  const text = (name: string) => clean(search.get(name) ?? "");
  const all = (name: string) => [...new Set(search.getAll(name).map(clean).filter(Boolean))];
  return {
    ...{
      framework: text("framework"),
      area: text("area"),
      postcode: text("postcode"),
      miles: text("miles") || "5",
    },
    ...{
      line: text("line"),
      price: text("price"),
      specialism: text("specialism"),
      room: text("room"),
      sort: text("sort"),
    },
    ...{ lots: all("lot"), ratings: all("rating"), stopped: text("stopped") === "include" },
  };
}

/** How a line stands in the address: its lot's number and its code. */
function lineValue(lot: SearchLot, line: SearchLine): string {
  return `${lot.number}-${line.code}`;
}

function lineOf({ lots }: SearchTerms, typed: SearchTyped, errors: Errors): SearchLine | undefined {
  if (typed.line === "") return undefined;
  const found = lots.flatMap((lot) => lot.lines.filter((line) => lineValue(lot, line) === typed.line))[0];
  if (!found) errors["line"] = "Choose a service line from the list";
  return found;
}

/** The lots ticked, and that of the line. */
function lotsOf(
  { lots }: SearchTerms,
  typed: SearchTyped,
  line: SearchLine | undefined,
  errors: Errors,
): readonly SearchLot[] {
  if (typed.lots.some((number) => !lots.some((lot) => String(lot.number) === number)))
    errors["lot"] = "Choose lots from the list";
  const chosen = lots.filter((lot) => typed.lots.includes(String(lot.number)) || lot.id === line?.lotId);
  if (chosen.length === 0) errors["lot"] ??= "Select at least one lot";
  return chosen;
}

type Chosen = {
  readonly terms: SearchTerms;
  readonly typed: SearchTyped;
  readonly line: SearchLine | undefined;
  readonly lots: readonly SearchLot[];
  readonly from: GridPlace | undefined;
};

function requirementOf({ terms, typed, line, lots, from }: Chosen, errors: Errors): Requirement {
  const area = typed.area === "" ? undefined : terms.areas.find(({ code }) => code === typed.area);
  if (typed.area !== "" && !area) errors["area"] = "Choose an area from the list";
  const miles = searchMiles.find((choice) => choice === typed.miles);
  if (!miles) errors["miles"] = "Choose a distance from the list";
  const ratings = typed.ratings.filter((rating): rating is RatingAnswer =>
    ratingAnswers.some((known) => known === rating),
  );
  if (ratings.length < typed.ratings.length) errors["rating"] = "Choose ratings from the list";
  const room = searchRoom.find((choice) => choice === typed.room);
  if (typed.room !== "" && !room) errors["room"] = "Choose how fresh from the list";
  if (typed.sort !== "" && !searchSorts.some((sort) => sort === typed.sort))
    errors["sort"] = "Choose an order from the list";
  const areaId = area?.id ?? areaOfPostcode(terms, typed.postcode);
  return {
    frameworkId: terms.frameworkId,
    lots: lots.map(({ id, rule }) => ({ lotId: id, rule })),
    everywhereId: terms.areas.find(({ everywhere }) => everywhere)?.id ?? terms.frameworkId,
    areaId: area?.id ?? null,
    within: from && miles ? { from, miles: Number(miles) } : null,
    price: priceOf(typed, line, lots, areaId, errors),
    ratings: ratings.length > 0 ? ratings : null,
    specialism: typed.specialism || null,
    room: room ? { withinDays: room === "any" ? null : Number(room) } : null,
    includeStopped: typed.stopped,
  };
}

/** Where a postcode lies: as found already, or the middle of the district whose first half it is. */
async function placeOf(
  tx: Tx,
  typed: string,
  known: GridPlace | null,
  errors: Errors,
): Promise<GridPlace | undefined> {
  if (typed === "" || known) return known ?? undefined;
  const place = await placeOfText(tx, typed);
  if (place.ok) return place.value;
  errors["postcode"] =
    place.why.kind === "not-a-postcode"
      ? "Enter a postcode, like BS1 5TR, or the first half of one, like BS5"
      : "We do not know this postcode. Check it, or choose an area instead";
  return undefined;
}

/** The area whose prices hold at a postcode. */
function areaOfPostcode({ areas }: SearchTerms, postcode: string): string | null {
  const whole = normalisePostcode(postcode);
  const outcode = whole.ok ? outcodeOf(whole.value) : postcode.toUpperCase();
  return areas.find(({ outcodes }) => outcodes.includes(outcode))?.id ?? null;
}

/** Without a line chosen, the first line of the first lot that has one is shown. */
function priceOf(
  typed: SearchTyped,
  line: SearchLine | undefined,
  lots: readonly SearchLot[],
  areaId: string | null,
  errors: Errors,
): PriceAsked | null {
  const most = typed.price === "" ? undefined : mostOf(typed.price, errors);
  if (typed.price !== "" && typed.line === "")
    errors["line"] = "Choose the service line that the price is for";
  const shown = line ?? lots.flatMap((lot) => lot.lines)[0];
  if (!shown) return null;
  const { id: serviceLineId, lotId } = shown;
  if (!line) return { serviceLineId, lotId, areaId, need: { kind: "shown" } };
  return {
    serviceLineId,
    lotId,
    areaId,
    need: most === undefined ? { kind: "any" } : { kind: "at-most", pence: most },
  };
}

function mostOf(price: string, errors: Errors): Pence | undefined {
  const parsed = moneyField.safeParse(price);
  if (!parsed.success) errors["price"] = parsed.error.issues[0]?.message ?? "Enter a price, like 21.50";
  return parsed.data;
}

function sortOf(typed: SearchTyped, requirement: Requirement): SearchSort {
  const chosen = searchSorts.find((sort) => sort === typed.sort);
  const byDefault = requirement.within
    ? "distance"
    : requirement.price?.need.kind === "shown"
      ? "name"
      : "price";
  return chosen ?? byDefault;
}

/** An address with a page that is none leads to the first. */
function pageOf(search: URLSearchParams): number {
  const typed = search.get("page") ?? "1";
  return /^[1-9][0-9]{0,4}$/.test(typed) ? Number(typed) : 1;
}
