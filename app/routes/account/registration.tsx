import { LinkSpent } from "#app/components/portal/LinkSpent.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { linkPage, tokenParam } from "#app/web/link-page.server.ts";
import { paths } from "#app/web/paths.ts";
import { join } from "./join.server.ts";
import { JoinPage } from "./JoinPage.tsx";

export const meta = () => [{ title: titleOf("Finish registering your organisation") }];

const access = { area: "account", permission: "account:use", params: tokenParam } as const;

export const loader = guardLoader(access, async ({ params }) => linkPage(params.token, "REGISTRATION"));

export const action = guardAction(access, ({ params: { token }, fields }) =>
  join(fields, {
    kind: "REGISTRATION",
    token,
    done: "organisation-registered",
    otherwise: "Register your organisation again",
  }),
);

export default function Registration() {
  const reply = useActionData<typeof action>();
  const { link } = useLoaderData<typeof loader>();
  if (!link) {
    return (
      <LinkSpent>
        <p className="govuk-body">
          If you finished before,{" "}
          <a href={paths.signIn} className="govuk-link">
            sign in
          </a>
          . If not,{" "}
          <a href={paths.registerOrganisation} className="govuk-link">
            register your organisation again
          </a>
          .
        </p>
      </LinkSpent>
    );
  }
  return (
    <JoinPage
      title="Finish registering your organisation"
      {...{ link, reply }}
      otherwise={
        <a href={paths.registerOrganisation} className="govuk-link">
          register with another address
        </a>
      }
      submitText="Register"
    >
      Your address {link.email} is confirmed. Choose a password, and {link.organisation} is registered with
      you as its first person. You can invite colleagues then.
    </JoinPage>
  );
}
