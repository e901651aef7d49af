import { z } from "zod";
import { askNextByHand } from "#app/commands/brokerage/ask-the-next.server.ts";
import { sendEnquiries } from "#app/commands/brokerage/send-enquiries.server.ts";
import { enquiryLooks } from "#app/components/brokerage/enquiry-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { noInWords } from "#app/routes/brokerage/enquiries/refusal-words.ts";
import { choiceField, optionalTextField, sentences } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { AskForm } from "./AskForm.tsx";
import { askPage } from "./ask-page.server.ts";
import { RequestTabs } from "./RequestTabs.tsx";

export const meta = () => [{ title: titleOf("Ask providers") }];
export const handle = { wide: true };

const params = byId("requestId");

export const loader = guardLoader(
  { area: "brokerage", permission: "request:read", params },
  async ({ actor, params: { requestId }, url }) =>
    reading(actor, async (tx, now) => ({
      ...(await askPage(tx, actor, requestId, now)),
      mayAsk: mayDo(actor, "enquiry:send"),
      chosen: url.searchParams.getAll("place"),
      done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
    })),
);

const doneWords: Readonly<Record<string, string>> = {
  asked: "The enquiry is sent. Each provider has a letter and knows of nobody else.",
  next: "The next in the line is asked.",
};

const form = z.object({
  place: z.array(z.uuid()).min(1, "Select whom to ask"),
  how: choiceField(["together", "cheapest", "nearest"], "Select how to ask them"),
  conditions: optionalTextField("Conditions", 1000),
});

export const action = guardAction(
  { area: "brokerage", permission: "enquiry:send", params },
  async ({ actor, params: { requestId }, fields, url, arrival }) => {
    const page = (id: string) => `${originOf(url)}${paths.ownEnquiry(id)}`;
    const here = paths.requestStep(requestId, "enquiries");
    if (fields.text("step") === "next") {
      const verdict = found(await askNextByHand(actor, requestId, page));
      if (verdict.ok) throw redirect(`${here}?done=next`);
      return refused(fields, noInWords(verdict.why).sentence);
    }
    const parsed = form.safeParse({
      place: fields.all("place"),
      ...{ how: fields.text("how"), conditions: fields.text("conditions") },
    });
    if (!parsed.success) return badForm(fields, sentences(parsed.error));
    const { place, how, conditions } = parsed.data;
    const miles = how === "nearest" ? await milesOf(actor, requestId) : undefined;
    const locationIds = miles
      ? place.toSorted((a, b) => (miles.get(a) ?? 1e9) - (miles.get(b) ?? 1e9))
      : place;
    const said = { locationIds, inTurn: how !== "together", conditions };
    const verdict = found(await sendEnquiries(actor, requestId, said, page, arrival));
    if (verdict.ok) throw redirect(`${here}?done=asked`);
    const { field, sentence } = noInWords(verdict.why);
    return refused(fields, sentence, field);
  },
);

/** How far each place is that may be asked. */
async function milesOf(actor: Parameters<typeof askPage>[1], requestId: string) {
  const page = await reading(actor, (tx, now) => askPage(tx, actor, requestId, now));
  return new Map(page.eligible.map(({ id, miles }) => [id, miles ?? Infinity]));
}

export default function Ask() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { request, need, obstacle, asked, line, eligible, leftOut } = page;
  return (
    <>
      <RequestTabs request={request} view="enquiries" title="Ask providers" done={reply ? null : page.done} />
      <FormErrors errors={reply?.errors} />
      {asked.length > 0 ? <Asked /> : null}
      {line.length > 0 ? <Line /> : null}
      <h2 className="govuk-heading-m">What each provider is shown</h2>
      <SummaryList
        rows={[
          { key: "Person", value: need.who },
          { key: "Where", value: need.where },
          { key: "From", value: need.from },
          { key: "Needs", value: <Lines lines={need.needs} /> },
          { key: "Services", value: <Lines lines={need.lines} /> },
        ]}
      />
      {obstacle ? (
        <InsetText>{obstacle}.</InsetText>
      ) : eligible.length === 0 ? (
        <EmptyState title="Nobody else may be asked today" />
      ) : page.mayAsk ? (
        <AskForm {...page} reply={reply} />
      ) : null}
      {leftOut.length > 0 ? (
        <Details summary={`Who may not be asked today, and why (${leftOut.length})`}>
          <ul className="govuk-list">
            {leftOut.map(({ id, name, why }) => (
              <li key={id}>
                {name}: {why}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Asked() {
  const { asked } = useLoaderData<typeof loader>();
  return (
    <ResponsiveTable
      dense
      caption="Who was asked"
      columns={[
        { key: "who", label: "Provider" },
        { key: "how", label: "How" },
        { key: "sent", label: "Sent" },
        { key: "due", label: "To answer by" },
        { key: "state", label: "State" },
      ]}
      rows={asked.map(({ id, name, how, sent, due, state, reason }) => ({
        key: id,
        cells: {
          ...{ who: name, how, sent, due },
          state: (
            <>
              <StatusTag status={state} looks={enquiryLooks} />
              {reason ? <span className="app-aside">{reason}</span> : null}
            </>
          ),
        },
      }))}
    />
  );
}

function Line() {
  const { line, mayAskNext, mayAsk } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="line">
      <h2 className="govuk-heading-m" id="line">
        The line
      </h2>
      <p className="govuk-body">
        The next is asked by itself, in working hours, when the one before declines or does not answer in
        time.
      </p>
      <ol className="govuk-list govuk-list--number">
        {line.map(({ rank, name, asked }) => (
          <li key={rank}>
            {name}
            {asked ? " (asked)" : ""}
          </li>
        ))}
      </ol>
      {mayAsk && mayAskNext ? (
        <form method="post" noValidate>
          <Button variant="secondary" name="step" value="next" preventDoubleClick>
            Ask the next now
          </Button>
        </form>
      ) : null}
    </section>
  );
}
