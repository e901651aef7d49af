import { careNeedsOf } from "#app/data/care-needs.server.ts";
import { reading } from "#app/data/db.server.ts";
import { proposeSlots } from "#app/domain/brokerage/care-proposed.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { requestPage } from "#app/routes/brokerage/requests/request-page.server.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { careBoxes } from "#app/web/care-form.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { CareForm } from "./CareForm.tsx";
import { recordOfForm } from "./care-reply.server.ts";

export const meta = () => [{ title: titleOf("What the care takes in a week") }];

const access = { area: "brokerage", permission: "expected-cost:record", params: byId("requestId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx) => {
    const { request, head } = await requestPage(tx, params.requestId);
    const [need] = await careNeedsOf(tx, { kind: "request", id: params.requestId });
    const slots = need?.slots ?? proposeSlots(request.needs);
    return { head, boxes: careBoxes(slots), proposed: !need && slots.length > 0 };
  }),
);

export const action = guardAction(access, async ({ actor, params: { requestId }, fields }) => {
  const reply = await recordOfForm(actor, { kind: "request", id: requestId }, fields);
  if (reply) return reply;
  throw redirect(`${paths.careOfRequest(requestId)}?done`);
});

export default function CareHoursOfRequest() {
  const { head, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.careOfRequest(head.id)}>What it is expected to cost</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={`${head.reference}, for ${head.personRef}`}>
        What the care takes in a week
      </PageHeading>
      <CareForm {...page} reply={reply} />
    </>
  );
}
