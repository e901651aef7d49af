import { modelsSentBy } from "#app/data/cost-models.server.ts";
import { reading } from "#app/data/db.server.ts";
import { areasOfRates, providerNamed, rateCard, type CardRate } from "#app/data/rate-cards.server.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { bothFormats, DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { RateTable } from "#app/components/portal/RateTable.tsx";
import { tellRate } from "#app/components/portal/told-rate.ts";
import { data } from "#app/framework.server.ts";
import { useLoaderData, type MetaFunction } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { answerRateCard, readRateCardQuestion } from "#app/web/rate-card-question.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleOf(page ? `Rates of ${page.provider.name}` : "Rates") },
];
export const handle = { wide: true };

/** What a member's rates were on a day, and why: all of them, or those that governed in an area at a place. */
export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read", params: byId("providerId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const provider = found(await providerNamed(tx, params.providerId));
      const question = readRateCardQuestion(url.searchParams, dayOf(now));
      const history = await rateCard(tx, provider.id);
      const bad = Object.keys(question.errors).length > 0;
      return data(
        {
          provider,
          question,
          day: shortDay(question.day),
          rates: bad ? [] : answerRateCard(history, question).map(tellRate),
          lots: choicesOf(history, (rate) => [rate.lotId, `Lot ${rate.lotNumber}: ${rate.lotTitle}`]),
          places: choicesOf(history, (rate) => [rate.locationId, rate.location]),
          areas: (await areasOfRates(tx, provider.id)).map(({ id, name }) => ({ value: id, text: name })),
          models: await modelsSentBy(tx, provider.id),
          search: bad ? "" : url.search,
        },
        { status: bad ? 400 : 200 },
      );
    }),
);

function choicesOf(rates: readonly CardRate[], of: (rate: CardRate) => readonly [string, string]) {
  return [...new Map(rates.map(of))].map(([value, text]) => ({ value, text }));
}

export default function MemberRates() {
  const { provider, question, day, rates, lots, places, areas, models, search } =
    useLoaderData<typeof loader>();
  const { errors, typedDay, lotId, areaId, locationId } = question;
  const here = paths.memberRates(provider.id);
  return (
    <>
      <FormErrors errors={errors} />
      <PageHeading caption={provider.name}>{`Rates on ${day}`}</PageHeading>
      <FilterPanel
        title="Which rates"
        submitText="Show rates"
        clearHref={search ? here : undefined}
        filters={
          <>
            <Input
              name="on"
              label="Day"
              hint="For example, 2026-10-01"
              width={10}
              value={typedDay}
              error={errors["on"]}
            />
            <Select
              name="lot"
              label="Lot"
              value={lotId}
              items={[{ value: "", text: "Every lot" }, ...lots]}
            />
            <Select
              name="area"
              label="Area"
              hint="With an area or a place, each line shows the one rate that governed there."
              value={areaId}
              items={[{ value: "", text: "Every area" }, ...areas]}
            />
            <Select
              name="place"
              label="Place"
              value={locationId}
              items={[{ value: "", text: "Every place" }, ...places]}
            />
          </>
        }
      >
        {rates.length === 0 ? (
          <EmptyState title="No rate held then">Choose another day, or fewer filters.</EmptyState>
        ) : (
          <>
            <DownloadLinks
              what={rates.length === 1 ? "this rate" : `these ${rates.length} rates`}
              links={bothFormats((format) => `${paths.memberRatesFile(provider.id, format)}${search}`)}
            />
            <RateTable
              caption={`Rates that held on ${day}`}
              rates={rates}
              historyOf={(lineId) => paths.memberRateHistory(provider.id, lineId)}
            />
          </>
        )}
        {models.length > 0 ? (
          <>
            <h2 className="govuk-heading-m">What a unit costs it</h2>
            <ul className="govuk-list">
              {models.map((model) => (
                <li key={model.id}>
                  <a className="govuk-link" href={paths.submittedModel(model.roundId, model.lotId, model.id)}>
                    {model.lot}, {model.place} ({model.round})
                  </a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </FilterPanel>
    </>
  );
}
