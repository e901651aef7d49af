import type { ObservationQuestion } from "#app/data/benchmark/observations.server.ts";
import {
  ageWords,
  benchmarkAges,
  benchmarkServices,
  benchmarkStatistics,
  serviceWords,
  statisticWords,
} from "#app/domain/benchmark/observation.ts";
import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";

type FigureFiltersProps = {
  readonly question: ObservationQuestion;
  readonly areas: readonly { readonly value: string; readonly text: string }[];
};

/** By what the figures of a release are narrowed. */
export function FigureFilters({ question, areas }: FigureFiltersProps) {
  return (
    <>
      <Select
        name="area"
        label="Place"
        value={question.areaCode}
        items={[{ value: "", text: "Every place" }, ...areas]}
      />
      <Select
        name="service"
        label="Service"
        value={question.service ?? ""}
        items={[
          { value: "", text: "Every service" },
          ...benchmarkServices.map((value) => ({ value, text: serviceWords[value] })),
        ]}
      />
      <Select
        name="age"
        label="People"
        value={question.age ?? ""}
        items={[
          { value: "", text: "All" },
          ...benchmarkAges.map((value) => ({ value, text: ageWords[value] })),
        ]}
      />
      <Select
        name="statistic"
        label="Statistic"
        value={question.statistic ?? ""}
        items={[
          { value: "", text: "Every statistic" },
          ...benchmarkStatistics.map((value) => ({ value, text: statisticWords[value] })),
        ]}
      />
      <Input name="detail" label="Part of what narrows it" value={question.detail} />
    </>
  );
}
