import { z } from "zod";
import { assignRequest } from "#app/commands/brokerage/handle-request.server.ts";
import { brokersOf } from "#app/data/brokerage/requests.server.ts";
import { reading } from "#app/data/db.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { requestPage } from "./request-page.server.ts";
import { notNowInWords } from "./words.ts";

export const meta = () => [{ title: titleOf("Whose request it is") }];

const access = { area: "brokerage", permission: "request:write", params: byId("requestId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx) => {
    const { head, request } = await requestPage(tx, params.requestId);
    const brokers = await brokersOf(tx, actor.commissionerId);
    return {
      ...{ head, me: actor.accountId, has: request.brokerId },
      brokers: [...brokers].sort(
        (a, b) => Number(b.id === actor.accountId) - Number(a.id === actor.accountId),
      ),
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const broker = z.uuid().safeParse(fields.text("broker"));
  if (!broker.success) return badForm(fields, { broker: "Select who looks after this request" });
  const verdict = await assignRequest(actor, params.requestId, broker.data);
  if (verdict.ok) throw redirect(`${paths.request(params.requestId)}?done=assigned`);
  const { why } = verdict;
  if (why.kind === "not-found") throw notFound();
  return refused(
    fields,
    why.kind === "not-now" ? notNowInWords(why) : "Select a broker from the list",
    "broker",
  );
});

export default function Broker() {
  const { head, brokers, me, has } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={reply?.errors} />
      <BackLink href={paths.request(head.id)}>{head.reference}</BackLink>
      <PageHeading caption={head.reference}>Who looks after this request</PageHeading>
      <form method="post" noValidate>
        <Radios
          name="broker"
          legend="Select a broker"
          legendSize="s"
          value={shown(reply, "broker", has ?? "")}
          error={reply?.errors["broker"]}
          items={brokers.map(({ id, name }) => ({
            value: id,
            text: id === me ? `${name} (you)` : name,
            ...(id === has ? { hint: "Has it now" } : {}),
          }))}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    </>
  );
}
