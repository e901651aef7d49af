const forbiddenNames = new Set([
  "process",
  "performance",
  "crypto",
  "setTimeout",
  "setInterval",
  "globalThis",
]);

/** In the domain time, chance and the process are arguments: the same facts always give the same answer. */
export const noClockInDomain = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      clock: "The domain has no clock: take `now` as an argument.",
      chance: "The domain has no randomness: take the value as an argument.",
      name: "The domain knows no `{{name}}`: take what it gives as an argument.",
    },
  },
  create(context) {
    return {
      "Program:exit"(program) {
        for (const { identifier } of globalReferences(context.sourceCode.getScope(program))) {
          const messageId = problemWith(identifier);
          if (messageId) context.report({ node: identifier, messageId, data: { name: identifier.name } });
        }
      },
      "MemberExpression[object.name='Temporal'][property.name='Now']"(node) {
        context.report({ node, messageId: "clock" });
      },
    };
  },
};

function globalReferences(scope) {
  const declared = scope.variables
    .filter((variable) => variable.defs.length === 0)
    .flatMap((variable) => variable.references);
  return [...declared, ...scope.through].filter((reference) => reference.isTypeReference !== true);
}

function problemWith(identifier) {
  const { name, parent } = identifier;
  if (name === "Math") return isMember(parent, identifier, "random") ? "chance" : undefined;
  if (name === "Date") return readsTheClock(parent, identifier) ? "clock" : undefined;
  return forbiddenNames.has(name) ? "name" : undefined;
}

function readsTheClock(parent, identifier) {
  if (isMember(parent, identifier, "now")) return true;
  const called =
    (parent.type === "NewExpression" || parent.type === "CallExpression") && parent.callee === identifier;
  return called && (parent.type === "CallExpression" || parent.arguments.length === 0);
}

function isMember(parent, object, property) {
  return (
    parent.type === "MemberExpression" &&
    parent.object === object &&
    (parent.property.name ?? parent.property.value) === property
  );
}
