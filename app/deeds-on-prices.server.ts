import { agreePrice } from "#app/commands/brokerage/agree-price.server.ts";
import { namePrice } from "#app/commands/brokerage/name-price.server.ts";
import { argueFlag } from "#app/commands/outliers/argue-flag.server.ts";
import { askForDataOf, assignFlags } from "#app/commands/outliers/handle-flags.server.ts";
import { moveFlag } from "#app/commands/outliers/move-flag.server.ts";
import { noteDataChecked, noteFlag } from "#app/commands/outliers/note-flag.server.ts";
import { linesArgued } from "#app/data/brokerage/argued-lines.server.ts";
import { negotiationOf } from "#app/data/brokerage/negotiations.server.ts";
import { reading } from "#app/data/db.server.ts";
import { flagsAsked, type FlagQuestion } from "#app/data/outliers/flag-queue.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";

/** What people do about prices that are asked about, without the pages: for those of a demonstration on their first morning. */
export const deedsOnPrices = {
  ...{ assignFlags, askForDataOf, noteFlag, noteDataChecked, moveFlag, argueFlag, namePrice, agreePrice },
  pricesAsked,
  linesOfNegotiation,
};

/** Every price that somebody still has to do something about, the most money at stake first. */
function pricesAsked(actor: StaffActor) {
  const question: FlagQuestion = {
    ...{ lotId: null, clientGroup: null, provider: "", direction: null, kind: null, assignedTo: null },
    ...{ twoSignals: false, checkData: false },
    state: "waiting",
    order: "money",
  };
  return reading(actor, (tx) => flagsAsked(tx, question, "all"));
}

/** The lines over whose prices a negotiation is. */
function linesOfNegotiation(actor: StaffActor, negotiationId: string) {
  return reading(actor, async (tx) => {
    const negotiation = await negotiationOf(tx, negotiationId);
    return negotiation ? linesArgued(tx, negotiation) : [];
  });
}
