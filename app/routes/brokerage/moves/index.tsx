import { madeMoves, plannedMoves } from "#app/data/brokerage/moves.server.ts";
import { reading } from "#app/data/db.server.ts";
import { directionOf, moveState } from "#app/domain/brokerage/move.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { UpkeepNavigation } from "../upkeep-navigation.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Moves") }];
export const handle = { wide: true };

export const loader = guardLoader({ area: "brokerage", permission: "placement:read" }, async ({ actor }) =>
  reading(actor, async (tx, now) => {
    const today = dayOf(now);
    return {
      planned: (await plannedMoves(tx)).map((move) => ({
        ...move,
        ...{ state: moveState(move, today), direction: directionOf(move.fromRung, move.toRung) },
        plannedOn: shortDay(move.plannedOn),
      })),
      made: (await madeMoves(tx)).map((move) => ({
        ...move,
        ...{ direction: directionOf(move.fromRung, move.toRung), movedOn: shortDay(move.movedOn) },
      })),
    };
  }),
);

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
  const { planned, made } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Moves along the care ladder</PageHeading>
      <UpkeepNavigation current="moves" />
      <p className="govuk-body">
        A move is planned from the page of a placement, for a day. It is made when another placement of the
        person follows. Whoever planned it is reminded before the day.
      </p>
      <Planned planned={planned} />
      <Made made={made} />
    </>
  );
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
            <a className="govuk-link" href={paths.move(move.id)}>
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
          person: move.personRef,
          from: (
            <>
              {move.fromRungName ?? "Off the ladder"} (
              <a className="govuk-link" href={paths.placement(move.fromId)}>
                {move.fromReference}
              </a>
              )
            </>
          ),
          to: (
            <>
              {move.toRungName ?? "Off the ladder"} (
              <a className="govuk-link" href={paths.placement(move.toId)}>
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
