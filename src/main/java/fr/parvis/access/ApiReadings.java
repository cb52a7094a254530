// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Answers to programs that fetch data with a token: limited for each account, and journalled. */
public interface ApiReadings {

    /**
     * Reads, if the account has not asked too often; the journal says what was read and how many rows, none of an empty answer. Too often is answered 429
     * with {@code Retry-After}.
     *
     * @param what {@code visits}, {@code appointments} …, a word of {@code access.api-read.} in the messages
     */
    <T> T read(String what, Supplier<T> reading, ToIntFunction<T> rows);
}
