// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arrangements, and what went back for each last. */
public record ReturnsPage(List<Row> rows) {
    /**
     * One arrangement.
     *
     * @param last null before the first file
     */
    public record Row(
            String href, String name, String partner, String when, PartnerDashboardPage.@Nullable ReturnRow last) {}
}
