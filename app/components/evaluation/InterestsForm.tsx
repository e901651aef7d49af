import type { ReactNode } from "react";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";

export type InterestsFormProps = {
  /** The question whether there is any interest, and what the providers are called: "applicants". */
  readonly question: string;
  readonly plural: string;
  readonly providers: readonly { readonly providerId: string; readonly provider: string }[];
  /** Whether this person has declared before. */
  readonly declared: boolean;
  readonly any: string;
  readonly providerIds: readonly string[];
  readonly statement: string;
  readonly errors?: Readonly<Record<string, string>> | undefined;
};

/** A person's declaration of interests in those who apply or bid. */
export function InterestsForm(props: InterestsFormProps) {
  const { question, plural, providers, declared, any, providerIds, statement, errors } = props;
  return (
    <form method="post" noValidate>
      <Radios
        name="any"
        legend={question}
        legendSize="m"
        value={any}
        error={errors?.["any"]}
        items={[
          { value: "no", text: "No" },
          { value: "yes", text: "Yes, in those that I name below" },
        ]}
      />
      {providers.length > 0 ? (
        <Folded
          summary={`The ${providers.length} ${plural}, by name`}
          folds={providers.length > 60}
          open={errors !== undefined || providerIds.length > 0}
        >
          <Checkboxes
            name="providerIds"
            legend={`${plural.slice(0, 1).toUpperCase()}${plural.slice(1)} in which you have an interest`}
            legendSize="s"
            hint="Leave all of them empty if you answered no."
            small
            classes="app-choices-in-columns"
            values={providerIds}
            error={errors?.["providerIds"]}
            items={providers.map(({ providerId, provider }) => ({ value: providerId, text: provider }))}
          />
        </Folded>
      ) : null}
      <Textarea
        name="statement"
        label="What the interest is"
        hint="Leave this empty if you answered no."
        rows={3}
        value={statement}
        error={errors?.["statement"]}
      />
      <Button>{declared ? "Change your declaration" : "Declare"}</Button>
    </form>
  );
}

/** A list of names longer than anybody reads at once stands folded until it is wanted. */
function Folded({
  summary,
  folds,
  open,
  children,
}: {
  readonly summary: string;
  readonly folds: boolean;
  readonly open: boolean;
  readonly children: ReactNode;
}) {
  return folds ? (
    <Details summary={summary} open={open}>
      {children}
    </Details>
  ) : (
    children
  );
}
