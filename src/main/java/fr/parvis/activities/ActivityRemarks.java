// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sentences of another module about one activity, on its pages. Modules contribute theirs as beans. */
public interface ActivityRemarks {

    /** None where there is nothing to say. */
    List<Remark> of(UUID activity);

    /** @param href page to act on it, for who may; {@code label} names the link */
    record Remark(String text, @Nullable String href, String label) {}
}
