// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.util.function.LongSupplier;

/**
 * A number that operators watch, such as how many commands wait. Modules contribute them as beans; it holds nothing of a person.
 *
 * @param name parts with dots between them, as in {@code parvis.commands.held}
 * @param help description for Prometheus, in one English sentence
 * @param scope on whose behalf it is asked: of each association, and summed up, or of the network
 * @param count reads it, in a transaction of its own; asked once a minute
 */
public record WatchedCount(String name, String help, Scope scope, LongSupplier count) {

    /** On whose behalf a number is read. */
    public enum Scope {
        EACH_ASSOCIATION,
        NETWORK
    }
}
