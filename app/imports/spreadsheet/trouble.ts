/** Why a whole file is refused, in a sentence for the person who chose it. A file that is too large answers 413. */
export type FileTrouble = { readonly kind: "too-large" | "unreadable"; readonly sentence: string };

/** The most rows that are read of a sheet: a template has fewer than a hundred. */
export const mostRows = 500;

/** The most columns that are read of a sheet. */
export const mostColumns = 200;

/** A refusal of a file that cannot be read. */
export function unreadable(sentence: string): FileTrouble {
  return { kind: "unreadable", sentence };
}

/** A refusal of a sheet that is far longer or wider than any template. */
export function tooMany(what: "rows" | "columns", sheet: string): FileTrouble {
  const most = what === "rows" ? mostRows : mostColumns;
  return {
    kind: "too-large",
    sentence: `${sheet} has more than ${most} ${what}. The template has far fewer: delete what does not belong to it and try again.`,
  };
}
