// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The right that a route asks for. A route with neither this nor {@code @OpenToAll} is closed to all. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Requires {
    Right value();

    /** Whether the account must be of an association, of a partner, or of the network itself. */
    Within within() default Within.ANYWHERE;
}
