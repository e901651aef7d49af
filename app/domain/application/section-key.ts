import { unreachable } from "#app/domain/verdict.ts";
import type { TaskName } from "./tasks.ts";

/** The name under which a section is kept: "organisation", "lot:…", "prices:…", "question:…". */
export function sectionKey(name: TaskName): string {
  switch (name.kind) {
    case "lot":
    case "prices":
    case "costs":
      return `${name.kind}:${name.lotId}`;
    case "question":
      return `question:${name.code}`;
    case "organisation":
    case "declaration":
    case "lots":
    case "standards":
    case "documents":
    case "partners":
      return name.kind;
    default:
      return unreachable(name);
  }
}
