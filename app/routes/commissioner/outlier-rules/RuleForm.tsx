import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { dayBoxes, shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type Box = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly suffix?: string;
  readonly prefix?: string;
};

const ofPeers: readonly Box[] = [
  {
    name: "cutOff",
    label: "Beyond which modified z is a price out of line?",
    hint: "3.5 is usual. A higher one asks about fewer prices.",
  },
  {
    name: "leastProviders",
    label: "Of how many providers must there be prices?",
    hint: "Five or more: of fewer, a price could be told from the others.",
  },
  {
    name: "leastJudged",
    label: "From how many prices on are they judged?",
    hint: "Ten or more. Below, a price has a rank, as advice.",
  },
  {
    name: "payShare",
    label: "Which part of a price moves with the living wage?",
    suffix: "%",
    hint: "The rest moves with consumer prices. It brings older prices to the day on which they are compared.",
  },
];

const besideFigures: readonly Box[] = [
  { name: "expectedOver", label: "Above how much of its expected cost is a price too dear?", suffix: "%" },
  {
    name: "expectedUnder",
    label: "Below how much of it is it too cheap?",
    suffix: "%",
    hint: "A low price is a question of whether the service can last.",
  },
  { name: "benchmarkOver", label: "Above how much of a published figure is a price too dear?", suffix: "%" },
  { name: "benchmarkUnder", label: "Below how much of a published figure is it too cheap?", suffix: "%" },
  {
    name: "nhsShareAbove",
    label: "From which price a week are placements without a share of the NHS listed?",
    prefix: "£",
    hint: "Those for learning disability and under section 117.",
  },
];

type RuleFormProps = { readonly reply: Reply | undefined; readonly typed: Readonly<Record<string, string>> };

/** The next version of the rule, with the figures that hold today to begin with. */
export function RuleForm({ reply, typed }: RuleFormProps) {
  const errors = reply?.errors ?? {};
  const box = ({ name, ...words }: Box) => (
    <Input
      key={name}
      name={name}
      {...words}
      width={5}
      inputMode="decimal"
      value={shown(reply, name, typed[name])}
      error={errors[name]}
    />
  );
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Set another version</h2>
      <Radios
        name="scale"
        legend="On which scale are peers compared?"
        value={shown(reply, "scale", typed["scale"])}
        error={errors["scale"]}
        items={[
          {
            value: "log",
            text: "Log",
            hint: "Suits prices, which trail off upwards; stricter with low ones.",
          },
          { value: "raw", text: "Raw", hint: "As they are; stricter with high ones." },
        ]}
      />
      {ofPeers.map(box)}
      {besideFigures.map(box)}
      <DayField {...dayBoxes(reply, "from")} legend="From which day?" />
      <Input
        name="source"
        label="Where does the council say so?"
        value={shown(reply, "source")}
        error={errors["source"]}
      />
      <Button preventDoubleClick>Set the rule</Button>
    </form>
  );
}
