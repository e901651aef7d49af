import { mayDo } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { capProposals } from "#app/data/cap-proposals.server.ts";
import { reading } from "#app/data/db.server.ts";
import { floorsOn } from "#app/data/floors.server.ts";
import { capsOf, frameworks, linesOf, lotsOf } from "#app/data/frameworks.server.ts";
import { ratesOverCapsToCome } from "#app/data/rates-over-caps-to-come.server.ts";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { SubNavigation } from "#app/components/portal/SubNavigation.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Price caps") }];
export const handle = { wide: true };

export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx, now) => {
      const today = dayOf(now);
      const mine = await frameworks(tx, actor.commissionerId);
      const lots = await lotsOf(
        tx,
        mine.map(({ id }) => id),
      );
      const wanted = url.searchParams.get("lot");
      const lot = wanted ? found(lots.find(({ id }) => id === wanted)) : lots[0];
      const lines = lot ? await linesOf(tx, [lot.id]) : [];
      const ids = lines.map(({ id }) => id);
      const caps = (await capsOf(tx, ids)).filter((cap) => cap.to === null || cap.to > today);
      const floors = await floorsOn(tx, ids, today);
      const over = await ratesOverCapsToCome(tx, ids, today);
      const owned = mine.some(
        (one) => one.id === lot?.frameworkId && one.commissionerId === actor.commissionerId,
      );
      return {
        lots: lots.map(({ id, number, title }) => ({
          id,
          text: `${number}. ${title}`,
          current: id === lot?.id,
        })),
        lotTitle: lot ? `${lot.number}. ${lot.title}` : null,
        mayPropose: owned && mayDo(actor, "cap:propose"),
        waiting: (await capProposals(tx))
          .filter((one) => !one.decided)
          .map((one) => ({
            id: one.id,
            what: `${one.line}, ${one.area.toLowerCase()}`,
            lot: one.lotTitle,
            price: formatPrice(one.pence, one.unit),
            from: shortDay(one.effectiveFrom),
            by: one.proposer,
          })),
        lines: lines.map((line) => {
          const floor = floors.get(line.id);
          return {
            id: line.id,
            title: line.title,
            floor: floor ? formatPrice(floor.unit, line.unit) : null,
            caps: caps
              .filter((cap) => cap.serviceLineId === line.id)
              .map((cap) => ({
                id: cap.id,
                area: cap.area,
                price: formatPrice(cap.pence, line.unit),
                from: cap.from > today ? `From ${shortDay(cap.from)}` : `Since ${shortDay(cap.from)}`,
                below: floor !== undefined && cap.pence < floor.unit,
                invented: cap.invented,
                over: overInWords(
                  over
                    .filter((rate) => rate.capId === cap.id)
                    .map(({ provider, pence }) => `${provider} at ${formatPrice(pence, line.unit)}`),
                ),
              })),
          };
        }),
      };
    }),
);

const mostNamed = 3;

/** Which rates are over a cap to come; "" for none. */
function overInWords(rates: readonly string[]): string {
  if (rates.length === 0) return "";
  if (rates.length > mostNamed) return `${rates.length} rates of today are over it`;
  return `Over it today: ${rates.join("; ")}`;
}

export default function Caps() {
  const { lots, lotTitle, waiting, lines, mayPropose } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Price caps</PageHeading>
      <p className="govuk-body">
        A cap is the most that may be paid for a line. Beside it stands the floor: what an hour must cost at
        the National Living Wage, before any overhead or surplus. A cap below its floor asks a provider to
        break the law or leave.
      </p>
      {waiting.length > 0 ? <Waiting waiting={waiting} /> : null}
      <SubNavigation
        label="Lots"
        items={lots.map(({ id, text, current }) => ({ href: `${paths.caps}?lot=${id}`, text, current }))}
      />
      {lotTitle ? <h2 className="govuk-heading-m">{lotTitle}</h2> : null}
      {lines.length === 0 ? (
        <EmptyState title="No lines are priced here">Caps belong to the service lines of a lot.</EmptyState>
      ) : null}
      {lines.map((line) => (
        <CapsOfLine key={line.id} line={line} mayPropose={mayPropose} />
      ))}
    </>
  );
}

type Data = Awaited<ReturnType<typeof loader>>;

function Waiting({ waiting }: { readonly waiting: Data["waiting"] }) {
  return (
    <ResponsiveTable
      caption="Waiting for a second person"
      columns={[
        { key: "what", label: "Line and area" },
        { key: "lot", label: "Lot" },
        { key: "price", label: "Proposed cap", numeric: true },
        { key: "from", label: "From" },
        { key: "by", label: "Proposed by" },
      ]}
      rows={waiting.map((one) => ({
        key: one.id,
        cells: {
          ...one,
          what: (
            <a className="govuk-link" href={paths.capProposal(one.id)}>
              {one.what}
            </a>
          ),
        },
      }))}
    />
  );
}

function CapsOfLine({
  line,
  mayPropose,
}: {
  readonly line: Data["lines"][number];
  readonly mayPropose: boolean;
}) {
  const floor = line.floor ?? "not worked out for this line";
  return (
    <>
      {line.caps.length === 0 ? (
        <>
          <h3 className="govuk-heading-s">{line.title}</h3>
          <p className="govuk-body">No cap: the price is agreed case by case.</p>
        </>
      ) : (
        <ResponsiveTable
          caption={`${line.title}. Floor: ${floor}`}
          captionSize="s"
          dense
          columns={[
            { key: "area", label: "Area" },
            { key: "cap", label: "Cap", numeric: true },
            { key: "from", label: "Holds" },
            { key: "check", label: "Against the floor" },
          ]}
          rows={line.caps.map((cap) => ({
            key: cap.id,
            cells: {
              area: cap.area,
              cap: cap.price,
              from: (
                <>
                  {cap.from} {cap.invented ? <Tag colour="yellow">Invented</Tag> : null}
                  {cap.over ? <span className="app-aside"> {cap.over}</span> : null}
                </>
              ),
              check: floorTag(line.floor, cap.below),
            },
          }))}
        />
      )}
      {mayPropose ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.newCap(line.id)}>
            Propose a cap<span className="govuk-visually-hidden"> for {line.title}</span>
          </a>
        </p>
      ) : null}
    </>
  );
}

function floorTag(floor: string | null, below: boolean) {
  if (!floor) return "–";
  return below ? <Tag colour="red">Below the floor</Tag> : "Above the floor";
}
