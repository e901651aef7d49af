import { reading } from "#app/data/db.server.ts";
import { floorsOn } from "#app/data/floors.server.ts";
import { capsOf, frameworks, linesOf, lotsOf, type Cap } from "#app/data/frameworks.server.ts";
import { ratesOfLot, type LotRate } from "#app/data/lot-rates.server.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { addDays, dayOf, type Day } from "#app/domain/calendar.ts";
import { formatPrice, unitInWords } from "#app/domain/framework/unit.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useLoaderData, type MetaFunction } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { LotStrip } from "./lot-strip.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: titleOf(data?.lot.title ?? "Lot") }];
export const handle = { wide: true };

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read", params: byId("lotId") },
  async ({ actor, params }) =>
    reading(actor, async (tx, now) => {
      const mine = await frameworks(tx, actor.commissionerId);
      const lots = await lotsOf(
        tx,
        mine.map(({ id }) => id),
      );
      const lot = found(lots.find(({ id }) => id === params.lotId));
      const lines = await linesOf(tx, [lot.id]);
      const caps = await capsOf(
        tx,
        lines.map(({ id }) => id),
      );
      const rates = await ratesOfLot(tx, lot.id, dayOf(now));
      const floors = await floorsOn(
        tx,
        lines.map(({ id }) => id),
        dayOf(now),
      );
      return {
        lot,
        mayReadRules: mayDo(actor, "price-rule:read"),
        framework: mine.find(({ id }) => id === lot.frameworkId)?.title ?? "",
        lines: lines.map((line) => ({
          ...line,
          floorPence: floors.get(line.id)?.unit ?? null,
          strips: byArea(rates.filter((rate) => rate.serviceLineId === line.id)),
          caps: caps
            .filter((cap) => cap.serviceLineId === line.id)
            .map((cap) => ({
              ...cap,
              price: formatPrice(cap.pence, line.unit),
              holds: holds(cap, dayOf(now)),
            })),
        })),
      };
    }),
);

/** The rates of a line, area by area: what an area costs is never compared with what another does. */
function byArea(rates: readonly LotRate[]) {
  const areas = [...new Set(rates.map((rate) => rate.areaId))];
  return areas.map((areaId) => ({ areaId, rates: rates.filter((rate) => rate.areaId === areaId) }));
}

/** Where a cap stands on a day: past, holding or still to come. */
function holds(cap: Cap, today: Day): "past" | "now" | "ahead" {
  if (cap.from > today) return "ahead";
  return cap.to && cap.to <= today ? "past" : "now";
}

export default function LotPage() {
  const { lot, framework, lines, mayReadRules } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.frameworkSchedule}>Framework</BackLink>
      <PageHeading caption={framework}>{`Lot ${lot.number}: ${lot.title}`}</PageHeading>
      <p className="govuk-body">{lot.summary}</p>
      <SummaryList
        rows={[
          { key: "In plain words", value: lot.plainName },
          {
            key: "Rung of the care ladder",
            value: lot.rung ? `Tier ${lot.rung.tier}: ${lot.rung.name}` : "None",
          },
          { key: "Kind", value: lot.kind === "CORE" ? "Core" : "Innovation" },
          {
            key: "Membership",
            value:
              lot.rule.kind === "automatic"
                ? "Every active member of a core lot is in it, unless it chose to stay out"
                : "By application in a round",
          },
          { key: "Priced by", value: lot.pricedBy === "LOCATION" ? "Location" : "Provider" },
        ]}
      />
      {mayReadRules ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.placementRuleOfLot(lot.id)}>
            Whether new prices reach running placements
          </a>
        </p>
      ) : null}
      <h2 className="govuk-heading-m">Service lines, their caps and the members’ rates</h2>
      {lines.map((line) => (
        <section key={line.id} aria-label={line.title}>
          <LineCaps line={line} />
          {line.strips.map(({ areaId, rates }) => (
            <LotStrip key={areaId} line={line} rates={rates} />
          ))}
        </section>
      ))}
    </>
  );
}

type Line = Awaited<ReturnType<typeof loader>>["lines"][number];

function LineCaps({ line }: { readonly line: Line }) {
  const head = `${line.title} (${line.code}), priced ${unitInWords(line.unit)}${line.required ? "" : ", optional"}`;
  if (line.caps.length === 0) {
    return (
      <>
        <h3 className="govuk-heading-s">{head}</h3>
        <p className="govuk-body">No cap: the price is agreed case by case. {line.note}</p>
      </>
    );
  }
  const past = line.caps.filter((cap) => cap.holds === "past");
  return (
    <>
      <CapTable caption={head} caps={line.caps.filter((cap) => cap.holds !== "past")} />
      {past.length > 0 ? (
        <Details summary={`Earlier caps of ${line.title}`}>
          <CapTable caption={`Earlier caps of ${line.title}`} hidden caps={past} />
        </Details>
      ) : null}
      {line.note ? <p className="govuk-hint">{line.note}</p> : null}
    </>
  );
}

type CapTableProps = { readonly caption: string; readonly hidden?: boolean; readonly caps: Line["caps"] };

function CapTable({ caption, hidden, caps }: CapTableProps) {
  return (
    <ResponsiveTable
      caption={caption}
      captionSize="s"
      captionHidden={hidden}
      dense
      columns={[
        { key: "area", label: "Area" },
        { key: "cap", label: "Cap", numeric: true },
        { key: "days", label: "Holds" },
        { key: "source", label: "Basis and source" },
      ]}
      rows={caps.map((cap) => ({
        key: cap.id,
        cells: {
          area: cap.area,
          cap: <span className="app-cap">{cap.price}</span>,
          days: <Days cap={cap} />,
          source: (
            <>
              {cap.invented ? <Tag colour="yellow">Invented</Tag> : null} {cap.basis}. {cap.source}
            </>
          ),
        },
      }))}
    />
  );
}

const stateWords = { past: "Past", now: "Now", ahead: "To come" } as const;

function Days({ cap }: { readonly cap: Line["caps"][number] }) {
  return (
    <>
      {stateWords[cap.holds]}: from {shortDay(cap.from)}
      {cap.to ? ` to ${shortDay(addDays(cap.to, -1))}` : ""}
    </>
  );
}
