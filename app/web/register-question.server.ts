import { z } from "zod";
import type { Day } from "#app/domain/calendar.ts";
import type { Tx } from "#app/data/db.server.ts";
import { frameworks, lotsOf, type Lot } from "#app/data/frameworks.server.ts";
import type { RegisterQuestion } from "#app/data/register.server.ts";
import { placeOfText, registerAreas, type RegisterArea } from "#app/data/register-places.server.ts";

/** How far people are asked to choose from, in miles; "any" is the whole register, nearest first. */
const registerMiles = ["2", "5", "10", "20", "any"] as const;

export type RegisterAsked = {
  readonly lots: readonly Lot[];
  readonly areas: readonly RegisterArea[];
  readonly typed: {
    readonly need: string;
    readonly place: string;
    readonly miles: string;
    readonly area: string;
    readonly name: string;
    readonly letter: string;
  };
  /** One sentence for each field that cannot be answered; then there is no question. */
  readonly errors: Readonly<Record<string, string>>;
  readonly question: RegisterQuestion | null;
};

const page = z.coerce.number().int().min(1).max(100_000);

/** Reads what an address asks of the register. A page that is no number is page 1 asked wrongly: it has no question. */
export async function readRegisterQuestion(
  tx: Tx,
  search: URLSearchParams,
  today: Day,
): Promise<RegisterAsked> {
  const text = (name: string) => (search.get(name) ?? "").trim().replaceAll("\u0000", "");
  const typed = {
    need: text("need"),
    place: text("place"),
    miles: text("miles") || "5",
    area: text("area"),
    name: text("name"),
    letter: text("letter"),
  };
  const lots = await lotsOf(
    tx,
    (await frameworks(tx)).map(({ id }) => id),
  );
  const areas = await registerAreas(tx);
  const errors: Record<string, string> = {};
  const lot = typed.need === "" ? null : lots.find(({ id }) => id === typed.need);
  if (lot === undefined) errors["need"] = "Choose a kind of care or support from the list";
  const near = await nearOf(tx, typed, errors);
  const area = typed.area === "" ? null : areas.find(({ id }) => id === typed.area);
  if (area === undefined) errors["area"] = "Choose an area from the list";
  if (typed.name.length > 100) errors["name"] = "Name must be 100 characters or less";
  if (typed.letter !== "" && !/^[a-z]$/i.test(typed.letter)) errors["letter"] = "Choose a letter from A to Z";
  const wanted = page.safeParse(text("page") || "1");
  if (!wanted.success) errors["page"] = "Choose a page from the list";
  if (lot === undefined || area === undefined || !wanted.success || Object.keys(errors).length > 0) {
    return { lots, areas, typed, errors, question: null };
  }
  const question: RegisterQuestion = {
    today,
    lot,
    areaId: area?.id ?? null,
    near,
    name: typed.name || null,
    letter: typed.letter || null,
    page: wanted.data,
  };
  return { lots, areas, typed, errors, question };
}

async function nearOf(
  tx: Tx,
  typed: { readonly place: string; readonly miles: string },
  errors: Record<string, string>,
): Promise<RegisterQuestion["near"]> {
  const miles = registerMiles.find((choice) => choice === typed.miles);
  if (miles === undefined) errors["miles"] = "Choose a distance from the list";
  if (typed.place === "") return null;
  const place = await placeOfText(tx, typed.place.slice(0, 20));
  if (!place.ok) {
    errors["place"] =
      place.why.kind === "not-a-postcode"
        ? "Enter a postcode, like BS1 5TR, or the first half of one, like BS5"
        : "We do not know this postcode. Check it, or choose an area instead";
    return null;
  }
  return miles === undefined ? null : { from: place.value, miles: miles === "any" ? null : Number(miles) };
}
