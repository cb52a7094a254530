// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.limits;

/** Limit of the work that keeps a processor busy for a second or more at once: hashes of passwords, drawings, workbooks. */
public final class HeavyWork {
    /** Half of the processors for each kind, so that one is left for pages. */
    public static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private HeavyWork() {}
}
