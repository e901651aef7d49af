import type { TaskName } from "./tasks.ts";

/** The name under which a section is kept: "organisation", "lot:…", "prices:…", "question:…". */
export function sectionKey(name: TaskName): string {
  switch (name.kind) {
    case "lot":
    case "prices":
      return `${name.kind}:${name.lotId}`;
    case "question":
      return `question:${name.code}`;
    default:
      return name.kind;
  }
}
