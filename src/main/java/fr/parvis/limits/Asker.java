// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.limits;

/** Person or program on whose behalf this thread works, as far as limits tell them apart. */
public interface Asker {
    /** Whether it is the public; jobs and commands count as staff. */
    boolean isPublic();
}
