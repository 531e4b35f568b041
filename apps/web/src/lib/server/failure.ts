/** What a log may say of a failure: its kind and where in the code, never its message, which may quote what someone wrote. */
export function toFailure(cause: unknown): { readonly kind: string; readonly at: readonly string[] } {
  if (!(cause instanceof Error)) return { kind: typeof cause, at: [] };
  const lines = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: cause.name, at: lines.slice(0, 8).map((line) => line.trim()) };
}
