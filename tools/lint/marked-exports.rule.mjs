const MARK = /@(publicApi|internal)\b/;

/** Whoever reads an exported declaration can tell whether users may rely on it. */
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
          context.report({ node, message: `The docstring of "${name}" must say @publicApi or @internal.` });
      },
    };
  },
};

function docstring(sourceCode, node, declaration) {
  const first = declaration.decorators?.[0]; // the docstring of a decorated class stands above its decorators
  return sourceCode.getCommentsBefore(first && first.range[0] < node.range[0] ? first : node);
}
