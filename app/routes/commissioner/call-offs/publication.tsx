import {
  inviteesOn,
  publishCallOff,
  type PublishRefusal,
} from "#app/commands/call-off/publish-call-off.server.ts";
import { linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { reading } from "#app/data/db.server.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { routeWords } from "#app/components/call-off/call-off-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { stepRefused } from "#app/web/call-off-words.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";
import { placeNames } from "#app/web/call-off-places.server.ts";
import { needsPartners } from "#app/domain/call-off/invitation.ts";
import { ownCallOffOfPage } from "./draft-of-page.server.ts";

export const meta = () => [{ title: titleOf("Publish the call-off") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async ({ actor, params, posted }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head, state } = await ownCallOffOfPage(tx, actor, params.callOffId, now);
    if (state !== "approved" && !posted) throw redirect(paths.callOff(callOff.id));
    const direct = callOff.route === "DIRECT";
    const { invited, dropped } = direct ? { invited: [], dropped: [] } : await inviteesOn(tx, callOff, now);
    const names = await placeNames(tx, callOff.id);
    return {
      ...{ id: callOff.id, head, direct },
      route: callOff.route ? routeWords[callOff.route] : "",
      questionsClose: callOff.questionsCloseAt ? deadlineInWords(callOff.questionsCloseAt) : "",
      closes: callOff.closesAt ? deadlineInWords(callOff.closesAt) : "",
      invited: invited.map((one) => ({
        ...{ providerId: one.providerId, name: one.name },
        holds: needsPartners(one)
          ? `With partners: holds ${one.lotIds.map(names.lot).join("; ")}`
          : "Alone or with partners",
      })),
      together: new Set((await linesOfCallOff(tx, callOff.id)).map(({ lotId }) => lotId)).size > 1,
      dropped: dropped.map(({ name }) => name),
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const verdict = await publishCallOff(actor, params.callOffId);
  if (verdict.ok)
    throw redirect(
      `${paths.callOff(params.callOffId)}?done=${verdict.value.invited > 0 ? "published" : "published-for-offers"}`,
    );
  const { why } = verdict;
  if (why.kind === "not-found" || why.kind === "not-now") return stepRefused(fields, why);
  return refused(fields, sentenceOf(why));
});

function sentenceOf(why: Exclude<PublishRefusal, { readonly kind: "not-found" | "not-now" }>): string {
  switch (why.kind) {
    case "questions-close-in-the-past":
    case "closes-before-questions":
    case "starts-before-it-closes":
      return "Its dates have passed while it waited. Cancel it and draft it anew with later dates";
    case "nobody-to-invite":
      return "No member is eligible today, so nobody can be invited";
    case "lots-without-member":
      return "No member may take one of the lots today, so nobody could bid for all of them, alone or with partners";
    case "too-few-left":
      return `Fewer than two of the members chosen are still eligible. Not any more: ${why.names.join(", ")}`;
  }
}

export default function Publication() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(page.id), text: page.head.reference }}
        callOff={page.head}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        {page.direct ? "Open the way for offers" : "Publish it and invite members"}
      </CallOffHead>
      {page.direct ? (
        <p className="govuk-body">
          From then on it can be offered to one member after another, in the order of the rank or on a stated
          ground. Nobody is told before an offer is made.
        </p>
      ) : (
        <>
          <SummaryList
            rows={[
              { key: "Route", value: page.route },
              { key: "Questions close", value: page.questionsClose },
              { key: "Bids close", value: page.closes },
            ]}
          />
          {page.dropped.length > 0 ? (
            <InsetText>
              Chosen, but not eligible any more and so not invited: {page.dropped.join(", ")}.
            </InsetText>
          ) : null}
          <ResponsiveTable
            caption={`Invited by mail: ${page.invited.length === 1 ? "1 member" : `${page.invited.length} members`}`}
            captionSize="s"
            columns={[
              { key: "name", label: "Member" },
              ...(page.together ? [{ key: "holds", label: "How it may bid" }] : []),
            ]}
            rows={page.invited.map(({ providerId, ...cells }) => ({ key: providerId, cells }))}
          />
          <WarningText>
            Once it is published its terms stand. It can only close later, or be cancelled.
          </WarningText>
        </>
      )}
      <form method="post" noValidate>
        <Button preventDoubleClick>{page.direct ? "Open the way for offers" : "Publish and invite"}</Button>
      </form>
    </>
  );
}
