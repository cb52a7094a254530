// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import org.jspecify.annotations.Nullable;

/** Result of handing a message over to a mail server or provider. */
public sealed interface Delivery {

    /** @param reference by which the provider reports what became of it */
    record Taken(@Nullable String reference) implements Delivery {}

    /** The provider will never take this message. */
    record Refused() implements Delivery {}

    /** The provider did not take it now, and may later. */
    record Later() implements Delivery {}

    /** The provider may have taken it. */
    record Unknown() implements Delivery {}
}
