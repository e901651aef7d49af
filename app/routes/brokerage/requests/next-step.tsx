import { Button } from "#app/components/govuk/Button.tsx";
import type { RequestStage } from "#app/domain/brokerage/request.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { paths } from "#app/web/paths.ts";

type NextStepProps = {
  readonly id: string;
  readonly stage: RequestStage;
  readonly hasLines: boolean;
  readonly hasShortlist: boolean;
  readonly asked: number;
  readonly directPayment: boolean;
  /** The last placement that was made of it. */
  readonly placementId: string | null;
  readonly mayWrite: boolean;
};

/** What is to be done next with a request, in a sentence and where. */
export function NextStep(props: NextStepProps) {
  const { words, href, text } = nextOf(props);
  return (
    <section className="app-next" aria-labelledby="next">
      <h2 className="govuk-heading-m" id="next">
        What to do next
      </h2>
      <p className="govuk-body">{words}</p>
      {href && props.mayWrite ? <Button href={href}>{text}</Button> : null}
    </section>
  );
}

type Next = { readonly words: string; readonly href?: string; readonly text?: string };

function nextOf(props: NextStepProps): Next {
  const { id, stage, directPayment, placementId } = props;
  const step = (name: string) => paths.requestStep(id, name);
  switch (stage) {
    case "new":
      return {
        words: "Nobody has this request yet. Take it, or give it to a broker.",
        href: step("broker"),
        text: "Take or give this request",
      };
    case "searching":
      return searching(props);
    case "offers-in":
      return {
        words:
          "Offers are in. Compare them, negotiate where a price is above what is expected, and take down the person’s choice.",
        href: step("offers"),
        text: "Look at the offers",
      };
    case "at-panel":
      return {
        words: "A panel has the case. Its decision shows below; offers may still come in.",
        href: step("offers"),
        text: "Look at the offers",
      };
    case "to-place":
      return directPayment
        ? {
            words:
              "The person chose a direct payment. Arrange it as your council does, then archive this request with that reason.",
            href: step("archive"),
            text: "Archive this request",
          }
        : {
            words: "The person has chosen. Make the placement from the offer.",
            href: step("place"),
            text: "Make the placement",
          };
    case "placed":
      return {
        words:
          "The person is placed. Approval, changes, suspensions and the end are done on the placement; this thread tells them too.",
        ...(placementId ? { href: paths.placement(placementId), text: "Look at the placement" } : {}),
      };
    case "on-hold":
      return { words: "This request is on hold.", href: step("hold"), text: "Take it up again" };
    case "archived":
      return { words: "This request is archived.", href: step("archive"), text: "Open it again" };
    default:
      return unreachable(stage);
  }
}

function searching({ id, hasLines, hasShortlist, asked }: NextStepProps): Next {
  const step = (name: string) => paths.requestStep(id, name);
  if (!hasLines)
    return {
      words: "Help to choose is asked for. See which services fit, the lowest rung of the care ladder first.",
      href: step("ladder"),
      text: "Choose along the care ladder",
    };
  if (asked > 0)
    return {
      words: `${asked === 1 ? "1 provider was" : `${asked} providers were`} asked. See who has answered, or ask more.`,
      href: step("enquiries"),
      text: "Look at the enquiries",
    };
  return hasShortlist
    ? {
        words: "A shortlist is kept. Ask those on it whether they can take the person.",
        href: step("enquiries"),
        text: "Ask providers",
      }
    : {
        words: "See who can take the person, and keep a shortlist for the person’s choice.",
        href: step("matches"),
        text: "Find who can take the person",
      };
}
