import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { clientGroupInWords } from "#app/domain/benchmark/client-group.ts";
import { otherScaleInWords } from "#app/domain/benchmark/explain.ts";
import { flagReasons, type FlagState } from "#app/domain/benchmark/finding.ts";
import { flagMoves, moveFlag } from "#app/domain/benchmark/flag.ts";
import type { OutlierRule } from "#app/domain/benchmark/outlier-rule.ts";
import { onOtherScale } from "#app/domain/benchmark/other-scale.ts";
import { figureAt } from "#app/domain/benchmark/robust.ts";
import { quartiles } from "#app/domain/benchmark/statistics.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { formatPounds } from "#app/domain/money.ts";
import { aWeek, perInWords } from "#app/components/brokerage/enquiry-words.ts";
import { flagLooks, reasonWords } from "#app/components/outliers/flag-words.ts";
import { whatToAsk } from "#app/components/outliers/what-to-ask.ts";
import { expectedView } from "#app/components/expected-cost/expected-view.ts";
import type { PeerFigures } from "#app/components/pictures/peer-layout.ts";
import { moverOf } from "#app/commands/outliers/on-flag.server.ts";
import { savingOfNegotiation } from "#app/data/brokerage/savings.server.ts";
import { modelsSentBy } from "#app/data/cost-models.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { behindCase } from "#app/data/outliers/behind-case.server.ts";
import {
  flagCase,
  notesOf,
  peersOf,
  priceHistoryOf,
  type FlagCase,
  type FlagNote,
  type Peers,
} from "#app/data/outliers/flag-case.server.ts";
import { whoWorksFlags } from "#app/data/outliers/flags.server.ts";
import { ruleOfFinding } from "#app/data/outliers/rule-of-finding.server.ts";
import {
  asPence,
  byIndex,
  othersOf,
  ownAsPence,
  signalsTold,
  unitOfFinding,
} from "#app/web/flag-signals.server.ts";
import { found } from "#app/web/guard.server.ts";

/** Everything that the page of one price says. */
export async function casePage(tx: Tx, actor: StaffActor, flagId: string) {
  const flag = found(await flagCase(tx, flagId));
  const { finding } = flag;
  const rule = await ruleOfFinding(tx, actor.commissionerId, finding.rule);
  const peers = await peersOf(tx, flag, rule.leastProviders);
  const behind = await behindCase(tx, flag);
  const openBooks = mayDo(actor, "commissioning:read")
    ? (await modelsSentBy(tx, flag.providerId)).filter(({ lotId }) => lotId === flag.lotId)
    : [];
  const unit = unitOfFinding(finding);
  return {
    flag: flagInWords(flag),
    price: {
      pence: finding.pence,
      unit,
      words: formatPrice(finding.asked.pence, unit),
      brought: finding.brought
        ? `${formatPrice(finding.pence, unit)} at the prices of ${shortDay(finding.brought.to)}, ${byIndex(finding.brought.index)}`
        : null,
      weekly: finding.weekly === null || unit === "week" ? null : aWeek(finding.weekly),
      since: shortDay(finding.asked.on),
    },
    signals: signalsTold({ finding, rule, peers, behind, among: flag.among }),
    own: ownAsPence(finding),
    peers: peers ? figuresShown(flag, peers, rule) : null,
    otherScale: peers ? otherScaleShown(flag, peers, rule) : null,
    group: groupInWords(flag),
    groupUnit: finding.peerGroup.measure === "ratio" ? ("week" as const) : unit,
    byNeed: finding.peerGroup.measure === "ratio",
    expected: finding.expected.kind === "compared" ? finding.expected : null,
    weeklyPence: finding.weekly,
    estimate:
      behind.estimate && mayDo(actor, "expected-cost:read")
        ? expectedView(behind.estimate, finding.weekly)
        : null,
    ask: whatToAsk({
      ...flag,
      ...{ direction: finding.direction, openBook: openBooks.length > 0 },
      need: finding.expected.kind === "compared",
    }),
    openBooks,
    history: flag.placementId ? (await priceHistoryOf(tx, flag.placementId)).map(partInWords) : [],
    notes: (await notesOf(tx, flagId)).map(noteInWords),
    saving: await savingShown(tx, actor, flag),
    method: {
      rule: finding.rule === 0 ? "the portal’s own rule" : `version ${finding.rule} of the council’s rule`,
      day: shortDay(flag.runOn),
    },
    ...(await deedsOf(tx, actor, flag)),
  };
}

export type CasePage = Awaited<ReturnType<typeof casePage>>;

function flagInWords({ finding, openedAt, foundAt, goneAt, agreed, ...flag }: FlagCase) {
  const { signals, direction, stake } = finding;
  return {
    ...flag,
    ...{ direction, signals, against: stake.against },
    stake: stake.yearly > 0 ? formatPounds(stake.yearly) : null,
    group: clientGroupInWords(flag.clientGroup),
    ...{ opened: inWords(openedAt), found: inWords(foundAt), gone: goneAt && inWords(goneAt) },
    agreed: agreed === null ? null : aWeek(agreed),
  };
}

/** What the strip shows: the others as dots, with the quarter points and cut-offs of the whole group. */
function figuresShown(
  { finding, among: isOne }: FlagCase,
  peers: Peers,
  rule: OutlierRule,
): PeerFigures | null {
  const among = finding.peers;
  if (among.kind === "too-few" || peers.figures.length === 0) return null;
  const shown = (figure: number) => asPence(figure, finding);
  return {
    prices: othersOf(peers, among.figure, isOne).map(shown),
    behind: peers.n,
    providers: peers.providers,
    scale: among.kind === "judged" ? among.yardstick.scale : "raw",
    quartiles: quartiles(peers.figures.map(shown)),
    cutOffs:
      among.kind === "judged" && among.yardstick.by !== "none"
        ? {
            lower: shown(figureAt(-rule.cutOff, among.yardstick)),
            upper: shown(figureAt(rule.cutOff, among.yardstick)),
          }
        : null,
  };
}

/** How it stands on the scale on which it is not judged; null where its peers are not judged. */
function otherScaleShown({ finding }: FlagCase, peers: Peers, { cutOff }: OutlierRule): string | null {
  const among = finding.peers;
  if (among.kind !== "judged" || peers.figures.length === 0) return null;
  const { scale } = among.yardstick;
  return otherScaleInWords(onOtherScale(peers.figures, among.figure, { scale, cutOff }), cutOff);
}

function groupInWords(flag: FlagCase): string {
  const what = flag.line && flag.finding.peerGroup.lineId ? `${flag.lot}: ${flag.line}` : flag.lot;
  return `${what}, ${clientGroupInWords(flag.clientGroup)}, ${flag.region.toLowerCase()}`;
}

function partInWords({
  id,
  title,
  pence,
  per,
  weekly,
  fromOn,
  toOn,
}: Awaited<ReturnType<typeof priceHistoryOf>>[number]) {
  return {
    ...{
      id,
      title,
      price: `${formatPounds(pence)} ${perInWords(per as "week")}`,
      weekly: formatPounds(weekly),
    },
    days: toOn ? `${shortDay(fromOn)} to before ${shortDay(toOn)}` : `From ${shortDay(fromOn)}`,
  };
}

function noteInWords({ id, kind, from, to, reason, words, by, at }: FlagNote) {
  const title = {
    NOTE: "Note",
    ASSIGNED: words || "Given to somebody",
    MOVED: to ? `${from ? `${flagLooks[from].word} → ` : ""}${flagLooks[to].word}` : "Moved",
    CHECK_DATA: "Check the data first",
    REOPENED: "Found again by a run",
  }[kind];
  return {
    ...{ id, title, words: kind === "ASSIGNED" ? "" : words, by: by ?? "the portal" },
    ...{ reason: reason ? reasonWords[reason] : null, when: inWords(at), iso: at.toISOString() },
  };
}

async function savingShown(tx: Tx, actor: StaffActor, { negotiationId }: FlagCase) {
  if (!negotiationId || !mayDo(actor, "saving:read")) return null;
  const saving = await savingOfNegotiation(tx, negotiationId);
  if (!saving) return null;
  return { id: saving.id, weekly: aWeek(saving.weekly ?? 0), fullYear: formatPounds(saving.fullYear) };
}

/** What this person may do about it now. */
async function deedsOf(tx: Tx, actor: StaffActor, flag: FlagCase) {
  const mover = moverOf(actor);
  const may = (to: FlagState) => {
    const argued = to === "NEGOTIATING" ? ("running" as const) : flag.argued;
    const verdict = moveFlag({ ...flag, argued }, { to, reason: "location", words: "." }, mover);
    return verdict.ok || !["not-from-here", "not-yours", "own-escalation"].includes(verdict.why.kind);
  };
  const argues = mayDo(actor, "negotiation:manage") && ["PLACEMENT", "OFFER"].includes(flag.kind);
  return {
    moves: flagMoves[flag.state].filter((to) => to !== "NEGOTIATING" && to !== "AGREED" && may(to)),
    argues: argues && may("NEGOTIATING") && flagMoves[flag.state].includes("NEGOTIATING"),
    waitsForAnother: flag.state === "ESCALATED" && flag.escalatedBy === actor.accountId,
    manages: mover.manages,
    colleagues: (mover.manages ? await whoWorksFlags(tx, actor.commissionerId) : []).map(({ id, name }) => ({
      ...{ value: id, text: id === actor.accountId ? `${name} (you)` : name },
    })),
    reasons: flagReasons.map((value) => ({ value, text: reasonWords[value] })),
    reads: {
      placement: mayDo(actor, "placement:read"),
      care: mayDo(actor, "expected-cost:read"),
      negotiation: mayDo(actor, "request:read"),
    },
  };
}
