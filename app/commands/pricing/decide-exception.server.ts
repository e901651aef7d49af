import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { grantException, type GrantRefusal } from "#app/domain/pricing/cap-exception.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Arrival } from "#app/data/db.server.ts";
import {
  addException,
  capNamedOn,
  exceptionRequests,
  noteExceptionDecision,
  ratesOfPlace,
  replaceByException,
} from "#app/data/exception-requests.server.ts";
import { queueToProvider } from "#app/data/outbox.server.ts";
import { clauseFor } from "#app/data/price-clauses.server.ts";
import { exceptionDecidedLetter } from "#app/mail/exception-decided.ts";

export type ExceptionDecision = { readonly approved: boolean; readonly reason: string };

/**
 * Decides on a price above its cap. Approved, it makes the exception, and where the place has a rate already, the rate
 * over the cap until the exception ends and the rate at the cap from that day. Null for a request that is not there.
 */
export function decideException(
  actor: StaffActor,
  requestId: string,
  { approved, reason }: ExceptionDecision,
  arrival?: Arrival,
): Promise<Verdict<true, GrantRefusal> | null> {
  return inTransaction(
    actor,
    async (tx, now) => {
      const [request] = await exceptionRequests(tx, requestId);
      if (!request) return null;
      const rates = await ratesOfPlace(tx, request);
      const verdict = grantException(request, actor.accountId, {
        today: dayOf(now),
        capAtStart: await capNamedOn(tx, request.serviceLineId, request.areaId, request.fromOn),
        capAtEnd: await capNamedOn(tx, request.serviceLineId, request.areaId, request.toOn),
        rates,
      });
      const settled = ["decided-already", "own-request"].includes(verdict.ok ? "" : verdict.why.kind);
      if (!verdict.ok && (approved || settled)) return verdict;
      const exceptionId = approved ? await addException(tx, request, actor.accountId, now) : null;
      if (!(await noteExceptionDecision(tx, requestId, { exceptionId, reason }, actor.accountId, now)))
        return no({ kind: "decided-already" });
      const { providerId, serviceLineId } = request;
      const about = { subject: { kind: "exception", id: requestId }, providerId, serviceLineId } as const;
      if (exceptionId && verdict.ok) {
        const { begin, end } = verdict.value;
        const ending = rates.find((rate) => rate.id === end);
        const clause = await clauseFor(tx, request.frameworkId, "EXCEPTION");
        if (ending) await replaceByException(tx, ending, request, begin, { exceptionId, clause });
        record(tx, { kind: "exception-approved", ...about, exceptionId, rates: begin.length }, reason);
      } else record(tx, { kind: "exception-refused", ...about }, reason);
      await queueToProvider(
        tx,
        providerId,
        exceptionDecidedLetter({
          ...{ approved, line: request.line, place: request.place, reason },
          price: formatPrice(request.pence, request.unit),
          from: dayInWords(request.fromOn),
          until: dayInWords(request.toOn),
        }),
      );
      return yes(true);
    },
    arrival,
  );
}
