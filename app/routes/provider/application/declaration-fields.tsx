import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

export type DeclarationKept = {
  readonly mandatoryGrounds: string;
  readonly discretionaryGrounds: string;
  readonly groundsDetail: string;
  readonly conflicts: string;
  readonly conflictsDetail: string;
  readonly declaredBy: string;
};

type Props = { readonly reply: Reply | undefined; readonly kept: DeclarationKept };

const yesAndNo = [
  { value: "yes", text: "Yes" },
  { value: "no", text: "No" },
];

/** The declaration as an applicant and each of its partners make it. */
export function DeclarationFields({ reply, kept }: Props) {
  const field = (name: keyof DeclarationKept) => ({
    name,
    value: shown(reply, name, kept[name]),
    error: reply?.errors[name],
  });
  return (
    <>
      <Radios
        {...field("mandatoryGrounds")}
        legendSize="s"
        legend="Has your organisation, or anyone who runs it, been convicted of an offence for which the law excludes bidders?"
        hint="The mandatory exclusion grounds: among them corporate manslaughter, bribery, fraud, modern slavery, terrorism and tax evasion."
        inline
        items={yesAndNo}
      />
      <Radios
        {...field("discretionaryGrounds")}
        legendSize="s"
        legend="Does a ground apply for which the council may exclude a bidder?"
        hint="The discretionary exclusion grounds: among them insolvency, poor performance of a public contract, professional misconduct and breaches of labour law."
        inline
        items={yesAndNo}
      />
      <Textarea
        {...field("groundsDetail")}
        label="If you answered yes: what happened, and what have you done since?"
        hint="Answering yes does not by itself exclude you: a person will read this."
        rows={4}
      />
      <Radios
        {...field("conflicts")}
        legendSize="s"
        legend="Does anyone in your organisation have a conflict of interest with the council?"
        hint="For example a director who is a councillor, or related to someone who evaluates applications."
        inline
        items={yesAndNo}
      />
      <Textarea
        {...field("conflictsDetail")}
        label="If you answered yes: who has it, and how do you deal with it?"
        rows={4}
      />
      <Input
        {...field("declaredBy")}
        label="Name of the person who makes this declaration"
        hint="A director, trustee, partner or owner."
        autoComplete="name"
      />
    </>
  );
}
