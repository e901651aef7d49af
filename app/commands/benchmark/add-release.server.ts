import type { StaffActor } from "#app/domain/access/actor.ts";
import { addRelease, type NewRelease, type ReleaseRefusal } from "#app/domain/benchmark/release.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { insertRelease, lockDataset, releasesOf } from "#app/data/benchmark/datasets.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

/** Adds a release to a dataset, which may take the place of another from the day of its publication. Gives its id; null for a stranger's dataset. */
export function addBenchmarkRelease(
  actor: StaffActor,
  datasetId: string,
  release: NewRelease & { readonly source: string },
): Promise<Verdict<string, ReleaseRefusal> | null> {
  return inTransaction(actor, async (tx, at): Promise<Verdict<string, ReleaseRefusal> | null> => {
    if (!(await lockDataset(tx, datasetId))) return null;
    const verdict = addRelease(release, await releasesOf(tx, datasetId), dayOf(at));
    if (!verdict.ok) return verdict;
    const id = await insertRelease(tx, datasetId, release, { ...actor, at });
    const subject = { kind: "benchmark", id } as const;
    record(tx, { kind: "benchmark-release-added", subject, supersedes: release.supersedesId });
    return yes(id);
  });
}
