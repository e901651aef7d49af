import { z } from "zod";
import type { Pence } from "#app/domain/money.ts";
import { Input } from "#app/components/govuk/Input.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { moneyField, optionalTextField, sentences, textField, wholeField } from "#app/web/fields.ts";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

/** What a forum is set up with, as the form sends it; an empty price means that it is asked by choice only. */
export const forumForm = z.object({
  title: textField("the name of the forum", 100),
  purpose: optionalTextField("What it is for", 500),
  quorum: wholeField("the quorum", 1, 20),
  packDays: wholeField("the days before a sitting", 0, 30),
  fromWeekly: z.string().transform((text, context): Pence | null => {
    if (text.trim() === "") return null;
    const price = moneyField.safeParse(text);
    if (price.success) return price.data;
    context.addIssue({ code: "custom", message: sentences(price.error)[""] ?? "" });
    return z.NEVER;
  }),
});

/** What the form says, field by field. */
export function forumSaid({ text }: { readonly text: (name: string) => string }) {
  const names = ["code", "title", "purpose", "quorum", "packDays", "fromWeekly"] as const;
  return Object.fromEntries(names.map((name) => [name, text(name)]));
}

export type ForumFormProps = {
  readonly reply: Reply | undefined;
  readonly stored?: Readonly<Record<"title" | "purpose" | "quorum" | "packDays" | "fromWeekly", string>>;
};

/** The fields of a forum. */
export function ForumFields({ reply, stored }: ForumFormProps) {
  const field = (name: keyof NonNullable<typeof stored>) => ({
    ...{ name, value: shown(reply, name, stored?.[name]), error: reply?.errors[name] },
  });
  return (
    <>
      <Input {...field("title")} label="Name of the forum" />
      <Textarea {...field("purpose")} label="What it is for (optional)" rows={3} />
      <Input
        {...field("quorum")}
        label="How many members make it quorate?"
        hint="Whoever put a case does not count for it."
        width={2}
        inputMode="numeric"
      />
      <Input
        {...field("packDays")}
        label="How many days before a sitting is the pack sent?"
        width={2}
        inputMode="numeric"
      />
      <Input
        {...field("fromWeekly")}
        label="From which price for a week must it be asked? (optional)"
        hint="In pounds, like 500. Leave it empty where it is asked by choice only."
        width={10}
        inputMode="decimal"
        prefix="£"
      />
    </>
  );
}
