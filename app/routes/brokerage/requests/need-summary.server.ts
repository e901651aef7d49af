import type { RequestOnFile } from "#app/data/brokerage/requests.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { hoursNeeded } from "#app/domain/brokerage/ladder.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { addDays, dayOf, type Instant } from "#app/domain/calendar.ts";
import { agesAt } from "./board-view.server.ts";
import { choicesFor, termsFor } from "./request-choices.server.ts";
import { needInWords, needWords, whoInWords } from "#app/components/brokerage/need-words.ts";
import { streamWords, unitsInWords } from "./words.ts";

/** What a request asks for, in words. */
export async function needSummary(tx: Tx, actor: StaffActor, request: RequestOnFile, now: Instant) {
  const terms = await termsFor(tx, actor, dayOf(now), request.frameworkId);
  const choices = terms && (await choicesFor(tx, terms, dayOf(now)));
  const lines = terms?.lots.flatMap((lot) => lot.lines.map((line) => ({ ...line, lot: lot.number }))) ?? [];
  const age = (await agesAt(tx, now))(request.createdAt, request.urgency === "URGENT");
  const nameOf = (named: readonly { id: string; name: string }[] | undefined, id: string | null) =>
    named?.find((one) => one.id === id)?.name ?? null;
  return {
    age: age.words,
    late: age.late,
    person: whoInWords(request.ageBand, request.supportReason),
    hours: hoursNeeded(request.needs),
    needs: request.needs.map((need) => ({
      domain: needWords[need.domain],
      times: needInWords(need),
      words: need.words,
    })),
    lines: request.lines.map(({ serviceLineId, units, schedule }) => {
      const line = lines.find(({ id }) => id === serviceLineId);
      return {
        key: serviceLineId,
        words: line
          ? `${line.title}, lot ${line.lot}: ${unitsInWords(units, line.unit)}`
          : `${units} of a line that your organisation is not named on`,
        schedule,
      };
    }),
    rungFrom: nameOf(choices?.rungs, request.rungFromId),
    place: [request.postcodeDistrict, nameOf(choices?.areas, request.areaId)].filter(Boolean).join(", "),
    from: shortDay(request.startsOn),
    until: request.endsOn ? shortDay(addDays(request.endsOn, -1)) : null,
    preferences: request.preferences,
    paying: request.streams.map((stream) => streamWords[stream]),
  };
}
