import { verifyTrail, type TrailFault } from "#app/data/audit-verify.server.ts";
import { withOwner } from "#app/data/owner.server.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { auditHeadsFile, HeadsProblem, readHeads, type ExportedHead } from "#app/files/audit-heads.server.ts";
import { env } from "#app/web/env.server.ts";
import { runCommand, UsageProblem } from "./command.ts";
import { withOwnerAddress } from "./owner-address.ts";

/**
 * `npm run audit:verify [-- FILE]`: proves the trail against the heads exported every day, or against a copy of them
 * kept elsewhere. Ends with 0 when all of it stands, with 1 when any of it does not.
 */
runCommand(async () => {
  const settings = env();
  const given = process.argv[2];
  const file = given ?? auditHeadsFile(settings.DATA_DIR);
  const heads = await exportedHeads(file);
  if (given && !heads) throw new UsageProblem(`There is no file ${given}.`);
  return withOwnerAddress(settings, async (ownerUrl) => {
    const proof = await withOwner(ownerUrl, (owner) => verifyTrail(owner, heads ?? []));
    for (const fault of proof.faults) console.error(inWords(fault));
    if (!heads)
      console.log(
        `No heads have been exported to ${file} yet: a cut tail cannot be told from a short trail.`,
      );
    const counted = `${proof.events} events, compared with ${proof.headsCompared} exported heads`;
    console.log(
      proof.faults.length === 0
        ? `The trail stands: ${counted}.`
        : `The trail does not stand: ${counted}; ${proof.faults.length} faults.`,
    );
    return proof.faults.length === 0;
  });
});

async function exportedHeads(file: string): Promise<readonly ExportedHead[] | undefined> {
  try {
    return await readHeads(file);
  } catch (error) {
    throw error instanceof HeadsProblem ? new UsageProblem(`${error.message} (${file})`) : error;
  }
}

function inWords(fault: TrailFault): string {
  switch (fault.kind) {
    case "edited":
      return `Event ${fault.seq} has been changed: its hash does not fit what it says.`;
    case "broken-link":
      return `Event ${fault.seq} does not follow the one before it: one of the two has been replaced.`;
    case "words-altered":
      return `The words beside event ${fault.seq} are not those that were recorded.`;
    case "removed":
      return fault.from === fault.to
        ? `Event ${fault.from} has been removed.`
        : `Events ${fault.from} to ${fault.to} have been removed.`;
    case "cut-tail":
      return `The trail ends at event ${fault.last}, but had reached ${fault.expected}: its tail has been cut.`;
    case "head-altered":
      return `The head kept in the database does not fit the last event, ${fault.seq}.`;
    case "differs-from-exported-head":
      return `Event ${fault.seq} is not the one whose hash was exported: the trail up to there has been rewritten.`;
    default:
      return unreachable(fault);
  }
}
