import {
  mappedParts,
  type ColumnMap,
  type MappedPart,
  type Meanings,
  type PartFrom,
} from "#app/domain/benchmark/column-map.ts";

/** What somebody typed of a column map: for each part its columns or fixed words, and what words stand for. */
export type MapFields = Readonly<Record<string, string>>;

/** The parts whose words are translated. */
export const translatedParts = [
  "areaName",
  "service",
  "age",
  "unit",
  "statistic",
] as const satisfies readonly MappedPart[];

/** The names of the fields of the form. */
export const mapFieldNames: readonly string[] = [
  ...mappedParts.flatMap((part) => [`${part}-columns`, `${part}-always`]),
  ...translatedParts.map((part) => `${part}-meanings`),
  ...["areaBy", "passedOver"],
];

/** The map that a form means, or a sentence for each field that cannot be read. Columns are separated by semicolons, meanings stand one in a line. */
export function readMap(
  text: (name: string) => string,
): { readonly map: ColumnMap } | { readonly errors: Readonly<Record<string, string>> } {
  const errors: Record<string, string> = {};
  const parts: Partial<Record<MappedPart, PartFrom>> = {};
  const meanings: Partial<Record<MappedPart, Meanings>> = {};
  for (const part of mappedParts) {
    const columns = listed(text(`${part}-columns`), /[;\n]/);
    const always = text(`${part}-always`).trim();
    if (columns.length > 0 && always !== "")
      errors[`${part}-always`] = "Name columns, or words for every row, and not both";
    else if (columns.length > 0) parts[part] = { columns };
    else if (always !== "") parts[part] = { always };
  }
  for (const part of translatedParts) {
    const pairs = listed(text(`${part}-meanings`), /\n/).map((line) =>
      line.split("=").map((one) => one.trim()),
    );
    const bad = pairs.find((pair) => pair.length !== 2 || pair.includes(""));
    if (bad)
      errors[`${part}-meanings`] =
        `Write one meaning in a line, like Age 65 and over = 65-plus. “${bad.join(" = ").slice(0, 60)}” is not one`;
    else if (pairs.length > 0)
      meanings[part] = Object.fromEntries(pairs.map(([words = "", meant = ""]) => [words, meant]));
  }
  const areaBy = (["code", "council-code", "name"] as const).find((one) => one === text("areaBy"));
  if (!areaBy) errors["areaBy"] = "Select what the place’s column holds";
  if (Object.keys(errors).length > 0 || !areaBy) return { errors };
  return { map: { areaBy, parts, meanings, passedOver: listed(text("passedOver"), /[;\n]/) } };
}

/** A stored map as the fields of the form. */
export function shownMap(map: ColumnMap | null): MapFields {
  if (!map)
    return {
      areaBy: "code",
      ...Object.fromEntries(mapFieldNames.filter((name) => name !== "areaBy").map((name) => [name, ""])),
    };
  const parts = mappedParts.flatMap((part) => {
    const from = map.parts[part];
    return [
      [`${part}-columns`, from && "columns" in from ? from.columns.join("; ") : ""],
      [`${part}-always`, from && "always" in from ? from.always : ""],
    ];
  });
  const meanings = translatedParts.map((part) => [
    `${part}-meanings`,
    Object.entries(map.meanings[part] ?? {})
      .map(([words, meant]) => `${words} = ${meant}`)
      .join("\n"),
  ]);
  return Object.fromEntries([
    ...parts,
    ...meanings,
    ["areaBy", map.areaBy],
    ["passedOver", map.passedOver.join("; ")],
  ]) as MapFields;
}

function listed(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
