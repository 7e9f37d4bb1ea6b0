const CONTAINERS = ['Map', 'Set', 'WeakMap', 'WeakSet', 'Array'];

/** State at module level is shared by every app in the process, and doubled when both copies of the package load. */
export const noModuleState = {
  meta: { type: 'problem', schema: false },
  create(context) {
    return {
      VariableDeclaration(node) {
        const owner = node.parent.type === 'ExportNamedDeclaration' ? node.parent.parent : node.parent;
        if (owner.type !== 'Program' || node.declare) return;
        const mutable = node.kind !== 'const' || node.declarations.some(({ init }) => isEmptyContainer(init));
        if (mutable)
          context.report({ node, message: 'No mutable state at module level: keep it in an instance.' });
      },
    };
  },
};

function isEmptyContainer(init) {
  if (init?.type === 'ArrayExpression') return init.elements.length === 0;
  return (
    init?.type === 'NewExpression' && CONTAINERS.includes(init.callee.name) && init.arguments.length === 0
  );
}
