/**
 * JSON about the account that is here: nothing when nobody answered in time, or when somebody else has signed in since.
 *
 * @param {string} address @param {string} me @param {number} patience milliseconds @returns {Promise<any>}
 */
export async function fetchOwn(address, me, patience) {
  try {
    // No copy of it stays in the browser's own cache
    const response = await fetch(address, { cache: "no-store", credentials: "same-origin", redirect: "manual", signal: AbortSignal.timeout(patience), headers: { Accept: "application/json" } });
    if (!response.ok) return null;
    const told = await response.json();
    return told.me === me ? told : null;
  } catch {
    return null;
  }
}
