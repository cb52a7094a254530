// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sentences of another module about one visit, on its page. Modules contribute theirs as beans. */
public interface VisitRemarks {

    /** In the order of the requests; none where there is nothing to say. */
    List<Remark> of(UUID visit);

    /**
     * @param about request, in words; empty for the whole visit
     * @param href page to act on it, for an account that may; {@code label} names the link
     */
    record Remark(String about, String text, @Nullable String href, String label) {}
}
