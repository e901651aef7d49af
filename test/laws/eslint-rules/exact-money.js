const floats = new Set(["parseFloat", "toFixed"]);

/** Money is exact: only app/domain/money.ts turns text into amounts, and amounts into text. */
export const exactMoney = {
  meta: {
    type: "problem",
    schema: [],
    messages: { float: "`{{name}}` goes by way of a float: use app/domain/money.ts." },
  },
  create(context) {
    const refuse = (node, name) => context.report({ node, messageId: "float", data: { name } });
    return {
      MemberExpression(node) {
        const name = node.computed ? node.property.value : node.property.name;
        if (floats.has(name)) refuse(node.property, name);
      },
      "Identifier[name='parseFloat']"(node) {
        if (node.parent.type !== "MemberExpression") refuse(node, node.name);
      },
    };
  },
};
