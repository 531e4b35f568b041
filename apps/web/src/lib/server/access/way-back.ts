/**
 * The page to return to after signing in or out: `til` of the address, if it lies in this report.
 * Anything else (another host, a trick with slashes) becomes the overview.
 */
export function wayBack(url: URL, overview: string): string {
  const wanted = url.searchParams.get('til');
  if (!wanted?.startsWith('/')) return overview;
  try {
    const target = new URL(wanted, url.origin);
    return target.origin === url.origin ? target.pathname + target.search + target.hash : overview;
  } catch {
    return overview;
  }
}
