import { keepOptions, type NotKept } from "#app/commands/brokerage/keep-shortlist.server.ts";
import { lotsToMatch, matchQuestion } from "#app/data/brokerage/match-question.server.ts";
import { matchesFor } from "#app/data/brokerage/matches.server.ts";
import { requestOf } from "#app/data/brokerage/requests.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { mayTakeStep } from "#app/domain/brokerage/request.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";
import { matchPageSize, readMatchFilter } from "./match-filter.server.ts";
import { matchRows } from "./match-rows.server.ts";
import { MatchesPage } from "./matches-page.tsx";
import { termsFor } from "./request-choices.server.ts";
import { requestPage } from "./request-page.server.ts";
import { notNowInWords } from "./words.ts";

export const meta = () => [{ title: titleOf("Who can take the person") }];
export const handle = { wide: true };

const params = byId("requestId");

/** Who can take the person in one lot of the request, and who nearly can, with the reasons. */
export const loader = guardLoader(
  { area: "brokerage", permission: "request:read", params },
  async ({ actor, params: { requestId }, url }) =>
    reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const { request, stage, head } = await requestPage(tx, requestId);
      const terms = found(await termsFor(tx, actor, today, request.frameworkId));
      const lots = lotsToMatch(request, terms);
      const { lot, filter, typed, page } = readMatchFilter(url.searchParams, lots);
      const limits = { today, limit: matchPageSize, offset: (page - 1) * matchPageSize };
      const question = lot && (await matchQuestion(tx, request, terms, lot, { ...filter, ...limits }));
      const answer = question && (await matchesFor(tx, question));
      return {
        ...{ head, typed, page, search: url.search, pageSize: matchPageSize },
        lots: lots.map(({ id, number, title }) => ({ id, name: `${number}. ${title}` })),
        placeKnown: question ? question.from !== null : true,
        priced: (question?.lines.length ?? 0) > 0,
        total: answer?.total ?? 0,
        ...matchRows(question, answer, terms),
        mayKeep: mayDo(actor, "request:write") && mayTakeStep("ask", stage).ok,
      };
    }),
);

export const action = guardAction(
  { area: "brokerage", permission: "request:write", params },
  async ({ actor, params: { requestId }, url, fields }) => {
    const asked = await reading(actor, async (tx, now) => {
      const request = found(await requestOf(tx, requestId));
      const terms = found(await termsFor(tx, actor, dayOf(now), request.frameworkId));
      return readMatchFilter(url.searchParams, lotsToMatch(request, terms));
    });
    const verdict = await keepOptions(actor, requestId, {
      ...{ lotId: asked.lot?.id ?? "", filter: asked.filter, places: [...new Set(fields.all("place"))] },
      ...{ limit: matchPageSize, offset: (asked.page - 1) * matchPageSize },
    });
    if (verdict.ok) throw redirect(`${paths.requestStep(requestId, "choice")}?done=kept`);
    if (verdict.why.kind === "not-found") throw notFound();
    return refused(
      fields,
      verdict.why.kind === "not-now" ? notNowInWords(verdict.why) : keptInWords(verdict.why),
      "place",
    );
  },
);

function keptInWords({ kind }: NotKept): string {
  return kind === "nobody-ticked"
    ? "Tick those that the person may choose from"
    : "Somebody you ticked is no longer eligible. Look at the list again";
}

export default function Matches() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [first] = page.rows;
  return (
    <>
      <FormErrors errors={reply?.errors} targets={{ place: first ? `place-${first.key}` : "main-content" }} />
      <MatchesPage {...page} ticked={reply?.typed["place"] ?? []} />
    </>
  );
}
