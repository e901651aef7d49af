import { pence, type Pence } from "#app/domain/money.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import type { Direction, FlagReason, FlagState } from "./finding.ts";

/** How the negotiation on a flag stands: none was opened, it runs, a price was agreed, or it ended without one. */
export type Argued = "none" | "running" | "agreed" | "ended";

/** A price that is asked about, as far as what may be done about it depends on it. */
export type Flag = {
  readonly state: FlagState;
  readonly reason: FlagReason | null;
  /** Whether its data are to be checked before anything else. */
  readonly checkData: boolean;
  readonly argued: Argued;
  /** Who put it to somebody with authority; null while nobody did. */
  readonly escalatedBy: string | null;
};

/** What somebody wants to become of it. */
export type FlagMove = {
  readonly to: FlagState;
  /** Why the price is as it is; null says nothing new. */
  readonly reason: FlagReason | null;
  readonly words: string;
};

/** Who moves it: whoever works the queue, and whoever decides what was put to authority. */
export type Mover = { readonly accountId: string; readonly manages: boolean; readonly decides: boolean };

export type FlagRefusal =
  | { readonly kind: "not-from-here"; readonly from: FlagState }
  | { readonly kind: "not-yours" | "own-escalation" | "check-data-first" }
  | { readonly kind: "no-reason" | "unexplained" | "no-words" }
  | { readonly kind: "not-argued" | "still-argued" | "nothing-agreed" };

/** Where a flag may go from where it stands. What is resolved comes back only when a run finds it anew. */
export const flagMoves: Readonly<Record<FlagState, readonly FlagState[]>> = {
  OPEN: ["EXPLAINED", "NEGOTIATING", "ESCALATED"],
  EXPLAINED: ["RESOLVED", "OPEN"],
  NEGOTIATING: ["AGREED", "ESCALATED", "EXPLAINED", "OPEN"],
  AGREED: ["RESOLVED"],
  ESCALATED: ["NEGOTIATING", "AGREED", "EXPLAINED", "RESOLVED"],
  RESOLVED: [],
};

/** The states in which somebody still has to do something about a flag. */
export const waitingStates: readonly FlagState[] = ["OPEN", "NEGOTIATING", "ESCALATED"];

/**
 * Moves a flag on. An explanation names its reason; putting it to authority, taking it up again and resolving it take
 * words; what was put to authority is decided by another who has it. It is negotiated only while a negotiation runs,
 * and agreed only when one has ended in a price. Doubtful data are checked before anything but an explanation.
 */
export function moveFlag(flag: Flag, move: FlagMove, by: Mover): Verdict<Flag, FlagRefusal> {
  if (!flagMoves[flag.state].includes(move.to)) return no({ kind: "not-from-here", from: flag.state });
  const refusal = notTheirs(flag, move, by) ?? notSaid(move) ?? notYet(flag, move);
  if (refusal) return no(refusal);
  const reason = move.reason ?? flag.reason;
  return yes({
    ...flag,
    ...{ state: move.to, reason, checkData: flag.checkData || move.reason === "data-error" },
    escalatedBy: move.to === "ESCALATED" ? by.accountId : flag.escalatedBy,
  });
}

/** An agreement moves the flag by itself, whoever of the two sides made it. */
function notTheirs(flag: Flag, { to }: FlagMove, by: Mover): FlagRefusal | undefined {
  if (to === "AGREED") return undefined;
  if (flag.state !== "ESCALATED" || to === "NEGOTIATING")
    return by.manages || (flag.state === "ESCALATED" && by.decides) ? undefined : { kind: "not-yours" };
  if (!by.decides) return { kind: "not-yours" };
  return flag.escalatedBy === by.accountId ? { kind: "own-escalation" } : undefined;
}

function notSaid({ to, reason, words }: FlagMove): FlagRefusal | undefined {
  if (to === "EXPLAINED" && reason === null) return { kind: "no-reason" };
  if (to === "EXPLAINED" && reason === "unexplained") return { kind: "unexplained" };
  return ["ESCALATED", "RESOLVED", "OPEN"].includes(to) && words.trim() === ""
    ? { kind: "no-words" }
    : undefined;
}

function notYet({ checkData, argued }: Flag, { to }: FlagMove): FlagRefusal | undefined {
  if (to === "NEGOTIATING" && argued !== "running") return { kind: "not-argued" };
  if (to === "AGREED") return argued === "agreed" ? undefined : { kind: "nothing-agreed" };
  if (["EXPLAINED", "OPEN", "RESOLVED"].includes(to) && argued === "running") return { kind: "still-argued" };
  return checkData && ["NEGOTIATING", "ESCALATED", "RESOLVED"].includes(to)
    ? { kind: "check-data-first" }
    : undefined;
}

/** Asks for the data to be checked before anything else; of what is settled there is nothing left to check. */
export function askForData(flag: Flag): Verdict<Flag, FlagRefusal> {
  if (flag.state === "RESOLVED" || flag.state === "AGREED")
    return no({ kind: "not-from-here", from: flag.state });
  return yes({ ...flag, checkData: true });
}

/** Notes that the data were checked, with what was found. */
export function dataChecked(flag: Flag, words: string): Verdict<Flag, FlagRefusal> {
  if (!flag.checkData) return no({ kind: "not-from-here", from: flag.state });
  return words.trim() === "" ? no({ kind: "no-words" }) : yes({ ...flag, checkData: false });
}

/** A flag as the queue orders it. */
export type Queued = {
  readonly id: string;
  readonly learningDisability: boolean;
  readonly section117: boolean;
  readonly atStake: Pence;
};

/** In which order the queue stands: learning disability and section 117 before the rest, or money at stake alone. */
export const queueOrders = ["people-first", "money"] as const;
export type QueueOrder = (typeof queueOrders)[number];

/** The order of two flags in the queue: the most money at stake first, within what comes first. */
export function compareQueued(order: QueueOrder, one: Queued, other: Queued): number {
  const first = ({ learningDisability, section117 }: Queued) => Number(learningDisability || section117);
  return (
    (order === "people-first" ? first(other) - first(one) : 0) ||
    other.atStake - one.atStake ||
    (one.id < other.id ? -1 : 1)
  );
}

/** What is at stake in a year, above and below. They are different questions and are never netted. */
export type Stakes = Readonly<Record<Direction, { readonly count: number; readonly yearly: Pence }>>;

/** The stakes of flags, each way by itself. */
export function stakesOf(
  flags: readonly { readonly direction: Direction; readonly atStake: Pence }[],
): Stakes {
  const of = (direction: Direction) => {
    const some = flags.filter((flag) => flag.direction === direction);
    return { count: some.length, yearly: pence(some.reduce((sum, { atStake }) => sum + atStake, 0)) };
  };
  return { high: of("high"), low: of("low") };
}
