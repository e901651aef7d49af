import type { MakeParametersRefusal } from "#app/commands/expected-cost/make-cost-parameters.server.ts";
import type { CheckRefusal } from "#app/domain/benchmark/expected-cost/versions.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { figuresNo } from "#app/components/expected-cost/expected-words.ts";

/** Why a version is not made, with the field that it is about. */
export function makeNo(why: MakeParametersRefusal): { readonly field: string; readonly sentence: string } {
  switch (why.kind) {
    case "in-the-past":
      return { field: "from", sentence: "The day must be today or later" };
    case "no-law":
      return { field: "from", sentence: "No figures of the law are on file for that day" };
    case "no-such-figure":
      return { field: "code", sentence: "Select a figure of this version" };
    case "below-the-living-wage":
    case "negative":
    case "no-pay":
    case "not-weekly-hours":
    case "too-large":
    case "twice":
    case "unordered":
      return { field: "middle", sentence: figuresNo(why) };
    default:
      return unreachable(why);
  }
}

/** Why a version is not checked. */
export function checkNo(why: CheckRefusal): string {
  switch (why.kind) {
    case "own":
      return "You made this version: somebody else has to check it";
    case "checked-already":
      return "This version is checked already";
    case "not-the-latest":
      return `Version ${why.latest} has been made since: check that one`;
    default:
      return unreachable(why);
  }
}
