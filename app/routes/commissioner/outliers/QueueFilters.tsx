import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { flagLooks, kindWords } from "#app/components/outliers/flag-words.ts";
import { clientGroupInWords } from "#app/domain/benchmark/client-group.ts";
import { flagStates } from "#app/domain/benchmark/finding.ts";
import type { FlagQuestion } from "#app/data/outliers/flag-queue.server.ts";

type QueueFiltersProps = {
  readonly question: FlagQuestion;
  readonly lots: readonly { readonly value: string; readonly text: string }[];
  readonly groups: readonly string[];
};

/** What can be asked of the queue. */
export function QueueFilters({ question, lots, groups }: QueueFiltersProps) {
  const only = [
    ...(question.twoSignals ? ["signals"] : []),
    ...(question.assignedTo ? ["mine"] : []),
    ...(question.checkData ? ["data"] : []),
  ];
  return (
    <>
      <Select
        name="state"
        label="State"
        value={question.state}
        items={[
          { value: "waiting", text: "Still to settle" },
          { value: "all", text: "Every state" },
          ...flagStates.map((value) => ({ value, text: flagLooks[value].word })),
        ]}
      />
      <Select
        name="direction"
        label="Direction"
        value={question.direction ?? ""}
        items={[
          { value: "", text: "High and low" },
          { value: "high", text: "High" },
          { value: "low", text: "Low" },
        ]}
      />
      <Select
        name="lot"
        label="Lot"
        value={question.lotId ?? ""}
        items={[{ value: "", text: "Every lot" }, ...lots]}
      />
      <Select
        name="group"
        label="Client group"
        value={question.clientGroup ?? ""}
        items={[
          { value: "", text: "Every group" },
          ...groups.map((value) => ({ value, text: capital(clientGroupInWords(value)) })),
        ]}
      />
      <Select
        name="kind"
        label="What is priced"
        value={question.kind ?? ""}
        items={[
          { value: "", text: "Anything" },
          ...Object.entries(kindWords).map(([value, text]) => ({ value, text })),
        ]}
      />
      <Input name="provider" label="Part of the provider’s name" value={question.provider} />
      <Checkboxes
        name="only"
        legend="Only"
        small
        values={only}
        items={[
          { value: "signals", text: "Two signals or more" },
          { value: "mine", text: "Assigned to me" },
          { value: "data", text: "Check the data first" },
        ]}
      />
      <Select
        name="order"
        label="Order"
        value={question.order}
        items={[
          { value: "people-first", text: "Learning disability and s117 first" },
          { value: "money", text: "Money at stake alone" },
        ]}
      />
    </>
  );
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}
