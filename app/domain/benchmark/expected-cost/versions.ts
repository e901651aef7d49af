import { compareDays, type Day } from "../../calendar.ts";
import { no, yes, type Verdict } from "../../verdict.ts";
import { checkFigures, type CostParameters, type FiguresRefusal } from "./cost-figures.ts";

/** A version of parameters, as its rules see it. */
export type ParametersVersion = {
  readonly version: number;
  readonly fromOn: Day;
  readonly madeBy: string | null;
  readonly checked: boolean;
};

export type MakeRefusal = FiguresRefusal | { readonly kind: "in-the-past" };

/** The next version of a lot's parameters, from today or a later day on. What was worked out before keeps its version. */
export function makeVersion(
  latest: Pick<ParametersVersion, "version"> | null,
  made: { readonly parameters: CostParameters; readonly fromOn: Day; readonly by: string },
  today: Day,
): Verdict<ParametersVersion & { readonly parameters: CostParameters }, MakeRefusal> {
  const { parameters, fromOn, by } = made;
  if (compareDays(fromOn, today) < 0) return no({ kind: "in-the-past" });
  const checked = checkFigures(parameters);
  if (!checked.ok) return checked;
  return yes({ version: (latest?.version ?? 0) + 1, fromOn, madeBy: by, checked: false, parameters });
}

export type CheckRefusal =
  { readonly kind: "checked-already" | "own" } | { readonly kind: "not-the-latest"; readonly latest: number };

/** Lets a version count: the latest one, checked by somebody other than its maker. */
export function checkVersion(
  version: ParametersVersion,
  latest: number,
  by: string,
): Verdict<ParametersVersion, CheckRefusal> {
  if (version.checked) return no({ kind: "checked-already" });
  if (version.version !== latest) return no({ kind: "not-the-latest", latest });
  if (version.madeBy === by) return no({ kind: "own" });
  return yes({ ...version, checked: true });
}

/** How many providers stand behind the figures of open books at least; nought where none is of them. */
export function providersBehind({ figures }: CostParameters): number {
  const counts = figures.flatMap(({ origin }) => (origin.kind === "open-books" ? [origin.providers] : []));
  return counts.length === 0 ? 0 : Math.min(...counts);
}
