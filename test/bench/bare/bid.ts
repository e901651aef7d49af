import { redirect, type ActionFunctionArgs } from "#app/framework.server.ts";
import { bidByHand } from "./bid.server.ts";

/** Takes a bid with nothing around it: the statements that the portal runs, over `pg`, and the same answer. */
export async function action({ request, params }: ActionFunctionArgs) {
  await request.text();
  const { callOffId = "" } = params;
  const taken = await bidByHand(request.headers.get("cookie") ?? "", callOffId);
  if (!taken) throw new Response("Not taken.", { status: 409 });
  return redirect(`/provider/call-offs/${callOffId}/receipt`);
}
