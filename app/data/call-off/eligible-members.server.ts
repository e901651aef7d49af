import type { Day } from "#app/domain/calendar.ts";
import { isEligible } from "#app/domain/call-off/eligibility.ts";
import type { ReasonAgainst, ReasonFor } from "#app/domain/call-off/reasons.ts";
import type { Tx } from "../db.server.ts";
import type { Candidate } from "../search/facts.server.ts";
import { judgedForLines, type CalledLine, type JudgedPlace } from "./judged-lines.server.ts";

/** What is called off, as far as it bears on who is eligible. */
type Called = { readonly frameworkId: string };

/** A member at its best place for one line, with what speaks for and against it there. */
export type JudgedForLine = {
  readonly lotId: string;
  readonly serviceLineId: string;
  readonly locationId: string;
  readonly reasons: readonly ReasonFor[];
  readonly against: readonly ReasonAgainst[];
  readonly asPartner: boolean;
};

/** A member of a lot called off: eligible where it can take every line at some place, in every lot, on the day. */
export type JudgedMember = {
  readonly providerId: string;
  readonly partyId: string;
  readonly name: string;
  readonly eligible: boolean;
  /** The lots of which it may take a line on the day, alone or as a partner in a bid. */
  readonly lotIds: readonly string[];
  readonly lines: readonly JudgedForLine[];
  /** What speaks against it, each thing once; empty where it is eligible. */
  readonly against: readonly ReasonAgainst[];
};

/** Every member of a lot that a call-off draws on, judged on a day as `judgedForLines` judges it. */
export async function eligibleMembers(
  tx: Tx,
  callOff: Called,
  lines: readonly CalledLine[],
  today: Day,
): Promise<readonly JudgedMember[]> {
  const { byLine, parties } = await judgedForLines(tx, callOff.frameworkId, lines, today);
  const judged = byLine.flatMap((places, nth) =>
    places.flatMap((place) => {
      const line = lines[nth];
      return line ? [{ candidate: place.candidate, line: lineOf(line, place) }] : [];
    }),
  );
  return membersOf(judged, lines, parties);
}

function lineOf({ lotId, serviceLineId }: CalledLine, place: JudgedPlace): JudgedForLine {
  const { candidate, for: reasons, against, asPartner } = place;
  return { lotId, serviceLineId, locationId: candidate.locationId, reasons, against, asPartner };
}

function membersOf(
  judged: readonly { readonly candidate: Candidate; readonly line: JudgedForLine }[],
  lines: readonly CalledLine[],
  parties: ReadonlyMap<string, string>,
): readonly JudgedMember[] {
  const byProvider = new Map<string, (typeof judged)[number][]>();
  for (const one of judged)
    byProvider.set(one.candidate.providerId, [...(byProvider.get(one.candidate.providerId) ?? []), one]);
  const members = [...byProvider].flatMap(([providerId, places]) => {
    const partyId = parties.get(providerId);
    if (!partyId) return [];
    const best = lines.flatMap((line) =>
      bestPlace(
        places.map((place) => place.line),
        line,
      ),
    );
    const eligible = best.length === lines.length && best.every(isEligible);
    const against = eligible ? [] : each(best.flatMap((line) => line.against));
    const may = places.filter(({ line }) => line.asPartner).map(({ line }) => line.lotId);
    const lotIds = [...new Set(lines.map(({ lotId }) => lotId))].filter((lotId) => may.includes(lotId));
    const name = places[0]?.candidate.provider ?? "";
    return [{ providerId, partyId, name, eligible, lotIds, lines: best, against }];
  });
  return members.sort(
    (a, b) => a.name.localeCompare(b.name, "en-GB") || (a.providerId < b.providerId ? -1 : 1),
  );
}

/** The place at which the least speaks against a member for a line. */
function bestPlace(places: readonly JudgedForLine[], line: CalledLine): readonly JudgedForLine[] {
  const here = places.filter((place) => place.serviceLineId === line.serviceLineId);
  return [...here].sort((a, b) => a.against.length - b.against.length).slice(0, 1);
}

function each(reasons: readonly ReasonAgainst[]): readonly ReasonAgainst[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
