import { z } from "zod";
import {
  setIndexPoint,
  setOwnArea,
  type IndexPointRefusal,
} from "#app/commands/benchmark/set-index-point.server.ts";
import { ownAreaCode, statisticalAreas } from "#app/data/benchmark/areas.server.ts";
import { indexSeries } from "#app/data/benchmark/indices.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { areaRefusalInWords } from "#app/domain/benchmark/area.ts";
import { indexNames, indexWords } from "#app/domain/benchmark/price-date.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, decimalField, textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader, type Posted } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused, type Reply } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Indices and our own area") }];

const latest = 15;

/** The indices by which figures are brought to a price date, with their sources, and which statistical area the council is. */
export const loader = guardLoader(
  { area: "commissioner", permission: "benchmark:read" },
  async ({ actor, url }) =>
    reading(actor, async (tx) => {
      const series = await indexSeries(tx, actor.commissionerId);
      const areas = await statisticalAreas(tx);
      return {
        mayChange: mayDo(actor, "benchmark:change"),
        done: url.searchParams.get("done") === "saved",
        own: await ownAreaCode(tx, actor.commissionerId),
        areas: areas
          .filter(({ toOn }) => toOn === null)
          .map(({ code, name }) => ({ value: code, text: name })),
        series: series.map(({ name, points }) => ({
          name,
          points: points
            .slice(-latest)
            .reverse()
            .map(({ fromOn, ...point }) => ({ ...point, from: shortDay(fromOn) })),
        })),
      };
    }),
);

const form = z.object({
  index: choiceField(indexNames, "Select an index"),
  level: decimalField("what the index stands at", { above: "0", most: "100000" }),
  source: textField("where it was read", 300),
});

const access = { area: "commissioner", permission: "benchmark:change" } as const;

export const action = guardAction(access, async (posted) => {
  if (posted.fields.text("step") === "area") return saveArea(posted);
  const { actor, fields } = posted;
  const names = ["index", "level", "source"];
  const parsed = form.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  const read = withDays(parsed, fields.text, { from: "the first day on which it stands" });
  if ("errors" in read) return badForm(fields, read.errors);
  const { index, level, source } = read.said;
  const point = { fromOn: read.days.from, level, source, uncertain: false };
  const verdict = await setIndexPoint(actor, index, point);
  if (verdict.ok) throw redirect(`${paths.priceIndices}?done=saved`);
  const { field, sentence } = refusalWords(verdict.why);
  return refused(fields, sentence, field);
});

async function saveArea({ actor, fields }: Pick<Posted<"commissioner", z.ZodType>, "actor" | "fields">) {
  const code = fields.text("area");
  if (code === "") return badForm(fields, { area: "Select which area we are" });
  const verdict = await setOwnArea(actor, code);
  if (verdict.ok) throw redirect(`${paths.priceIndices}?done=saved`);
  return refused(fields, areaRefusalInWords(verdict.why), "area");
}

function refusalWords(why: IndexPointRefusal): { readonly field: string; readonly sentence: string } {
  switch (why.kind) {
    case "no-source":
      return { field: "source", sentence: "Enter where it was read" };
    case "not-above-nought":
      return { field: "level", sentence: "What the index stands at must be above nought" };
    case "not-first-of-month":
      return { field: "from", sentence: "Day must be the first of a month for the prices index" };
    case "in-the-future":
      return { field: "from", sentence: "Day is farther ahead than this index is known" };
    case "out-of-step":
      return {
        field: "level",
        sentence: `It stood at ${why.beside.level} from ${shortDay(why.beside.fromOn)}: no figure beside that is more than a quarter apart. Check the point`,
      };
    case "entered-already":
      return {
        field: "from",
        sentence: "This index has a figure that you entered for this day already. It stands",
      };
    default:
      return unreachable(why);
  }
}

export default function Indices() {
  const { series, mayChange, areas, own, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.benchmarks}>Benchmarks</BackLink>
      {done && !reply ? <NotificationBanner type="success" text="Saved." /> : null}
      <FormErrors errors={reply?.errors} targets={{ from: "from-day" }} />
      <PageHeading>Indices and our own area</PageHeading>
      <p className="govuk-body">
        A figure of one year is brought to the prices of another by what these stood at on the two days. The
        living wage speaks for its year, the prices index for three months from its month.
      </p>
      {series.map(({ name, points }) => (
        <ResponsiveTable
          key={name}
          dense
          caption={`${indexWords[name]}, the latest first`}
          columns={[
            { key: "from", label: "From" },
            { key: "level", label: "Stands at", numeric: true },
            { key: "source", label: "Source" },
          ]}
          rows={points.map((point) => ({
            key: point.from,
            cells: {
              from: point.from,
              level: point.level,
              source: (
                <>
                  {point.source} {point.uncertain ? <Tag colour="yellow">Uncertain</Tag> : null}
                </>
              ),
            },
          }))}
        />
      ))}
      {mayChange ? (
        <>
          <PointForm reply={reply} />
          <AreaForm reply={reply} areas={areas} own={own} />
        </>
      ) : null}
    </>
  );
}

function PointForm({ reply }: { readonly reply: Reply | undefined }) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Enter what an index stands at</h2>
      <Radios
        name="index"
        legend="Index"
        value={shown(reply, "index")}
        error={reply?.errors["index"]}
        items={indexNames.map((value) => ({ value, text: indexWords[value] }))}
      />
      <DayField
        {...dayBoxes(reply, "from")}
        legend="From which day"
        hint="The first of a month for the prices index."
      />
      <Input
        name="level"
        label="Stands at"
        hint="Pounds an hour for the living wage, 2015 = 100 for the prices index."
        width={5}
        inputMode="decimal"
        value={shown(reply, "level")}
        error={reply?.errors["level"]}
      />
      <Input
        name="source"
        label="Where it was read"
        value={shown(reply, "source")}
        error={reply?.errors["source"]}
      />
      <Button preventDoubleClick>Enter it</Button>
    </form>
  );
}

type AreaFormProps = {
  readonly reply: Reply | undefined;
  readonly areas: readonly { readonly value: string; readonly text: string }[];
  readonly own: string | null;
};

function AreaForm({ reply, areas, own }: AreaFormProps) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Which statistical area we are</h2>
      <input type="hidden" name="step" value="area" />
      <Select
        name="area"
        label="Area"
        hint="Our own published figures, and our region’s, are found by it."
        value={shown(reply, "area", own ?? "")}
        error={reply?.errors["area"]}
        items={[{ value: "", text: "Select" }, ...areas]}
      />
      <Button variant="secondary" preventDoubleClick>
        Save our area
      </Button>
    </form>
  );
}
