/** The application may load another copy of axios than this package does, and then `instanceof` is false. */
export const noInstanceofAxiosError = {
  meta: { type: 'problem', schema: false },
  create(context) {
    return {
      BinaryExpression(node) {
        if (node.operator !== 'instanceof') return;
        const name = node.right.type === 'MemberExpression' ? node.right.property.name : node.right.name;
        if (name === 'AxiosError')
          context.report({ node, message: 'Use isAxiosError() instead of instanceof AxiosError.' });
      },
    };
  },
};
