/** What a setting is called. */
export const settingNames: Readonly<Record<string, string>> = {
  name: "name",
  serviceName: "name of the service",
  brandColour: "colour",
  contactMail: "email address",
  contactPhone: "phone number",
  assessmentUrl: "page on assessments",
};

/** How many of what, in words. */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString("en-GB")} ${what}${count === 1 ? "" : "s"}`;
}

/** Words in a row: "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "nothing";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

/** A section by the name under which it is kept: "declaration", "lot:…", "question:…". */
export function sectionInWords(section: string, nameOf: (id: string) => string): string {
  const [kind = section, of] = section.split(":");
  if (of === undefined) return `the section “${kind}”`;
  return kind === "lot" ? `where it works in ${nameOf(of)}` : `the answer to ${of}`;
}
