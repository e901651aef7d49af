import { hash } from "node:crypto";
import { findingText } from "#app/domain/benchmark/finding-text.ts";
import type { Finding } from "#app/domain/benchmark/finding.ts";
import type { FlagLine, FoundFlag } from "#app/data/benchmark/outlier-flags.server.ts";

/** What a price is of, and whose. */
export type Subject = Omit<FoundFlag, "finding" | "digest" | "groupNumber">;

/** A finding as a flag is kept, with the digest of it: the same finding has the same one. */
export function asFlag(finding: Finding, subject: Subject, groupNumber: number | null): FoundFlag {
  return {
    subjectId: subject.subjectId,
    sourceId: subject.sourceId,
    providerId: subject.providerId,
    locationId: subject.locationId,
    placementId: subject.placementId,
    requestId: subject.requestId,
    learningDisability: subject.learningDisability,
    section117: subject.section117,
    nhsShare: subject.nhsShare,
    groupNumber,
    finding,
    digest: sha256(findingText(finding)),
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
  return hash("sha256", text);
}
