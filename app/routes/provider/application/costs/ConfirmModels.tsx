import { Button } from "#app/components/govuk/Button.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import type { Day } from "#app/domain/calendar.ts";
import { dayBoxes } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";
import { boxesOfDay } from "./words.ts";

type ConfirmModelsProps = {
  readonly count: number;
  readonly year: { readonly from: Day; readonly words: string };
  readonly reply: Reply | undefined;
};

/** Takes over the models of the last round, all at once, in the prices of a day of this year. */
export function ConfirmModels({ count, year, reply }: ConfirmModelsProps) {
  const models = count === 1 ? "a model" : `${count} models`;
  const boxes = dayBoxes(reply, "base");
  return (
    <form method="post" noValidate className="app-confirm-models">
      <h2 className="govuk-heading-m">Use your figures of the last round</h2>
      <p className="govuk-body">
        We have copied {models} from the last round. If what it costs you has not changed, confirm. To change
        something, open the home below and change only what is different.
      </p>
      <DayField
        {...boxes}
        values={reply ? boxes.values : boxesOfDay(year.from)}
        legend="The day whose prices these are"
        hint={`The round asks for the prices of the year from ${year.words}.`}
      />
      <Button variant="secondary" preventDoubleClick>
        {count === 1 ? "Confirm this cost model" : "Confirm these cost models"}
      </Button>
    </form>
  );
}
