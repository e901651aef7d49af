import { Input } from "#app/components/govuk/Input.tsx";
import { shown } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";
import type { CostBox } from "./cost-rows.server.ts";

type DriverFieldsProps = { readonly boxes: readonly CostBox[]; readonly reply: Reply | undefined };

/** What stands behind the lines: pay, hours, occupancy. No part of a total. */
export function DriverFields({ boxes, reply }: DriverFieldsProps) {
  return (
    <div className="app-cost-drivers">
      {boxes.map((box) => (
        <div key={box.name}>
          <Input
            name={box.name}
            label={box.label}
            hint={box.hint ?? undefined}
            prefix={box.prefix}
            suffix={box.suffix}
            width={5}
            inputMode="decimal"
            spellCheck={false}
            autoComplete="off"

            value={shown(reply, box.name, box.value)}
            error={reply?.errors[box.name]}
          />
          {!reply && box.question ? <p className="app-aside app-question">{box.question}</p> : null}
        </div>
      ))}
    </div>
  );
}
