import { createHash } from "node:crypto";
import { canonicalJson } from "#app/domain/application/canonical.ts";
import type { Finding } from "#app/domain/benchmark/finding.ts";
import type { FlagLine, FoundFlag } from "#app/data/benchmark/outlier-flags.server.ts";

type Whose = Omit<FoundFlag, "finding" | "evidence" | "digest">;

/** A finding as a flag is kept: one text with its keys in order, so that the same finding has the same digest. */
export function asFlag(finding: Finding, whose: Whose): FoundFlag {
  const { subjectId, sourceId, providerId, locationId, placementId, requestId, groupNumber } = whose;
  const { learningDisability, section117, nhsShare } = whose;
  const evidence = canonicalJson(finding);
  return {
    ...{ subjectId, sourceId, providerId, locationId, placementId, requestId, groupNumber },
    ...{ learningDisability, section117, nhsShare, finding, evidence, digest: sha256(evidence) },
  };
}

/** What of a flag its run has to know at its end. */
export function lineOf({ subjectId, digest, finding }: FoundFlag): FlagLine {
  return { subjectId, digest, direction: finding.direction };
}

/** One digest of all that a run found, whatever the order in which it was found. */
export function digestOfRun(found: readonly FlagLine[]): string {
  const lines = found.map(({ subjectId, digest, direction }) => `${subjectId} ${direction} ${digest}`);
  return sha256(lines.sort().join("\n"));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
