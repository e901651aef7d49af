import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";

/** The part of a round's form that says how it re-prices the rates of members. */
export function RePricingFields({
  value,
  error,
}: {
  readonly value: (box: string) => string;
  readonly error: (field: string) => string | undefined;
}) {
  return (
    <>
      <h2 className="govuk-heading-m">How rates may change</h2>
      <p className="govuk-body">
        A price is held against the member’s last rate. A year like 2025/26, in which what an hour of work
        costs rose by 11%, fits within 115%.
      </p>
      <Input
        name="changeFrom"
        label="A price is at least this share of the last rate"
        labelSize="s"
        suffix="%"
        width={5}
        inputMode="decimal"
        value={value("changeFrom")}
        error={error("changeFrom")}
      />
      <Input
        name="changeTo"
        label="A price is at most this share of the last rate"
        labelSize="s"
        suffix="%"
        width={5}
        inputMode="decimal"
        value={value("changeTo")}
        error={error("changeTo")}
      />
      <Radios
        name="beyond"
        legend="A price beyond that"
        legendSize="s"
        value={value("beyond")}
        error={error("beyond")}
        items={[
          { value: "warn", text: "Is taken, with a note beside it" },
          { value: "refuse", text: "Is not taken" },
        ]}
      />
      <Radios
        name="unfitRates"
        legend="A rate that is over its cap on the day prices hold from, of a member that does not apply"
        legendSize="s"
        hint="It is said on the round and in its reminders. Rates that fit stay as they are."
        value={value("unfitRates")}
        error={error("unfitRates")}
        items={[
          { value: "lapse", text: "Ends that day" },
          {
            value: "drop-to-cap",
            text: "Drops to the cap that day",
            hint: "If the terms of the framework say so",
          },
        ]}
      />
    </>
  );
}
