// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A scheduled job that cares for what its own process holds: its memory, its data folder. Where several processes serve one database, each runs it; any
 * other job is run by one of them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface InEachProcess {}
