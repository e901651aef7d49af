import type { Observation } from "./observation.ts";

/** What tells two figures of a release apart. */
export function figureKey({ areaCode, service, age, detail, unit, statistic }: Observation): string {
  return [areaCode, service, age, detail, unit, statistic].join("\u001f");
}

/** Which figures of a file a release does not have yet, how many it has, and the first that the file tells twice. */
export function figuresToAdd(
  figures: readonly Observation[],
  onFile: ReadonlySet<string>,
): {
  readonly toAdd: readonly Observation[];
  readonly onFile: number;
  readonly twice: Observation | null;
} {
  const seen = new Set<string>();
  const toAdd: Observation[] = [];
  let twice: Observation | null = null;
  for (const figure of figures) {
    const key = figureKey(figure);
    if (seen.has(key)) twice ??= figure;
    else if (!onFile.has(key)) toAdd.push(figure);
    seen.add(key);
  }
  return { toAdd, onFile: seen.size - toAdd.length, twice };
}
