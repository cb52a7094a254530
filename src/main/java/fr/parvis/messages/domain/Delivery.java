// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import org.jspecify.annotations.Nullable;

/** Result of handing a message over to a mail server or provider. */
public sealed interface Delivery {

    /** @param reference by which the provider reports what became of it */
    record Taken(@Nullable String reference) implements Delivery {}

    /** It will never take this one. */
    record Refused() implements Delivery {}

    /** It surely did not take it now; later it may. */
    record Later() implements Delivery {}

    /** It may have taken it. */
    record Unknown() implements Delivery {}
}
