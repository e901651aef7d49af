import { board, boardTotal } from "#app/data/brokerage/board.server.ts";
import { movesDue } from "#app/data/brokerage/moves.server.ts";
import { brokersOf } from "#app/data/brokerage/requests.server.ts";
import { upkeepRules } from "#app/data/brokerage/upkeep-rules.server.ts";
import { reading, type Tx } from "#app/data/db.server.ts";
import { searchTerms } from "#app/data/search/terms.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { ruleOn } from "#app/domain/brokerage/upkeep-rule.ts";
import { addDays, dayOf, type Day } from "#app/domain/calendar.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { BoardPage } from "./board-page.tsx";
import { readBoard } from "./board-question.server.ts";
import { boardView } from "./board-view.server.ts";

export const meta = () => [{ title: titleOf("Requests") }];
export const handle = { wide: true };

const pageSize = 50;

/** The board of requests with its filters. */
export const loader = guardLoader({ area: "brokerage", permission: "request:read" }, async ({ actor, url }) =>
  reading(actor, async (tx, now) => {
    const { question, typed } = readBoard(url.searchParams, actor);
    const asked = /^[1-9][0-9]{0,4}$/.test(url.searchParams.get("page") ?? "")
      ? Number(url.searchParams.get("page"))
      : 1;
    const answer = await board(tx, question, { limit: pageSize, offset: (asked - 1) * pageSize });
    const { frameworks } = await searchTerms(tx, actor.commissionerId, dayOf(now));
    return {
      ...{ typed, page: asked, pageSize, search: url.search, counts: answer.counts },
      total: boardTotal(question, answer),
      rows: await boardView(tx, answer.rows, now),
      brokers: await brokersOf(tx, actor.commissionerId),
      lots: frameworks.flatMap(({ lots }) =>
        lots.map(({ id, number, title }) => ({ id, name: `${number}. ${title}` })),
      ),
      me: actor.accountId,
      isBroker: actor.roles.includes("broker"),
      mayMake: mayDo(actor, "request:write"),
      moves: await movesToMake(tx, actor, dayOf(now)),
    };
  }),
);

/** Moves that wait for whoever keeps placements: over their day, or within the days of the reminder. */
async function movesToMake(tx: Tx, actor: StaffActor, today: Day) {
  if (!mayDo(actor, "placement:manage")) return null;
  const days = ruleOn(await upkeepRules(tx), "move-days", today) ?? 0;
  return { ...(await movesDue(tx, today, addDays(today, days))), days };
}

export type Board = Awaited<ReturnType<typeof loader>>;

export default function Requests() {
  return <BoardPage {...useLoaderData<typeof loader>()} />;
}
