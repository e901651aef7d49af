import { Button } from "#app/components/govuk/Button.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Panel } from "#app/components/govuk/Panel.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { mailOf } from "#app/data/application/organisation.server.ts";
import { lotsDrawnOn } from "#app/data/call-off/own-call-offs.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { toTheSecond } from "../application/words.ts";
import { access, ownCallOffPage } from "./page.server.ts";

export const meta = () => [{ title: titleOf("Bid received") }];

export const loader = guardLoader(access, async ({ actor, params }) => {
  const { callOff, state, bids, current, deadline } = await ownCallOffPage(actor, params.callOffId);
  if (!current) throw redirect(paths.ownCallOff(callOff.id));
  const told = await reading(actor, async (tx) => ({
    mailedTo: await mailOf(tx, current.submittedBy),
    commissioner: (await lotsDrawnOn(tx, callOff.id)).commissioner,
  }));
  return {
    ...{ id: callOff.id, title: `${callOff.reference}: ${callOff.title}`, closes: deadline.words, ...told },
    ...{ reference: current.reference, contentHash: current.contentHash, open: state === "open" },
    receivedAt: toTheSecond(current.submittedAt),
    earlier: bids
      .filter((one) => one.id !== current.id)
      .map((one) => `${one.reference}, received at ${toTheSecond(one.submittedAt)}`),
  };
});

export default function Receipt() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.ownCallOff(page.id)}>Back to the invitation</BackLink>
      <Panel title="Bid received">
        Your reference
        <br />
        <strong>{page.reference}</strong>
      </Panel>
      <SummaryList
        rows={[
          { key: "Call-off", value: page.title },
          { key: "Received at", value: page.receivedAt },
          { key: "Content hash (SHA-256)", value: <code className="app-hash">{page.contentHash}</code> },
          ...(page.earlier.length > 0 ? [{ key: "Takes the place of", value: page.earlier.join("; ") }] : []),
        ]}
      />
      <p className="govuk-body">
        The hash stands for every answer and every price in your bid: nobody can change one without changing
        the hash. {page.mailedTo ? `We have sent this receipt to ${page.mailedTo}.` : null} You can come back
        to this page, and print it.
      </p>
      <h2 className="govuk-heading-m">What happens next</h2>
      <ul className="govuk-list govuk-list--bullet">
        {page.open ? (
          <li>
            You can change your bid and submit it again, or withdraw it, before {page.closes}. The last
            version counts.
          </li>
        ) : null}
        <li>Nobody at {page.commissioner} can read your answers or prices before bids have closed.</li>
        <li>Then two people open all bids together, and evaluators score them apart.</li>
        <li>We write to you with the outcome, your scores and the reasons for them.</li>
      </ul>
      {page.open ? (
        <Button href={paths.ownCallOff(page.id)} variant="secondary">
          Back to the invitation
        </Button>
      ) : null}
    </>
  );
}
