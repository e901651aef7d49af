import { Fieldset } from "#app/components/govuk/Fieldset.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

/** How many questions on quality a call-off can have. */
export const mostCriteria = 20;

export type StoredCriterion = Readonly<
  Record<"title" | "question" | "guidance" | "weight" | "minimumScore" | "maximumWords", string>
>;

type CriterionRowsProps = {
  readonly stored: readonly StoredCriterion[];
  readonly rows: number;
  readonly reply: Reply | undefined;
};

/** One group of boxes for each question on quality, and an empty one. */
export function CriterionRows({ stored, rows, reply }: CriterionRowsProps) {
  return (
    <>
      {Array.from({ length: rows }, (_, n) => n + 1).map((nth) => {
        const field = (name: keyof StoredCriterion, fallback = "") => ({
          name: `${name}-${nth}`,
          value: shown(reply, `${name}-${nth}`, stored[nth - 1]?.[name] ?? fallback),
          error: reply?.errors[`${name}-${nth}`],
        });
        return (
          <Fieldset key={nth} legend={`Question ${nth}`} legendSize="m">
            <Input label="Name" hint="Like “Continuity of carers”." {...field("title")} />
            <Textarea label="What bidders are asked" rows={3} {...field("question")} />
            <Textarea label="How answers are scored from 0 to 5 (optional)" rows={3} {...field("guidance")} />
            <Input label="Weight, of 100 for quality" width={3} inputMode="numeric" {...field("weight")} />
            <Input
              label="Least score that passes (optional)"
              hint="From 1 to 5. A bid that scores less is not awarded."
              width={3}
              inputMode="numeric"
              {...field("minimumScore")}
            />
            <Input label="Most words" width={4} inputMode="numeric" {...field("maximumWords", "500")} />
          </Fieldset>
        );
      })}
    </>
  );
}
