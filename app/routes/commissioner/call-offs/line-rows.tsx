import { Fieldset } from "#app/components/govuk/Fieldset.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

/** How many lines a call-off can have. */
export const mostLines = 40;

type Choice = { readonly id: string; readonly text: string };
export type StoredLine = {
  readonly line: string;
  readonly area: string;
  readonly units: string;
  readonly stated: string;
  readonly note: string;
};

type LineRowsProps = {
  readonly stored: readonly StoredLine[];
  readonly rows: number;
  readonly lines: readonly Choice[];
  readonly areas: readonly Choice[];
  readonly reply: Reply | undefined;
};

/** One group of boxes for each line that is bought, and a few empty ones. */
export function LineRows({ stored, rows, lines, areas, reply }: LineRowsProps) {
  const everywhere = areas[0]?.id ?? "";
  return (
    <>
      {Array.from({ length: rows }, (_, n) => n + 1).map((nth) => {
        const value = (name: keyof StoredLine, fallback = "") =>
          shown(reply, `${name}-${nth}`, stored[nth - 1]?.[name] ?? fallback);
        const field = (name: keyof StoredLine) => ({
          name: `${name}-${nth}`,
          value: value(name, name === "area" ? everywhere : ""),
          error: reply?.errors[`${name}-${nth}`],
        });
        return (
          <Fieldset key={nth} legend={`Line ${nth}`} legendSize="m">
            <Select
              label="What is bought"
              items={[{ value: "", text: "Nothing" }, ...lines.map(({ id, text }) => ({ value: id, text }))]}
              {...field("line")}
            />
            <Select
              label="Where"
              items={areas.map(({ id, text }) => ({ value: id, text }))}
              {...field("area")}
            />
            <Input
              label="How much, over the whole term with every extension"
              width={10}
              inputMode="decimal"
              {...field("units")}
            />
            <Input
              label="Price of one that you expect (optional)"
              hint="Left empty, the cap is used, or the highest rate of a member where there is no cap."
              prefix="£"
              width={10}
              inputMode="decimal"
              {...field("stated")}
            />
            <Input label="Note (optional)" {...field("note")} />
          </Fieldset>
        );
      })}
    </>
  );
}
