import {
  countMadeMoves,
  countPlannedMoves,
  madeMoves,
  plannedMoves,
  type MadeCounts,
} from "#app/data/brokerage/moves.server.ts";
import { reading } from "#app/data/db.server.ts";
import { directionOf, moveState } from "#app/domain/brokerage/move.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { UpkeepNavigation } from "../upkeep-navigation.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Moves") }];
export const handle = { wide: true };

const size = 25;
const doneWords: Readonly<Record<string, string>> = {
  planned: "The move is planned. You are reminded before its day.",
  "given-up": "The move is given up.",
};

export const loader = guardLoader(
  { area: "brokerage", permission: "placement:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const [ahead, behind] = [await countPlannedMoves(tx), await countMadeMoves(tx)];
      const pages = {
        planned: pageOf(url.searchParams, ahead, size, "planned"),
        made: pageOf(url.searchParams, behind.all, size, "made"),
      };
      const partOf = (page: number) => ({ limit: size, offset: (page - 1) * size });
      return {
        ...{ pages, counts: { planned: ahead, made: behind.all }, ways: waysInWords(behind) },
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
        planned: (await plannedMoves(tx, partOf(pages.planned))).map((move) => ({
          ...move,
          ...{ state: moveState(move, today), direction: directionOf(move.fromRung, move.toRung) },
          plannedOn: shortDay(move.plannedOn),
        })),
        made: (await madeMoves(tx, partOf(pages.made))).map((move) => ({
          ...move,
          ...{ direction: directionOf(move.fromRung, move.toRung), movedOn: shortDay(move.movedOn) },
        })),
      };
    }),
);

/** How many went which way, in a sentence. */
function waysInWords({ all, down, up }: MadeCounts): string {
  const number = (count: number) => count.toLocaleString("en-GB");
  return `Of ${number(all)} ${all === 1 ? "move" : "moves"}, ${number(down)} went down the ladder, ${number(up)} up, and ${number(all - down - up)} stayed on the same rung or off the ladder.`;
}

const stateLooks = {
  made: { word: "Made", colour: "green" },
  "given-up": { word: "Given up", colour: "grey" },
  ahead: { word: "Ahead", colour: "blue" },
  overdue: { word: "Overdue", colour: "red" },
} as const;

const directionWords = {
  down: "Down",
  up: "Up",
  across: "On the same rung",
  unknown: "Off the ladder",
} as const;

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Moves() {
  const { planned, made, pages, counts, ways, done } = useLoaderData<typeof loader>();
  const pager = (list: keyof typeof pages, label: string) => (
    <Pagination
      landmarkLabel={label}
      {...pagination(
        pages[list],
        counts[list],
        size,
        (page) => `${paths.moves}?${new URLSearchParams(withPage(pages, list, page))}`,
      )}
    />
  );
  return (
    <>
      {done ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading>Moves along the care ladder</PageHeading>
      <UpkeepNavigation current="moves" />
      <p className="govuk-body">
        A move is planned from the page of a placement, for a day. It is made when another placement of the
        person follows. Whoever planned it is reminded before the day.
      </p>
      <Planned planned={planned} />
      {pager("planned", "Pages of planned moves")}
      {made.length > 0 ? <p className="govuk-body">{ways}</p> : null}
      <Made made={made} />
      {pager("made", "Pages of moves made")}
    </>
  );
}

function withPage(pages: Loaded["pages"], list: keyof Loaded["pages"], page: number) {
  const { planned, made } = list === "planned" ? { ...pages, planned: page } : { ...pages, made: page };
  return { planned: String(planned), made: String(made) };
}

function Planned({ planned }: { readonly planned: Loaded["planned"] }) {
  if (planned.length === 0)
    return (
      <EmptyState title="No move is planned">
        Planned moves are listed here, the nearest day first.
      </EmptyState>
    );
  return (
    <ResponsiveTable
      caption="Planned moves, the nearest day first"
      columns={[
        { key: "person", label: "Person" },
        { key: "from", label: "From" },
        { key: "to", label: "To" },
        { key: "direction", label: "Direction" },
        { key: "day", label: "Planned for" },
        { key: "state", label: "State" },
      ]}
      rows={planned.map((move) => ({
        key: move.id,
        cells: {
          person: (
            <a className="govuk-link app-reference" href={paths.move(move.id)}>
              {move.personRef}
              <span className="govuk-visually-hidden">, move planned for {move.plannedOn}</span>
            </a>
          ),
          from: `${move.fromRungName ?? "Off the ladder"} (${move.reference})`,
          to: move.followedBy ? `${move.toRungName} (${move.followedBy})` : move.toRungName,
          direction: directionWords[move.direction],
          day: move.plannedOn,
          state: <StatusTag status={move.state} looks={stateLooks} />,
        },
      }))}
      dense
    />
  );
}

function Made({ made }: { readonly made: Loaded["made"] }) {
  if (made.length === 0) return null;
  return (
    <ResponsiveTable
      caption="Where people came from and went to, the latest first"
      columns={[
        { key: "person", label: "Person" },
        { key: "from", label: "Came from" },
        { key: "to", label: "Went to" },
        { key: "direction", label: "Direction" },
        { key: "day", label: "Moved on" },
      ]}
      rows={made.map((move) => ({
        key: move.toId,
        cells: {
          person: <span className="app-reference">{move.personRef}</span>,
          from: (
            <>
              {move.fromRungName ?? "Off the ladder"} (
              <a className="govuk-link app-reference" href={paths.placement(move.fromId)}>
                {move.fromReference}
              </a>
              )
            </>
          ),
          to: (
            <>
              {move.toRungName ?? "Off the ladder"} (
              <a className="govuk-link app-reference" href={paths.placement(move.toId)}>
                {move.toReference}
              </a>
              )
            </>
          ),
          direction: directionWords[move.direction],
          day: move.movedOn,
        },
      }))}
      dense
    />
  );
}
