import { Details } from "#app/components/govuk/Details.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import type { needsShown } from "#app/components/expected-cost/expected-view.ts";

type NeedShown = ReturnType<typeof needsShown>[number];

/** What the care takes in a week, and what was recorded before. */
export function NeedVersions({
  needs,
  change,
}: {
  readonly needs: readonly NeedShown[];
  readonly change: string | null;
}) {
  const [current, ...earlier] = needs;
  if (!current)
    return change === null ? null : (
      <p className="govuk-body">
        <a className="govuk-link" href={change}>
          Record what the care takes
        </a>
      </p>
    );
  return (
    <>
      <SummaryList
        card={{
          title: `What the care takes, version ${current.version}${current.ofRequest ? " of the request" : ""}`,
          headingLevel: 2,
          ...(change
            ? {
                actions: [
                  { href: change, text: "Correct it", visuallyHiddenText: "what the care takes in a week" },
                ],
              }
            : {}),
        }}
        rows={[
          ...current.slots,
          { key: "Known from", value: current.source },
          { key: "Recorded", value: current.recorded },
        ]}
      />
      {earlier.length > 0 ? (
        <Details summary="What was recorded before">
          <ul className="govuk-list govuk-list--bullet">
            {earlier.map((need) => (
              <li key={need.key}>
                Version {need.version}
                {need.ofRequest ? " of the request" : ""}, {need.recorded}:{" "}
                {need.slots.map(({ key, value }) => `${key.toLowerCase()} ${value}`).join("; ")}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  );
}
