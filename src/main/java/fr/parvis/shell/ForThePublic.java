// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page, a feed or a calendar of the public's door: anybody may ask for it, it is told in every {@link Language}, and one origin may ask
 * for so many of them in a while ({@link PublicRateLimit}).
 */
@OpenToAll
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ForThePublic {
    /** How many pages it counts for: what is drawn costs more than what is read. */
    int weight() default 1;

    /**
     * Whether it may be read from a replica of the database, some seconds behind ({@code PARVIS_DB_REPLICA_URL}). Not where people see again what they have just
     * sent.
     */
    boolean replica() default false;
}
