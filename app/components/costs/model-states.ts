/** The word and colour of each state of a submitted cost model. */
export const modelLooks = {
  complete: { word: "Complete", colour: "green" },
  partial: { word: "In part", colour: "yellow" },
  excluded: { word: "Set aside", colour: "red" },
} as const;

/** What a dash in a comparison for staff stands for. */
export const dashForStaff = "A dash: fewer than five providers stand behind the figure, too few to compare.";

/** What a dash in a comparison for a provider stands for. */
export const dashForProvider =
  "A dash: fewer than ten other providers stand behind the figure, or a line in it would show through.";
