import { toDay } from "../calendar.ts";
import { dayInWords } from "../calendar-words.ts";
import { formatPounds, pence } from "../money.ts";
import { unreachable } from "../verdict.ts";
import { counted } from "./event-word-parts.ts";
import type { About } from "./subjects.ts";

/** What happens to the figures that a council compares prices with. */
export type BenchmarkEvent =
  | (About<"benchmark"> & { readonly kind: "benchmark-dataset-added" | "benchmark-columns-kept" })
  | (About<"benchmark"> & {
      readonly kind: "benchmark-terms-set";
      readonly validMonths: number;
      /** Pay's share of the price in hundredths of one per cent; null for no index. */
      readonly payShare: number | null;
    })
  | (About<"benchmark"> & { readonly kind: "benchmark-release-added"; readonly supersedes: string | null })
  | (About<"benchmark"> & { readonly kind: "benchmark-entered"; readonly observationId: string })
  | (About<"import"> & {
      readonly kind: "benchmarks-imported" | "benchmarks-import-undone";
      readonly count: number;
      readonly digest: string;
    })
  | (About<"commissioner"> & {
      readonly kind: "index-point-set";
      readonly index: "living-wage" | "cpi";
      readonly on: string;
      readonly level: string;
    })
  | (About<"commissioner"> & { readonly kind: "own-area-set"; readonly areaCode: string })
  | (About<"placement" | "negotiation"> & {
      readonly kind: "care-cubed-recorded";
      readonly resultId: string;
      readonly weekly: number;
    });

const kinds: { readonly [kind in BenchmarkEvent["kind"]]: true } = {
  "benchmark-dataset-added": true,
  "benchmark-columns-kept": true,
  "benchmark-terms-set": true,
  "benchmark-release-added": true,
  "benchmark-entered": true,
  "benchmarks-imported": true,
  "benchmarks-import-undone": true,
  "index-point-set": true,
  "own-area-set": true,
  "care-cubed-recorded": true,
};

/** Whether an event of the trail is one of these. */
export function isBenchmarkEvent(event: { readonly kind: string }): event is BenchmarkEvent {
  return Object.hasOwn(kinds, event.kind);
}

/** What such an event says, as a sentence without who did it. */
export function benchmarkEventInWords(event: BenchmarkEvent, nameOf: (id: string) => string): string {
  const name = nameOf(event.subject.id);
  switch (event.kind) {
    case "benchmark-dataset-added":
      return `Added the benchmarks ${name}`;
    case "benchmark-columns-kept":
      return `Said what the columns of ${name} mean`;
    case "benchmark-terms-set":
      return `Set that figures of ${name} are valid for ${counted(event.validMonths, "month")}, brought to a price date ${event.payShare === null ? "by no index" : "by an index"}`;
    case "benchmark-release-added":
      return event.supersedes === null
        ? `Added the release ${name}`
        : `Added the release ${name}, which supersedes ${nameOf(event.supersedes)}`;
    case "benchmark-entered":
      return `Entered a figure of ${name} by hand`;
    case "benchmarks-imported":
      return `Imported ${counted(event.count, "benchmark figure")}`;
    case "benchmarks-import-undone":
      return `Undid an import of ${counted(event.count, "benchmark figure")}`;
    case "index-point-set":
      return `Entered that the ${event.index === "cpi" ? "Consumer Prices Index" : "National Living Wage"} stands at ${event.level} from ${dayInWords(toDay(event.on))}`;
    case "own-area-set":
      return `Said that ${name} is the statistical area ${event.areaCode}`;
    case "care-cubed-recorded":
      return `Recorded a CareCubed result for ${name}: ${formatPounds(pence(event.weekly))} a week`;
    default:
      return unreachable(event);
  }
}
