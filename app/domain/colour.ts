import { no, yes, type Verdict } from "./verdict.ts";

/** A colour as six hexadecimal figures, "#005a6f". */
export type Colour = string & { readonly __brand: "Colour" };

/** Why a colour is refused. `ratio` is to one decimal place, cut. */
export type ColourRefusal =
  { readonly kind: "not-a-colour" } | { readonly kind: "too-pale"; readonly ratio: number };

/** The least contrast of white words on a colour (WCAG 2.2, success criterion 1.4.3). */
export const leastContrast = 4.5;

/** Reads a colour on which white words can be read. Refuses other forms than three or six hexadecimal figures. */
export function brandColour(text: string): Verdict<Colour, ColourRefusal> {
  const typed = text.trim().toLowerCase().replace(/^#/, "");
  if (!/^([0-9a-f]{3}|[0-9a-f]{6})$/.test(typed)) return no({ kind: "not-a-colour" });
  const whole = typed.length === 3 ? [...typed].map((figure) => figure + figure).join("") : typed;
  const ratio = contrastWithWhite(whole);
  return ratio < leastContrast
    ? no({ kind: "too-pale", ratio: Math.floor(ratio * 10) / 10 })
    : yes(`#${whole}` as Colour);
}

/** The colour mixed with so many per cent of white. */
export function paler(colour: Colour, percentWhite: number): Colour {
  const mixed = channels(colour.slice(1)).map((value) =>
    Math.round(value + ((255 - value) * percentWhite) / 100),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}` as Colour;
}

/** WCAG 2.2, "contrast ratio" and "relative luminance". */
function contrastWithWhite(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

function channels(hex: string): readonly number[] {
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
