const makers = { loader: ["guardLoader"], action: ["guardAction", "guardUpload"] };

/** Layouts protect nothing: each loader and action that a route exports is made by the guard, in place. */
export const guardedRoutes = {
  meta: {
    type: "problem",
    schema: [],
    messages: { bare: "Make `{{name}}` here: export const {{name}} = {{makers}}({ area, permission }, …)." },
  },
  create(context) {
    const refuse = (node, name) =>
      context.report({ node, messageId: "bare", data: { name, makers: makers[name].join(" or ") } });
    return {
      ExportNamedDeclaration(node) {
        for (const { name, made, at } of exported(node)) {
          if (name in makers && !makers[name].includes(made)) refuse(at, name);
        }
      },
    };
  },
};

function exported({ declaration, specifiers }) {
  if (declaration?.type === "FunctionDeclaration") return [{ name: declaration.id.name, at: declaration.id }];
  if (declaration?.type === "VariableDeclaration") return declaration.declarations.flatMap(declared);
  return specifiers.map((specifier) => ({
    name: specifier.exported.name ?? specifier.exported.value,
    at: specifier,
  }));
}

function declared({ id, init }) {
  if (id.type === "Identifier") return [{ name: id.name, made: init?.callee?.name, at: id }];
  return (id.properties ?? []).map((property) => ({ name: property.value?.name, at: property }));
}
