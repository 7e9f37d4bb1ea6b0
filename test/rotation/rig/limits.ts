/**
 * What a time may be. The limit of the plan holds on a machine that does nothing else (`STRICT_TIMES=1`, as in the
 * soak). A slice shares its machine with whoever else is at work there, so it only notices what is grossly wrong.
 */
export function limit(planned: number, shared: number): number {
  const strict = process.env['STRICT_TIMES'] ?? process.env['SOAK'];
  return strict === '1' ? planned : shared;
}
