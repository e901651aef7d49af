import { formatPounds } from "#app/domain/money.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { pricesBelowFloor } from "#app/domain/pricing/below-floor.ts";
import { changeFromLast, entryKey, rateCardEntries } from "#app/domain/pricing/rate-card.ts";
import { pricesOutsideBound } from "#app/domain/pricing/re-pricing.ts";
import { changeInWords } from "#app/domain/pricing/re-pricing-words.ts";
import { vatWords } from "#app/domain/pricing/vat.ts";
import type { Draft } from "#app/data/application/drafts.server.ts";
import type { LotDraft } from "#app/data/application/lot-drafts.server.ts";
import { standingOfModel } from "./costs/cost-standing.ts";
import { formWords } from "./costs/words.ts";
import { outsideBoundInWords, placeInWords, taskPath, taskTitle } from "./words.ts";

/** One section of "check your answers": its questions and what was answered; "" where nothing is yet. */
export type AnswerCard = {
  readonly title: string;
  readonly href: string;
  readonly rows: readonly (readonly [question: string, answer: string])[];
};

/** Everything that an application says, section by section. */
export function answerCards(draft: Draft): readonly AnswerCard[] {
  const href = (name: Parameters<typeof taskPath>[1]) => taskPath(draft.application.id, name);
  const standards = draft.questions.filter((one) => one.kind === "PASS_FAIL");
  const asked = draft.questions.filter((one) => one.kind === "DOCUMENT");
  return [
    { title: "Your organisation", href: href({ kind: "organisation" }), rows: organisationRows(draft) },
    { title: "Declaration", href: href({ kind: "declaration" }), rows: declarationRows(draft) },
    ...draft.lots.flatMap((one) => [
      {
        title: `${titleOf(one)}: where you work`,
        href: href({ kind: "lot", lotId: one.lot.id }),
        rows: lotRows(one, draft),
      },
      {
        title: `${titleOf(one)}: your prices`,
        href: href({ kind: "prices", lotId: one.lot.id }),
        rows: [...priceRows(one), ...besideRows(one)],
      },
      ...costCards(one, draft, href({ kind: "costs", lotId: one.lot.id })),
    ]),
    ...(standards.length === 0
      ? []
      : [
          {
            title: taskTitle({ kind: "standards" }, []),
            href: href({ kind: "standards" }),
            rows: standards.map(({ code, text }) => [text, draft.standards.kept[code] ?? ""] as const),
          },
        ]),
    ...[...draft.answers].map(([code, answer]) => ({
      title: draft.questions.find((one) => one.code === code)?.text ?? code,
      href: href({ kind: "question", code }),
      rows: [["Your answer", answer.kept.text] as const],
    })),
    ...(asked.length + draft.documents.length === 0
      ? []
      : [{ title: "Documents", href: href({ kind: "documents" }), rows: documentRows(draft) }]),
    ...(draft.partners.length === 0
      ? []
      : [{ title: "Partners", href: href({ kind: "partners" }), rows: partnerRows(draft) }]),
  ];
}

function titleOf({ lot }: LotDraft): string {
  return `Lot ${lot.number}, ${lot.title}`;
}

const yesNo: Readonly<Record<string, string>> = { yes: "Yes", no: "No", "": "" };

function organisationRows({ organisation: { kept } }: Draft): AnswerCard["rows"] {
  const sizes: Readonly<Record<string, string>> = { small: "Small or medium", larger: "Larger", "": "" };
  return [
    ["Name", kept.name],
    ["Contact", [kept.contactName, kept.contactMail, kept.contactPhone].filter(Boolean).join("\n")],
    ["Size", sizes[kept.size] ?? ""],
    ["Voluntary, community or social enterprise", yesNo[kept.isVoluntary] ?? ""],
    ["Languages, cultures and faiths", kept.specialisms.join(", ") || "None given"],
  ];
}

function declarationRows({ declaration: { kept } }: Draft): AnswerCard["rows"] {
  const detail = (label: string, text: string): AnswerCard["rows"] => (text ? [[label, text]] : []);
  return [
    ["A mandatory exclusion ground applies", yesNo[kept.mandatoryGrounds] ?? ""],
    ["A discretionary exclusion ground applies", yesNo[kept.discretionaryGrounds] ?? ""],
    ...detail("What happened", kept.groundsDetail),
    ["A conflict of interest", yesNo[kept.conflicts] ?? ""],
    ...detail("The conflict", kept.conflictsDetail),
    ["Declared by", kept.declaredBy],
  ];
}

function lotRows({ details, lot }: LotDraft, draft: Draft): AnswerCard["rows"] {
  const { areaIds, locationIds, capacity } = details.kept;
  const areas = draft.areas.filter((area) => areaIds.includes(area.id)).map((area) => area.name);
  const locations = draft.locations
    .filter((one) => locationIds.includes(one.id) && (lot.pricedBy === "PROVIDER" || !one.organisation))
    .map((one) => one.name);
  return [
    ["Areas", areas.join("\n")],
    ["Locations", locations.join("\n")],
    ["Room for more", capacity === null ? "" : `${capacity}`],
  ];
}

function priceRows({ lot, terms, prices, last, rePricing, floors }: LotDraft): AnswerCard["rows"] {
  const before = new Map(last.map((rate) => [entryKey(rate), rate.pence]));
  const outside = pricesOutsideBound(terms, prices, last, rePricing);
  const priced = new Map(prices.map((price) => [entryKey(price), price.pence]));
  const below = new Map(pricesBelowFloor(terms, prices, floors).map((one) => [one.entry.key, one.floor]));
  return rateCardEntries(terms).map((entry) => {
    const { key, line, cap } = entry;
    const price = priced.get(key);
    const floor = below.get(key);
    const change = changeFromLast(before.get(key) ?? null, price ?? null);
    const beyond = outside.find((one) => one.entry.key === key);
    const since = change ? `\n${changeInWords(change)} from your last rate` : "";
    const remark = beyond ? `\n${outsideBoundInWords(beyond.why, rePricing.beyond)}` : "";
    const low = floor === undefined ? "" : `\nBelow its lawful cost, ${formatPounds(floor)}`;
    const under = cap ? `cap ${formatPrice(cap.pence, line.unit)}` : "no cap";
    const none = line.required ? "" : "Not offered";
    return [
      placeInWords(entry, lot.pricedBy),
      price === undefined ? none : `${formatPrice(price, line.unit)} (${under})${since}${remark}${low}`,
    ] as const;
  });
}

function besideRows(draft: LotDraft): AnswerCard["rows"] {
  const { lot, terms, prices, vat, lineVat, volumes, floors, sustainability } = draft;
  const stated = new Map(volumes.map((volume) => [entryKey(volume), volume]));
  const lines = rateCardEntries(terms).flatMap((entry) => {
    const volume = stated.get(entry.key);
    if (!volume) return [];
    const people = `${volume.people} ${volume.people === 1 ? "person" : "people"}`;
    return [`${placeInWords(entry, lot.pricedBy)}: ${volume.unitsAYear} a year for ${people}`];
  });
  const others = terms.lines.flatMap(({ id, title }) =>
    lineVat[id] ? [`${title}: ${vatWords[lineVat[id]].toLowerCase()}`] : [],
  );
  const low = pricesBelowFloor(terms, prices, floors).length > 0;
  return [
    ...(low ? [["How you would keep up prices below their lawful cost", sustainability] as const] : []),
    ["VAT", [vatWords[vat], ...others].join("\n")],
    ["What the council buys", lines.join("\n") || "Not stated"],
  ];
}

function costCards(one: LotDraft, draft: Draft, href: string): readonly AnswerCard[] {
  const costs = draft.costs.get(one.lot.id);
  if (!costs) return [];
  const { unit } = costs.template;
  const rows = costs.homes.map((home) => {
    const { progress, total, sentence, gaps } = standingOfModel(costs, home);
    const answer = total === null ? "" : `${total} per ${unit}, ${formWords[home.model?.form ?? "full"]}`;
    const note = home.model?.note ? `You say: ${home.model.note}` : "";
    const left = progress === "blank" ? [] : gaps;
    return [
      one.lot.pricedBy === "LOCATION" ? home.location.name : "Cost model",
      [answer, sentence ?? "", note, ...left].filter(Boolean).join("\n"),
    ] as const;
  });
  return [{ title: `${titleOf(one)}: your costs`, href, rows }];
}

function documentRows({ questions, documents }: Draft): AnswerCard["rows"] {
  const asked = questions.filter((one) => one.kind === "DOCUMENT");
  const named = (purpose: string) =>
    documents
      .filter((one) => one.purpose === purpose)
      .map((one) => one.fileName)
      .join("\n");
  const other = named("other");
  return [
    ...asked.map(({ code, text }) => [text, named(code)] as const),
    ...(other ? [["Other documents", other] as const] : []),
  ];
}

function partnerRows({ partners }: Draft): AnswerCard["rows"] {
  return partners.map((partner) => [
    partner.providerName ?? partner.email,
    partner.declaration
      ? "Joined and declared"
      : partner.joinedAt
        ? "Joined, declaration missing"
        : "Invited",
  ]);
}
