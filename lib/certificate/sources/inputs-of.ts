import type { CertificateInput } from './certificate-input.interface.js';
import type { SourceMember } from './store-source.interface.js';

/**
 * The pairs among the members, for those who read a built-in source through the public interface.
 *
 * @throws the first member's reason, where no member is a pair
 * @internal
 */
export function inputsOf(members: readonly SourceMember[]): CertificateInput[] {
  const inputs = members.flatMap(({ input }) => (input instanceof Error ? [] : [input.plain()]));
  const [first] = members;
  if (inputs.length === 0 && first?.input instanceof Error) throw first.input;
  return inputs;
}
