/** What was submitted as one line of JSON, keys in alphabetical order, so that the same content is always the same text. */
export function canonicalJson(content: object): string {
  return JSON.stringify(inOrder(content));
}

/** The reference of one version of an application: "R3-0042" and 1 make "R3-0042-1". */
export function submissionReference(applicationReference: string, version: number): string {
  return `${applicationReference}-${version}`;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}
