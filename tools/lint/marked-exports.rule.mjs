const MARK = /@(publicApi|publicShape|internal)\b/;

/**
 * Whoever reads an exported declaration can tell whether users may rely on it. `@publicShape`: no name for users, but
 * public types are made of it, so it has to stay in the declarations; `@internal` is stripped from them.
 */
export const markedExports = {
  meta: { type: 'suggestion', schema: false },
  create(context) {
    const marked = new Set();
    return {
      ExportNamedDeclaration(node) {
        const { declaration } = node;
        if (!declaration) return;
        const name = declaration.id?.name ?? declaration.declarations?.[0]?.id?.name ?? '';
        if (marked.has(name)) return; // the further signatures of an overloaded function
        if (docstring(context.sourceCode, node, declaration).some(({ value }) => MARK.test(value)))
          marked.add(name);
        else
          context.report({
            node,
            message: `The docstring of "${name}" must say @publicApi, @publicShape or @internal.`,
          });
      },
    };
  },
};

function docstring(sourceCode, node, declaration) {
  const first = declaration.decorators?.[0]; // the docstring of a decorated class stands above its decorators
  return sourceCode.getCommentsBefore(first && first.range[0] < node.range[0] ? first : node);
}
