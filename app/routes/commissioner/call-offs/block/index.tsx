import { blockSums } from "#app/components/call-off/block-sums.ts";
import { BlockTerms } from "#app/components/call-off/BlockTerms.tsx";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { mayDo } from "#app/domain/access/permissions.ts";
import { mayTake } from "#app/domain/call-off/state.ts";
import { blockTermsOf } from "#app/data/call-off/blocks.server.ts";
import { linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useLoaderData } from "#app/framework.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Terms of the block") }];

export const handle = { wide: true };

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params: byId("callOffId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const { callOff, state, head } = await callOffOfPage(tx, params.callOffId, now);
      const terms = await blockTermsOf(tx, callOff.id);
      const lines = await linesOfCallOff(tx, callOff.id);
      return {
        ...{ callOffId: callOff.id, head, block: callOff.kind === "BLOCK" },
        mayChange: mayTake("change", state).ok && mayDo(actor, "call-off:manage"),
        lines: lines.map(({ id, title, area, unit, units }) => {
          const set = terms.get(id);
          return { id, title: `${title}, ${area}`, sums: set ? blockSums(set, units, unit) : null };
        }),
        done: url.searchParams.get("done") === "set" ? "The terms are saved." : null,
      };
    }),
);

export default function Block() {
  const { callOffId, head, block, mayChange, lines, done } = useLoaderData<typeof loader>();
  const change = (lineId: string) => paths.callOffStep(callOffId, `block/${lineId}`);
  return (
    <>
      <CallOffHead back={{ href: paths.callOff(callOffId), text: "The call-off" }} callOff={head} done={done}>
        Terms of the block
      </CallOffHead>
      {!block || lines.length === 0 ? (
        <EmptyState title={block ? "Nothing is bought yet" : "This call-off is not a block"}>
          <p className="govuk-body">
            {block
              ? "Say first which lines and how many units are bought. Then set what the block is bought on."
              : "A block buys a number of units for a period at a price of its own. This call-off buys singly."}
          </p>
        </EmptyState>
      ) : (
        lines.map((line) =>
          line.sums ? (
            <section key={line.id} aria-label={line.title}>
              <BlockTerms
                title={line.title}
                sums={line.sums}
                change={
                  mayChange
                    ? [{ href: change(line.id), text: "Change", visuallyHiddenText: "the terms" }]
                    : undefined
                }
              />
            </section>
          ) : (
            <EmptyState key={line.id} title={`${line.title}: no terms yet`}>
              <p className="govuk-body">
                Say what is guaranteed, what an unused unit is paid and what buying singly would cost.
              </p>
              {mayChange ? <Button href={change(line.id)}>Set the terms</Button> : null}
            </EmptyState>
          ),
        )
      )}
    </>
  );
}
