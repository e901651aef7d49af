import { mayDo } from "#app/domain/access/permissions.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader, guardUpload } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { careCubedPage, takeCareCubed } from "./care-cubed-page.server.ts";
import { CareCubedPage } from "./CareCubedPage.tsx";

export const meta = () => [{ title: titleOf("CareCubed results") }];
export const handle = { wide: true };

const params = byId("placementId");

/** The CareCubed results recorded for a placement. */
export const loader = guardLoader(
  { area: "brokerage", permission: "benchmark:read", params },
  async ({ actor, params: { placementId }, url }) => ({
    ...(await careCubedPage(actor, { kind: "placement", id: placementId })),
    mayRecord: mayDo(actor, "negotiation:manage"),
    done: url.searchParams.get("done") === "recorded",
  }),
);

export const action = guardUpload(
  { area: "brokerage", permission: "negotiation:manage", params },
  async ({ actor, params: { placementId }, request }) => {
    const again = await takeCareCubed(actor, { kind: "placement", id: placementId }, request);
    if (again) return again;
    throw redirect(`${paths.careCubed(placementId)}?done=recorded`);
  },
);

export default function OfPlacement() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = { href: paths.placement(page.about.id), text: `Placement ${page.subject}` };
  return <CareCubedPage page={page} back={back} reply={reply} />;
}
