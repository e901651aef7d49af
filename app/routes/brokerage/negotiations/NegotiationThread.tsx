import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Timeline } from "#app/components/portal/Timeline.tsx";
import type { NegotiationView } from "#app/routes/brokerage/negotiations/negotiation-view.ts";

type Props = { readonly negotiation: NegotiationView; readonly you: "provider" | "council" };

/** The baseline, and what each side named in turn. */
export function NegotiationThread({ negotiation, you }: Props) {
  const { baseline, steps, agreed, closed } = negotiation;
  const who = (by: "provider" | "council") =>
    by === you ? "You" : by === "council" ? "The council" : "The provider";
  return (
    <>
      {baseline ? (
        <InsetText>
          Baseline: <strong>{baseline.weekly}</strong>, {baseline.words}
          {baseline.from ? `, from ${baseline.from}` : ""}. Locked at {baseline.locked}.
        </InsetText>
      ) : null}
      {steps.length > 0 || agreed || closed ? (
        <Timeline
          label="What was named, in turn"
          events={[
            ...steps.map((step) => ({
              title: `${who(step.by)} named ${step.weekly}`,
              ...{ when: step.at, dateTime: step.iso },
              detail: (
                <p className="govuk-body">
                  {step.prices}
                  {step.recordedForProvider ? ". Said by telephone" : ""}
                  {step.words ? `. ${step.words}` : ""}
                </p>
              ),
            })),
            ...(agreed ? [{ title: `Agreed: ${agreed.weekly}`, when: agreed.at, dateTime: agreed.iso }] : []),
            ...(closed
              ? [{ title: "Ended without agreement", when: closed.at, detail: closed.reason || undefined }]
              : []),
          ]}
        />
      ) : (
        <p className="govuk-body">Nobody has named another price yet.</p>
      )}
    </>
  );
}
