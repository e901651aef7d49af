import { LinkSpent } from "#app/components/portal/LinkSpent.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { linkPage, tokenParam } from "#app/web/link-page.server.ts";
import { paths } from "#app/web/paths.ts";
import { join } from "./join.server.ts";
import { JoinPage } from "./JoinPage.tsx";

export const meta = () => [{ title: titleOf("Accept your invitation") }];

const access = { area: "account", permission: "account:use", params: tokenParam } as const;

export const loader = guardLoader(access, async ({ params }) => linkPage(params.token, "INVITATION"));

export const action = guardAction(access, ({ params: { token }, fields }) =>
  join(fields, {
    kind: "INVITATION",
    token,
    done: "account-made",
    otherwise: "Ask the person who invited you for another",
  }),
);

export default function Invitation() {
  const reply = useActionData<typeof action>();
  const { link } = useLoaderData<typeof loader>();
  if (!link) {
    return (
      <LinkSpent>
        <p className="govuk-body">
          If you have an account,{" "}
          <a href={paths.signIn} className="govuk-link">
            sign in
          </a>
          . If not, ask the person who invited you for another invitation.
        </p>
      </LinkSpent>
    );
  }
  return (
    <JoinPage
      title="Accept your invitation"
      {...{ link, reply }}
      otherwise={`ask ${link.organisation} to invite another address of yours`}
      submitText="Make my account"
    >
      You are about to work for {link.organisation} with the address {link.email}.
    </JoinPage>
  );
}
