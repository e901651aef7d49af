import type { StaffActor } from "#app/domain/access/actor.ts";
import { moveFlag, type FlagRefusal } from "#app/domain/benchmark/flag.ts";
import type { Finding } from "#app/domain/benchmark/finding.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import {
  openOverOffer,
  openOverPlacement,
  type Opened,
  type OpenRefusal,
} from "#app/commands/brokerage/open-negotiation.server.ts";
import { record } from "#app/data/audit.server.ts";
import { addBasis, type Basis } from "#app/data/brokerage/negotiations.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { findingOf } from "#app/data/outliers/flag-case.server.ts";
import { addNotes, enquiryOfOffer, saveFlag, type FlagHeld } from "#app/data/outliers/flags.server.ts";
import { aboutFlag, moverOf, onFlag } from "./on-flag.server.ts";

export type ArgueRefusal = FlagRefusal | OpenRefusal | { readonly kind: "not-arguable" };

/**
 * Opens a negotiation over a price that is asked about, with what it was compared with noted as the council's basis,
 * and moves the flag with it. One that runs already over the same is taken. Rates and bids are not argued about: rates
 * change in rounds, and a bid stands as it was made. Null for a stranger's flag.
 */
export function argueFlag(
  actor: StaffActor,
  flagId: string,
  from: Day,
): Promise<Verdict<{ readonly negotiationId: string }, ArgueRefusal> | null> {
  return onFlag<{ negotiationId: string }, ArgueRefusal>(actor, flagId, async (tx, flag, now) => {
    const move = { to: "NEGOTIATING", reason: null, words: "" } as const;
    const verdict = moveFlag({ ...flag, argued: "running" }, move, moverOf(actor));
    if (!verdict.ok) return verdict;
    const opened = await open(tx, actor, flag, from, now);
    if (!opened) return no({ kind: "not-arguable" });
    if (!opened.ok && opened.why.kind !== "open-already") return opened;
    const negotiationId = idIn(opened);
    if (opened.ok) {
      const whose = { id: negotiationId, commissionerId: actor.commissionerId };
      const basis = basisOf(await findingOf(tx, flagId));
      await addBasis(tx, whose, basis, actor.accountId, now);
      const subject = { kind: "negotiation", id: negotiationId } as const;
      record(tx, { kind: "negotiation-basis-noted", subject, basis: basis.basis });
    }
    await saveFlag(tx, flagId, verdict.value, now, negotiationId);
    await addNotes(tx, actor, [{ flagId, kind: "MOVED", from: flag.state, to: "NEGOTIATING" }], now);
    const subject = aboutFlag(flagId);
    record(tx, { kind: "flag-moved", subject, from: flag.state, to: "NEGOTIATING", reason: "" });
    record(tx, { kind: "flag-argued", subject, negotiationId });
    return yes({ negotiationId });
  });
}

function idIn(opened: Opened): string {
  if (opened.ok) return opened.value.negotiationId;
  if (opened.why.kind === "open-already") return opened.why.negotiationId;
  throw new Error(`No negotiation: ${opened.why.kind}`);
}

async function open(
  tx: Tx,
  actor: StaffActor,
  { subjectKind, subjectId, placementId }: FlagHeld,
  from: Day,
  now: Instant,
): Promise<Opened | null> {
  if (placementId) return openOverPlacement(tx, actor, placementId, from, now);
  const enquiryId = subjectKind === "OFFER" ? await enquiryOfOffer(tx, subjectId) : undefined;
  return enquiryId ? openOverOffer(tx, actor, enquiryId, now) : null;
}

/** On what the council rests its price, as far as the finding says: the provider never reads it. */
function basisOf({ stake, priceDay, peerGroup, rule }: Finding): Basis {
  const byNeed = stake.against === "peers" && peerGroup.measure === "ratio";
  const aWeek = stake.against === "expected" || byNeed || peerGroup.unit === "week";
  return {
    basis: stake.against === "expected" ? "expected-cost" : "benchmark",
    weekly: aWeek ? stake.againstPence : null,
    source: `${sources[stake.against]}, by version ${rule} of the rule for prices out of line`,
    datedOn: priceDay,
    ...{ caseReference: "", version: "", trained: "" },
  };
}

const sources: Readonly<Record<Finding["stake"]["against"], string>> = {
  expected: "The portal’s estimate of what the recorded care costs",
  peers: "The middle price of its peers",
  cap: "The cap of the line",
  benchmark: "A published figure, at the prices of the day as far as an index reaches",
};
