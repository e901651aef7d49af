/**
 * Whether the database refused a row because it breaks a rule (a check, or a trigger that answers like one): what
 * another person did in the same moment had come first.
 */
export function isRefusedByRule(error: unknown): boolean {
  return String(error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : error).includes(
    "23514",
  );
}
